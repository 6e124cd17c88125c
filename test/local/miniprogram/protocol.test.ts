import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type automator from 'miniprogram-automator';
import { methods } from '../../../local/miniprogram/automator-server';
import { handling } from '../../../local/miniprogram/gestures';
import { openSimulatedPhone } from '../../../local/miniprogram/open-phone';
import { writeFixtureApp } from './fixture-app';
import { deadCloud } from './walk';

const client = dirname(createRequire(__filename).resolve('miniprogram-automator'));

/** Every method the real client can send, read from its own source; some of an element's it puts together itself. */
function methodsOfTheClient(): string[] {
  const sources = ['MiniProgram', 'Page', 'Element', 'Native'].map((name) =>
    readFileSync(`${client}/${name}.js`, 'utf8'),
  );
  const whole = [...sources.join().matchAll(/"((?:Tool|App|Page|Element)\.\w+)"/g)].map(([, name]) => name!);
  const put = [...sources.join().matchAll(/"(get(?:Attributes|Properties|Styles|DOMProperties))"/g)];
  const events = ['App.logAdded', 'App.bindingCalled', 'App.exceptionThrown', 'Tool.onRemoteDebugConnected'];
  return [...new Set([...whole, ...put.map(([, name]) => `Element.${name}`)])].filter(
    (name) => !events.includes(name),
  );
}

test('every command of the real client is answered, or refused by its name', () => {
  expect(methodsOfTheClient()).toHaveLength(45);
  expect(methodsOfTheClient().filter((name) => !(name in methods))).toEqual([]);
});

test('whatever the client can have a component do, the component does', () => {
  const functions = [...readFileSync(`${client}/Element.js`, 'utf8').matchAll(/callFunction\("([^"]+)"/g)];
  expect(functions).toHaveLength(11);
  expect(functions.map(([, name]) => name!).filter((name) => !(name in handling))).toEqual([]);
});

describe('of a phone with one page', () => {
  let opened: Awaited<ReturnType<typeof openSimulatedPhone>>;
  let program: Awaited<ReturnType<typeof automator.connect>>;
  const app = writeFixtureApp();

  beforeAll(async () => {
    opened = await openSimulatedPhone({ dist: app.folder, cloud: deadCloud });
    program = opened.phone.program;
  });
  afterAll(async () => {
    await opened.close();
    app.remove();
  });

  const page = async () => (await program.currentPage())!;

  test('elements are found by a path through the page, and only through this page', async () => {
    await program.callWxMethod('navigateTo', { url: '/home/home' });
    const found = (await (await page()).getElementsByXpath('//text')) as { text(): Promise<string> }[];
    const texts = await Promise.all(found.map((one) => one.text()));
    expect(texts).toEqual(['new', '+', '0 箱']);
    expect(await (await (await page()).xpath('/page/text[@id="cases"]'))!.text()).toBe('0 箱');
    expect(await (await page()).xpath('//nothing')).toBeNull();
    await program.callWxMethod('navigateBack');
  });

  test('the page is as large as the phone', async () => {
    expect(await (await page()).size()).toEqual({ width: 375, height: 667 });
    expect(await (await page()).scrollTop()).toBe(0);
  });

  test('a method put in another’s place may still ask the true one', async () => {
    await program.mockWxMethod('getSystemInfoSync', function (this: { origin(): object }) {
      return { ...this.origin(), brand: 'ours' };
    });
    const asked = (await program.callWxMethod('getSystemInfoSync')) as object;
    expect(asked).toMatchObject({ brand: 'ours', platform: 'devtools' });
    await program.restoreWxMethod('getSystemInfoSync');
  });

  test('an element that is gone with its page says so', async () => {
    await program.callWxMethod('navigateTo', { url: '/shelf/list' });
    const button = (await (await page()).$('button'))!;
    expect(await button.outerWxml()).toBe('<button>回去</button>');
    await program.callWxMethod('navigateBack');
    await expect(button.text()).rejects.toThrow('is no longer on any page');
  });

  test('WeChat’s own back and home are pressed', async () => {
    await program.callWxMethod('navigateTo', { url: '/shelf/list' });
    await program.native().navigateLeft();
    expect((await page()).path).toBe('home/home');
    await program.callWxMethod('navigateTo', { url: '/shelf/list' });
    await program.native().goHome();
    expect((await program.pageStack()).map(({ path }) => path)).toEqual(['home/home']);
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      'Tool.native confirmModal is not built in the simulator: set its answers before the tap',
      () => program.native().confirmModal(),
    ],
    ['Tool.getTestAccounts is not built in the simulator', () => program.testAccounts()],
    ['Tool.getTicket is not built in the simulator', () => program.getTicket()],
    ['Tool.setTicket is not built in the simulator', () => program.setTicket('a')],
    ['Tool.refreshTicket is not built in the simulator', () => program.refreshTicket()],
    ['Tool.stopAudits is not built in the simulator', () => program.stopAudits()],
    ['Tool.enableRemoteDebug is not built in the simulator', () => program.remote()],
    ['App.captureScreenshot needs a screen', () => program.screenshot()],
    ['The plugin map is not built in the simulator', () => program.callPluginWxMethod('map', 'scanCode')],
    ['The plugin map is not built in the simulator', () => program.mockPluginWxMethod('map', 'scanCode', {})],
    ['wx.noSuchThing does not exist', () => program.callWxMethod('noSuchThing')],
  ])('%s', async (words, ask) => {
    await expect(ask()).rejects.toThrow(words);
  });
});

import { startSimulator } from '../../../local/miniprogram/simulator';
import { samplePhoto } from '../../../local/miniprogram/wx/photo';
import { writeFixtureApp } from './fixture-app';
import { deadCloud, walk } from './walk';

test('a page of a subpackage opens over the first one and closes again', () =>
  walk({}, async ({ phone, simulator }) => {
    expect([...simulator.phone.downloadedPackages]).toEqual(['']);
    await phone.tap('货架');
    await phone.waitForText('shelf of tea%20red');
    expect(await phone.path()).toBe('shelf/list');
    expect((await phone.program.pageStack()).map(({ path }) => path)).toEqual(['home/home', 'shelf/list']);
    await phone.tap('回去');
    await phone.waitForPath('home/home');
    await phone.waitForText('went navigateTo:ok');
  }));

test('a page that does not exist is refused by name', () =>
  walk({}, async ({ phone }) => {
    await phone.tap('没有的页');
    await phone.waitForText('navigateTo:fail page "nowhere" is not found');
  }));

test('no more than ten pages lie over one another', () =>
  walk({}, async ({ phone }) => {
    const open = () => phone.program.callWxMethod('navigateTo', { url: '/home/closed' });
    for (let pages = 1; pages < 10; pages += 1) await open();
    await expect(open()).rejects.toThrow('navigateTo:fail webview count limit exceed');
    expect(await phone.program.pageStack()).toHaveLength(10);
  }));

test('the first page cannot be left by going back', () =>
  walk({}, async ({ phone }) => {
    await expect(phone.program.callWxMethod('navigateBack')).rejects.toThrow('navigateBack:fail');
    expect(await phone.path()).toBe('home/home');
  }));

test('a finger cannot press a button on a page that lies below', () =>
  walk({}, async ({ phone }) => {
    const plus = (await (await phone.program.currentPage())!.$('.plus'))!;
    await phone.tap('货架');
    await phone.waitForPath('shelf/list');
    await expect(plus.tap()).rejects.toThrow('not on the screen');
  }));

test('what was stored and saved outlives a killed app, temporary files and the screen do not', () =>
  walk({ cloud: { ...deadCloud, uploadFile: async () => ({ fileID: 'cloud://1' }) } }, async (walk) => {
    const { phone, simulator } = walk;
    const photo = samplePhoto('shelf of Wang');
    simulator.answers.photos = [photo];
    await phone.tap('拍照');
    await phone.waitForText('cloud://1');
    await phone.tap('加一箱');
    await phone.tap('下单');
    const files = () => [...simulator.phone.files.keys()];
    expect(files()).toHaveLength(2);
    await simulator.relaunch();
    await phone.waitForText('ordered');
    await phone.waitForText('0 箱');
    expect(files()).toEqual(['wxfile://usr/shelf.jpg']);
    expect(Buffer.compare(simulator.phone.files.get('wxfile://usr/shelf.jpg')!, photo)).toBe(0);
  }));

test('a killed app hears no answer that was on its way, so it asks nothing more', () => {
  const calls: string[] = [];
  let answer = (_: unknown) => {};
  const callFunction = (name: string) => {
    calls.push(name);
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  return walk({ cloud: { ...deadCloud, callFunction } }, async ({ phone, simulator }) => {
    await phone.tap('问云');
    await phone.program.evaluate(`function () {
      wx.cloud.callFunction({ name: 'first' }).then(function () { wx.cloud.callFunction({ name: 'second' }); });
    }`);
    simulator.kill();
    answer('too late');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toEqual(['store', 'first']);
    expect(simulator.diary.errors).toEqual([]);
  });
});

test('a killed app leaves no clock running', () =>
  walk({}, async ({ phone, simulator }) => {
    const clocks = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    await phone.program.evaluate(
      'function () { setInterval(function () {}, 1000); setTimeout(Array, 9000); }',
    );
    const before = clocks();
    simulator.kill();
    expect(clocks()).toBe(before - 2);
  }));

test('a code in front of the phone decides where the app opens', () =>
  walk({ launch: { path: 'home/home', query: { from: 'cap' }, scene: 1047 } }, async ({ phone }) => {
    await phone.waitForText('cap');
    expect(await phone.program.callWxMethod('getLaunchOptionsSync')).toMatchObject({
      path: 'home/home',
      query: { from: 'cap' },
      scene: 1047,
    });
  }));

test('the app is told when it goes behind another and comes back', () =>
  walk({}, async ({ phone, simulator }) => {
    simulator.toBackground();
    await simulator.toForeground();
    const seen = await phone.program.evaluate('function () { return getApp().seen; }');
    expect(seen).toEqual(['launch home/home', 'show', 'hide', 'show']);
  }));

test('a code scanned outside leads the app that is still alive to its page', () =>
  walk({}, async ({ phone, simulator }) => {
    await phone.tap('货架');
    await phone.waitForPath('shelf/list');
    simulator.toBackground();
    await simulator.toForeground({ path: 'home/home', query: { from: 'case' }, scene: 1047 });
    await phone.waitForText('case');
    expect(await phone.program.pageStack()).toHaveLength(1);
    expect(await phone.program.callWxMethod('getEnterOptionsSync')).toMatchObject({ scene: 1047 });
    expect(await phone.program.callWxMethod('getLaunchOptionsSync')).toMatchObject({ scene: 1001 });
  }));

test('the phone lives on the day its clock shows', () =>
  walk({ now: () => Date.parse('2027-02-06T00:00:00+08:00') }, async ({ phone }) => {
    const days =
      'function () { return [Date.now(), +new Date(), +new Date(5), new Date() instanceof Date]; }';
    const newYear = Date.parse('2027-02-05T16:00:00Z');
    expect(await phone.program.evaluate(days)).toEqual([newYear, newYear, 5, true]);
  }));

test('two phones run side by side and share nothing', async () => {
  const app = writeFixtureApp();
  const [wang, li] = await Promise.all([
    startSimulator({ dist: app.folder, cloud: deadCloud }),
    startSimulator({ dist: app.folder, cloud: deadCloud }),
  ]);
  const pageOf = (phone: typeof wang) =>
    phone.life().pages[0]!.caller as { add(): void; data: { cases: number } };
  pageOf(wang).add();
  expect([wang, li].map((phone) => pageOf(phone).data.cases)).toEqual([1, 0]);
  wang.kill();
  li.kill();
  app.remove();
});

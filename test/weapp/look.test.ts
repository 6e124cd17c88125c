import { models } from '../../local/miniprogram/models';
import { type OpenPhone, openPhone } from '../../local/miniprogram/open-phone';
import { openScreen, type Screen } from '../../local/miniprogram/screen/screen';
import type { SimulatorOptions } from '../../local/miniprogram/simulator';
import { pictureSize } from '../../local/miniprogram/wx/photo';
import { faultsAsShown } from '../h5/faults';
import * as answers from '../h5/store-answers';
import { testInSimulator } from './weapp';

const wang = { role: 'owner', at: answers.storeId, name: '老王便利店' };
const says: Readonly<Record<string, unknown>> = {
  whoAmI: { seats: [wang] },
  home: answers.busyHome,
  offers: answers.offers,
  inbox: answers.inbox,
};
const cloud: SimulatorOptions['cloud'] = {
  callFunction: async (_, event) => ({ value: says[(event as { call: string }).call] }),
  uploadFile: () => Promise.reject(new Error('nothing is uploaded here')),
};

let screen: Screen;
let opened: OpenPhone;

beforeAll(async () => {
  screen = await openScreen();
  opened = await openPhone({ dist: 'dist/weapp', cloud, now: () => answers.at }, screen);
  await opened.phone.waitForText('建议订 9 件');
});
afterAll(async () => {
  await opened.close();
  await screen.close();
});

testInSimulator.each<[string, SimulatorOptions['device']]>([
  ['in daylight', {}],
  ['at the largest text', { fontSizeScaleFactor: 1.4 }],
  ['in the dark', { fontSizeScaleFactor: 1, theme: 'dark' }],
  ['on the narrowest phone', { model: models.narrow, theme: 'light' }],
])(
  '%s the owner’s first screen can be read in WeChat’s own build, and every control hit',
  async (_, device) => {
    const simulator = opened.simulator!;
    Object.assign(simulator.phone.device, device);
    expect(await faultsAsShown(await screen.draw(simulator))).toEqual([]);
  },
);

test('the automator’s client gets a picture of it', async () => {
  const picture = Buffer.from((await opened.phone.program.screenshot()) as string, 'base64');
  expect(pictureSize(picture)?.type).toBe('png');
});

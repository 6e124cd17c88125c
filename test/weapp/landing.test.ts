import { connectPhone } from '../../local/miniprogram/automator-phone';
import { serveAutomator } from '../../local/miniprogram/automator-server';
import { NoAnswer } from '../../local/miniprogram/phone';
import { type Simulator, startSimulator } from '../../local/miniprogram/simulator';

const wang = { role: 'owner', at: 's1', name: '老王便利店' };
const rep = { role: 'rep', at: 'r1', name: '城东线' };

/** A cloud that knows who is calling and is out of reach for everything else. */
const cloudOf = (seats: unknown[]) => ({
  callFunction: async (_: string, event: unknown) => {
    if ((event as { call: string }).call === 'whoAmI') return { value: { seats } };
    throw new NoAnswer();
  },
  uploadFile: () => Promise.reject(new Error('nothing is uploaded here')),
});

async function onPhone(
  simulator: Simulator,
  steps: (phone: Awaited<ReturnType<typeof connectPhone>>) => Promise<void>,
) {
  const server = await serveAutomator(simulator, 0);
  const phone = await connectPhone(server.url);
  try {
    await steps(phone);
  } finally {
    phone.close();
    await server.close();
  }
}

test('an owner is at home after a few short messages to the screen, and no error', async () => {
  const simulator = await startSimulator({ dist: 'dist/weapp', cloud: cloudOf([wang]) });
  await onPhone(simulator, (phone) => phone.waitForPath('store/home/home'));
  const { setData, errors, warnings } = simulator.diary;
  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
  expect(setData.filter(({ page }) => page === 'store/home/home').length).toBeLessThanOrEqual(3);
  expect(Math.max(...setData.map(({ bytes }) => bytes))).toBeLessThan(16 * 1024);
  simulator.kill();
});

test('changing role is one tap on the chip and one on the role, and is remembered', async () => {
  const simulator = await startSimulator({ dist: 'dist/weapp', cloud: cloudOf([wang, rep]) });
  await onPhone(simulator, async (phone) => {
    await phone.waitForPath('store/home/home');
    await phone.tap('现在是店主 · 老王便利店，换身份');
    await phone.tap('换成业务员 · 城东线');
    await phone.waitForPath('rep/home/home');
  });
  await simulator.relaunch();
  await onPhone(simulator, (phone) => phone.waitForPath('rep/home/home'));
  simulator.kill();
});

test('without network the app opens where it was left', async () => {
  const simulator = await startSimulator({ dist: 'dist/weapp', cloud: cloudOf([wang]) });
  await onPhone(simulator, (phone) => phone.waitForPath('store/home/home'));
  simulator.kill();
  simulator.setOffline(true);
  await simulator.relaunch();
  await onPhone(simulator, (phone) => phone.waitForPath('store/home/home'));
  simulator.kill();
});

test('an owner whose first visit met no network is at home the next time', async () => {
  let isReached = false;
  const cloud = cloudOf([wang]);
  const callFunction: typeof cloud.callFunction = (...asked) =>
    isReached ? cloud.callFunction(...asked) : Promise.reject(new NoAnswer('no network'));
  const simulator = await startSimulator({ dist: 'dist/weapp', cloud: { ...cloud, callFunction } });
  await onPhone(simulator, (phone) => phone.waitForPath('member/home/home'));
  isReached = true;
  await simulator.relaunch();
  await onPhone(simulator, (phone) => phone.waitForPath('store/home/home'));
  simulator.kill();
});

test('a stranger with a bottle in hand sees the result first', async () => {
  const query = { q: encodeURIComponent('https://example.com/c/ABCDEF123456') };
  const simulator = await startSimulator({
    dist: 'dist/weapp',
    cloud: cloudOf([]),
    launch: { query, scene: 1011 },
  });
  await onPhone(simulator, (phone) => phone.waitForPath('entry/scan-result/scan-result'));
  simulator.kill();
});

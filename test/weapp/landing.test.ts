import { NoAnswer } from '../../local/miniprogram/phone';
import { cannedCloud, onSimulator, onWeapp, testInSimulator } from './weapp';

const wang = { role: 'owner', at: 's1', name: '老王便利店' };
const rep = { role: 'rep', at: 'r1', name: '城东线' };
const cloudOf = (seats: unknown[]) => cannedCloud({ whoAmI: { seats } });

test('an owner is at home after a few short messages to the screen, and no error', () =>
  onWeapp(cloudOf([wang]), async ({ phone, diary }) => {
    await phone.waitForPath('store/home/home');
    const { setData, warnings } = diary;
    expect(warnings).toEqual([]);
    expect(setData.filter(({ page }) => page === 'store/home/home').length).toBeLessThanOrEqual(3);
    expect(Math.max(...setData.map(({ bytes }) => bytes))).toBeLessThan(16 * 1024);
  }));

testInSimulator('changing role is one tap on the chip and one on the role, and is remembered', () =>
  onSimulator(cloudOf([wang, rep]), async ({ phone, simulator }) => {
    await phone.waitForPath('store/home/home');
    await phone.tap('现在是店主 · 老王便利店，换身份');
    await phone.tap('换成业务员 · 城东线');
    await phone.waitForPath('rep/home/home');
    await simulator.relaunch();
    await phone.waitForPath('rep/home/home');
  }),
);

testInSimulator('without network the app opens where it was left', () =>
  onSimulator(cloudOf([wang]), async ({ phone, simulator }) => {
    await phone.waitForPath('store/home/home');
    simulator.kill();
    simulator.setOffline(true);
    await simulator.relaunch();
    await phone.waitForPath('store/home/home');
  }),
);

testInSimulator('an owner whose first visit met no network is at home the next time', () => {
  let isReached = false;
  const cloud = cloudOf([wang]);
  const callFunction: typeof cloud.callFunction = (...asked) =>
    isReached ? cloud.callFunction(...asked) : Promise.reject(new NoAnswer('no network'));
  return onSimulator({ ...cloud, callFunction }, async ({ phone, simulator }) => {
    await phone.waitForPath('member/home/home');
    isReached = true;
    await simulator.relaunch();
    await phone.waitForPath('store/home/home');
  });
});

test('a stranger with a bottle in hand sees the result first', () => {
  const query = { q: encodeURIComponent('https://example.com/c/ABCDEF123456') };
  const onBottle = { launch: { query, scene: 1011 } };
  return onWeapp(cloudOf([]), ({ phone }) => phone.waitForPath('entry/scan-result/scan-result'), onBottle);
});

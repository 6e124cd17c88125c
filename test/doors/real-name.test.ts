import type { Output } from '../../contracts/call';
import type { PayApi } from '../../contracts/pay';
import { openFirstShop, seat, xiaoli } from '../first-shop';
import { type RunningCloud, startRunningCloud } from '../running-cloud';
import { value, walkTheLoop } from '../the-loop';

const lines: string[] = [];
let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startRunningCloud({
    at: '2026-11-23T09:00:00+08:00',
    timers: [],
    log: (_, line) => void lines.push(line),
  });
  await openFirstShop(cloud);
}, 60_000);
afterAll(() => cloud.close());

test('a legal name and number are nowhere in clear: no document, no log line and no answer holds them', async () => {
  await seat(cloud, 'li', 'rep', xiaoli);
  const li = await cloud.phone('li');
  const answers: unknown[] = [];
  const told = async (call: string, input: object) => {
    const answer = await li.call('pay', call, input);
    answers.push(answer);
    return answer;
  };
  const given = { name: '欧阳测试', idNumber: '11010519491231002X' };
  expect(await told('giveRealName', given)).toMatchObject({ value: { name: '欧*' } });
  await told('realName', {});
  // Wrong in every way a thumb can be: nothing of it is said back.
  for (const idNumber of ['11010519491231002', '110105194912310021', '11010519491231002x', given])
    await told('giveRealName', { ...given, idNumber });
  for (const name of ['欧阳测试'.repeat(20), ['欧阳测试'], { 欧阳测试: 1 }])
    await told('giveRealName', { name });
  await walkTheLoop(cloud);
  const [withdrawal] = (
    await value<{ withdrawals: { payout: { state: string } }[] }>(li, 'rep', 'earnings', {})
  ).withdrawals;
  expect(withdrawal?.payout.state).toBe('paid');
  const everything = [cloud.everything(), ...lines, ...answers.map((answer) => JSON.stringify(answer))].join(
    '\n',
  );
  expect(everything).toContain('欧*');
  expect(everything).not.toMatch(/欧阳|测试|11010519491231002/);
});

test('whoever takes it back is nobody again', async () => {
  const li = await cloud.phone('li');
  await value(li, 'pay', 'eraseRealName', {});
  expect(await value<Output<PayApi['realName']>>(li, 'pay', 'realName', {})).toEqual({
    needsIdNumber: false,
  });
  expect(cloud.everything()).not.toContain('欧');
});

import { entries } from '../cloudfunctions/money/ledger/ledger';
import { openFirstShop } from './first-shop';
import { type RunningCloud, startRunningCloud } from './running-cloud';
import { walkTheLoop } from './the-loop';

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startRunningCloud({ at: '2026-11-23T09:00:00+08:00' });
  await openFirstShop(cloud);
}, 60_000);
afterAll(() => cloud.close());

test('one order, one visit, one scan: every fen and point that moved has its entry and its cause', async () => {
  await walkTheLoop(cloud);
  const moved = cloud
    .all(entries)
    .map(({ cause, postings }) => [cause.kind, postings.map(({ amount }) => amount)]);
  expect(moved).toEqual([
    ['receipt', [39_600, 10_000]],
    ['rebate', [600]],
    ['display', [200]],
    ['withdrawal', [200]],
    ['payout', [200]],
    ['scan', [10]],
  ]);
}, 60_000);

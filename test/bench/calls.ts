import { openFirstShop, seat } from '../first-shop';
import { type RunningCloud, startRunningCloud } from '../running-cloud';
import { walkTheLoop } from '../the-loop';
import { atMost, type Line } from './table';

/** Design's budgets by the contract's names; the identity's one read is part of every count. */
const budgets: readonly [what: string, call: string, limit: number][] = [
  ['screen 首页', 'home', 3],
  ['screen 订货', 'offers', 3],
  ['screen 账本', 'rebate', 3],
  ['screen 接单', 'waiting', 3],
  ['screen 送货', 'stops', 3],
  ['screen 今天', 'today', 3],
  ['screen 任务', 'tasks', 3],
  ['screen 收入', 'earnings', 3],
  ['screen 会员', 'points', 3],
  ['quote', 'quote', 5],
  ['place order', 'placeOrder', 13],
  ['claim', 'claimTask', 8],
  ['evidence through earning', 'reportVisit', 16],
  ['withdraw', 'withdraw', 15],
  ['collect', 'collect', 9],
  ['scan', 'scan', 10],
];

/** Walks the whole loop once, warm, and reads the host's meter. */
export async function benchCalls(): Promise<Line[]> {
  const cloud = await startRunningCloud({ at: '2026-11-23T09:00:00+08:00' });
  try {
    await openFirstShop(cloud);
    await seat(cloud, 'wang', 'owner', 'laowang');
    await walkTheLoop(cloud);
    return budgets.map(([what, call, limit]) => atMost(what, limit, mostCallsOf(cloud, call)));
  } finally {
    await cloud.close();
  }
}

function mostCallsOf(cloud: RunningCloud, call: string): number {
  const records = cloud.cloud
    .world()
    .meter.lastCalls()
    .filter((record) => record.call === call);
  return Math.max(...records.map(({ databaseCalls }) => databaseCalls));
}

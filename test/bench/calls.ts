import type { BrandApi } from '../../contracts/brand';
import type { Output } from '../../contracts/call';
import { openFirstShop, seat } from '../first-shop';
import { type RunningCloud, startRunningCloud } from '../running-cloud';
import { value, walkTheLoop } from '../the-loop';
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
    await onceMore(cloud);
    return [
      ...budgets.map(([what, call, limit]) => atMost(what, limit, callsOf(cloud, call).at(-1) ?? Number.NaN)),
      atMost('screen 今天, the first ever of a person', 3, callsOf(cloud, 'today')[0] ?? Number.NaN),
      atMost('scan, the first call ever of a person', 10, callsOf(cloud, 'scan')[0] ?? Number.NaN),
      atMost('evidence through earning, the most', 16, Math.max(...callsOf(cloud, 'reportVisit'))),
    ];
  } finally {
    await cloud.close();
  }
}

/** The first call of a new person or a new day opens their page; what it costs every other time is measured here. */
async function onceMore(cloud: RunningCloud) {
  const brand = await cloud.phone('brand');
  const { caps } = await value<Output<BrandApi['codes']>>(brand, 'brand', 'codes', {
    batchId: 'b2611',
    caseNumber: 0,
  });
  await value(await cloud.phone('mei'), 'member', 'scan', { code: caps[1] });
  await value(await cloud.phone('li'), 'rep', 'today', {});
}

const callsOf = (cloud: RunningCloud, call: string): number[] =>
  cloud.cloud
    .world()
    .meter.lastCalls()
    .filter((record) => record.call === call)
    .map(({ databaseCalls }) => databaseCalls);

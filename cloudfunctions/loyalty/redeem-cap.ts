import type { Output } from '#contracts/call';
import type { MemberApi } from '#contracts/member';
import type { Instant } from '#contracts/vocabulary';
import type { Batch } from '../goods/batch';
import { type Case, caseId, cases } from '../goods/case';
import { textOf } from '../goods/code';
import { caseOfCap } from '../goods/rules/code';
import { countSold } from '../goods/sell-through';
import type { Kept, Transaction, World } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import { creditScan, type OpenPage } from './points';
import { balanceOn, type Change, pointsExpireOn } from './rules/points';

type Result = Extract<Output<MemberApi['scan']>, { result: 'points' | 'used' }>;
type Redeeming = { batch: Batch; number: number; at: Instant; page: OpenPage };

/** Reads, decides and writes in the caller's transaction: however many scan at once, one of them finds the cap unused. */
export async function redeemCap(world: World, tx: Transaction, cap: Redeeming): Promise<Result> {
  const { batch, number, at, page } = cap;
  const known = await tx.get(cases, caseId(batch.batchId, caseOfCap(number, batch.caseSize)));
  const product = { name: batch.productName, producedOn: batch.producedOn, bestBefore: batch.bestBefore };
  const used = known?.caps[number];
  if (used && used.personId !== page.personId) return { result: 'used', usedAt: used.at, product };
  if (used) {
    const { points, expiresOn } = used;
    const balance = balanceOn(page.fields.lots, dayOf(at));
    return { result: 'points', points, balance, expiresOn, product, again: true };
  }
  const { pointsPerCap: points } = batch;
  const expiresOn = pointsExpireOn(dayOf(at));
  await markUsed(tx, known, cap, { personId: page.personId, at, points, expiresOn });
  const change: Change = { at, points, cause: { kind: 'scan', product: batch.productName }, expiresOn };
  const code = textOf(world, { serial: batch.serial, kind: 'cap', number });
  const balance = await creditScan(tx, page, { code, batchId: batch.batchId, change });
  return { result: 'points', points, balance, expiresOn, product, again: false };
}

/** What a kept scan leaves behind when it is credited or comes too late. */
export const forgetKept = (page: OpenPage): OpenPage => ({
  ...page,
  fields: { ...page.fields, kept: page.fields.kept - 1 },
});

async function markUsed(
  tx: Transaction,
  known: Kept<Case> | undefined,
  { batch, number, at }: Redeeming,
  used: Case['caps'][string],
): Promise<void> {
  if (known) {
    await tx.update(cases, known._id, { set: { [`caps.${number}`]: used } });
    if (known.received) await countSold(tx, known.received.storeId, batch.gtin, at);
    return;
  }
  const { batchId, gtin } = batch;
  const caseNumber = caseOfCap(number, batch.caseSize);
  await tx.add(cases, caseId(batchId, caseNumber), { batchId, caseNumber, gtin, caps: { [number]: used } });
}

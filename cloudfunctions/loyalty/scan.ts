import type { Output } from '#contracts/call';
import type { MemberApi } from '#contracts/member';
import type { PersonId } from '#contracts/vocabulary';
import { batchOf, readScanned } from '../goods/code';
import { caseOfCap } from '../goods/rules/code';
import type { Kept, World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { eachReleasable, type KeptScan, keep, keptScans } from './kept-scan';
import { openPage, refuseGuessing, writePage } from './points';
import { forgetKept, redeemCap } from './redeem-cap';
import { wrongCounted } from './rules/guessing';

type ScanResult = Output<MemberApi['scan']>;

/**
 * A member scans what is under a cap. An owner who scans caps of cases delivered to the own shop gets the points
 * like anybody: points are not cash.
 */
export async function scan(world: World, { code }: { code: string }, seat: Seat): Promise<ScanResult> {
  const read = readScanned(world, code);
  if (read === 'not_ours') return countWrong(world, seat.personId);
  if (read === 'not_recognised') return { result: read };
  if (read.kind === 'case') return { result: 'case_code' };
  const batch = await batchOf(world, read.serial);
  const at = world.now();
  if (batch && caseOfCap(read.number, batch.caseSize) >= batch.cases) return { result: 'not_ours' };
  return world.db.transaction(async (tx) => {
    const page = await openPage(tx, seat.personId);
    refuseGuessing(page, at);
    if (batch?.marketed) return redeemCap(world, tx, { batch, number: read.number, at, page });
    await keep(tx, page, { serial: read.serial, number: read.number, at });
    return { result: 'not_on_market', kept: true };
  });
}

/** Under the clock: scans that were kept, once their batch has come to market, as of the moment they were made. */
export const releaseKeptScans = (world: World) => eachReleasable(world, release);

async function release(world: World, kept: Kept<KeptScan>): Promise<void> {
  const batch = await batchOf(world, kept.serial);
  if (!batch?.marketed) return;
  await world.db.transaction(async (tx) => {
    const still = await tx.get(keptScans, kept._id);
    if (still?.state !== 'kept') return;
    await tx.update(keptScans, kept._id, { set: { state: 'released' } });
    const page = await openPage(tx, kept.personId);
    const answer = await redeemCap(world, tx, {
      batch,
      number: kept.number,
      at: kept.at,
      page: forgetKept(page),
    });
    const isCredited = answer.result === 'points' && !answer.again;
    if (!isCredited) await writePage(tx, page, { kept: page.fields.kept - 1 });
  });
}

/** Wrong codes are counted by the person, and too many of them close even right ones until the hour is over. */
function countWrong(world: World, personId: PersonId): Promise<ScanResult> {
  return world.db.transaction(async (tx) => {
    const page = await openPage(tx, personId);
    refuseGuessing(page, world.now());
    await writePage(tx, page, { wrong: wrongCounted(page.fields.wrong, world.now()) });
    return { result: 'not_ours' };
  });
}

import type { Output, ParsedInput } from '#contracts/call';
import type { handInCalls } from '#contracts/hand-in';
import { record } from '../../money/ledger/ledger';
import { minus } from '../../money/rules/fen';
import type { Posting } from '../../money/rules/posting';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { pageBy } from '../../time/page';
import { type Counted, countedOf } from '../rules/hand-in';
import { driverCash, driverKey } from './driver-cash';
import { type HandIn, handIns, shownHandIn } from './hand-in';

type Calls = typeof handInCalls;

/** What was counted moves from the driver's hand to the seller's; a difference is named and never moves by itself. */
export async function countHandIn(
  world: World,
  { handInId, counted, remark }: ParsedInput<Calls['countHandIn']>,
  seat: Seat,
): Promise<Output<Calls['countHandIn']>> {
  return world.db.transaction(async (tx) => {
    const kept = await tx.get(handIns, handInId);
    if (!kept || kept.sellerId !== seat.at) return refuse('not_yours', {});
    if (kept.counted?.amount === counted) return shownHandIn(kept);
    const key = driverKey(kept.sellerId, kept.driverId);
    const hand = await tx.get(driverCash, key);
    if (hand?.handIn?.handInId !== handInId) return refuse('hand_in_moved_on', {});
    const moved = countedOf({ said: kept.amount, inHand: hand.cash, counted });
    const at = world.now();
    const { short, over } = moved;
    const done = { counted: { at, amount: counted, short, over, remark }, countedBy: seat.personId };
    await tx.update(handIns, handInId, { set: done });
    await tx.update(driverCash, key, {
      set: { cash: minus(hand.cash, moved.fromDriver) },
      unset: ['handIn'],
    });
    await postCounted(tx, kept, moved, at);
    return shownHandIn({ ...kept, ...done });
  });
}

/** As the receipts stand it: cash in somebody's hand is what that account has given, so it moves back to the driver's. */
async function postCounted(
  tx: Transaction,
  { handInId, sellerId, driverId }: Kept<HandIn>,
  { fromDriver, over }: Counted,
  at: HandIn['at'],
): Promise<void> {
  const from = `seller:${sellerId}:cash`;
  const [driver, seller] = [`driver:${driverKey(sellerId, driverId)}`, `seller:${sellerId}`];
  const cause = { kind: 'hand_in', funder: driver, payer: driver, payee: seller, records: [handInId] };
  const moved: Posting = { from, to: `${driver}:cash`, amount: fromDriver, asset: 'CNY' };
  const unknown: Posting = { from, to: `${seller}:surplus`, amount: over, asset: 'CNY' };
  if (fromDriver > 0)
    await record(tx, `hand-in:${handInId}`, { at, cause: { ...cause, nature: '货款' }, postings: [moved] });
  if (over > 0)
    await record(tx, `surplus:${handInId}`, {
      at,
      cause: { ...cause, kind: 'surplus', nature: '待查' },
      postings: [unknown],
    });
}

const SHOWN = 30;

export async function handInsBefore(
  world: World,
  { before }: ParsedInput<Calls['handIns']>,
  seat: Seat,
): Promise<Output<Calls['handIns']>> {
  const { rows, more } = await pageBy(world, handIns, {
    where: { sellerId: seat.at },
    by: 'at',
    order: 'desc',
    behind: before,
    size: SHOWN,
  });
  return { handIns: rows.map(shownHandIn), more };
}

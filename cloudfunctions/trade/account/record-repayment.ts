import type { ParsedInput } from '#contracts/call';
import type { Repayment as ShownRepayment, sellerRepaymentCalls } from '#contracts/repayment';
import type { DriverId, SellerId } from '#contracts/vocabulary';
import { record } from '../../money/ledger/ledger';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { takeCash } from '../delivery/driver-cash';
import { DAYS_TO_DISPUTE, disputableFor } from '../rules/dispute';
import type { PaidDue } from '../rules/dues';
import { type Credit, creditId, credits } from './credit';
import { payOff } from './pay-off';
import { bankReferences, type Repayment, repaymentEntryId, repayments, shownRepayment } from './repayment';

type Asked = ParsedInput<(typeof sellerRepaymentCalls)['recordRepayment']>;

/**
 * A store paid some of what it owes: the oldest debts go first, and no more can be paid than is owed. Who took it is
 * known by the seat: a driver takes cash, into the driver's own hand.
 */
export async function recordRepayment(world: World, asked: Asked, seat: Seat): Promise<ShownRepayment> {
  const taker = takerOf(seat);
  if (asked.way === 'bank' ? taker.driverId || !asked.reference : asked.reference)
    return refuse('bad_input', { fields: ['way'] });
  return world.db.transaction(async (tx) => {
    const before = await tx.get(repayments, asked.repaymentId);
    if (before) return repeated(before, asked, taker.sellerId);
    const account = await tx.get(credits, creditId(asked.storeId, taker.sellerId));
    if (!account) return refuse('not_yours', {});
    if (asked.amount > account.owed) return refuse('more_than_owed', { owed: account.owed });
    if (asked.reference) await noteReference(tx, asked, taker.sellerId);
    const repayment = repaymentOf(
      world,
      asked,
      { account, taker, seat },
      await payOff(tx, account, asked.amount),
    );
    await tx.add(repayments, asked.repaymentId, repayment);
    if (taker.driverId)
      await takeCash(tx, { sellerId: taker.sellerId, driver: { driverId: taker.driverId } }, asked.amount);
    await postRepayment(tx, repayment);
    return shownRepayment({ ...repayment, _id: asked.repaymentId });
  });
}

type Taker = { sellerId: SellerId; driverId?: DriverId };

/** A driver's seat is `<sellerId>.<driverId>`. */
function takerOf({ role, at }: Seat): Taker {
  const [sellerId, driverId] = at.split('.');
  return role === 'driver'
    ? { sellerId: sellerId as SellerId, driverId: driverId as DriverId }
    : { sellerId: at as SellerId };
}

function repeated(before: Kept<Repayment>, asked: Asked, sellerId: SellerId): ShownRepayment {
  if (before.sellerId !== sellerId) return refuse('not_yours', {});
  const isSame =
    before.storeId === asked.storeId &&
    before.amount === asked.amount &&
    before.way === asked.way &&
    before.reference === asked.reference;
  return isSame ? shownRepayment(before) : refuse('repayment_differs', {});
}

async function noteReference(tx: Transaction, { reference = '', repaymentId }: Asked, sellerId: SellerId) {
  const id = `${sellerId}:${reference.toUpperCase()}`;
  if (await tx.get(bankReferences, id)) return refuse('reference_used', {});
  return tx.add(bankReferences, id, { repaymentId });
}

type From = { account: Credit; taker: Taker; seat: Seat };

function repaymentOf(
  world: World,
  { repaymentId, amount, way, reference }: Asked,
  { account, taker, seat }: From,
  paid: readonly PaidDue[],
): Repayment {
  const at = world.now();
  const { storeId, storeName, sellerId, sellerName } = account;
  return {
    repaymentId,
    storeId,
    storeName,
    sellerId,
    sellerName,
    amount,
    way,
    ...(reference && { reference }),
    takenBy: taker.driverId ? 'driver' : 'seller',
    at,
    paid: paid.map(({ orderId, amount: part }) => ({ orderId, amount: part })),
    disputableUntil: disputableFor(at, DAYS_TO_DISPUTE),
    by: seat.personId,
    ...(taker.driverId && { driverId: taker.driverId }),
    dueDays: Object.fromEntries(paid.map(({ orderId, dueDay }) => [orderId, dueDay])),
  };
}

/** The store owes so much less; it stands in the driver's hand, in the seller's, or at the seller's bank. */
async function postRepayment(tx: Transaction, repayment: Repayment): Promise<void> {
  const { repaymentId, storeId, sellerId, driverId, amount, way, at } = repayment;
  const to = `store:${storeId}:owes:${sellerId}`;
  const hand = driverId ? `driver:${sellerId}.${driverId}:cash` : `seller:${sellerId}:${way}`;
  await record(tx, repaymentEntryId(repaymentId), {
    at,
    cause: {
      kind: 'repayment',
      nature: '货款',
      funder: `store:${storeId}`,
      payer: `store:${storeId}`,
      payee: `seller:${sellerId}`,
      records: [repaymentId, ...repayment.paid.map(({ orderId }) => orderId)],
    },
    postings: [{ from: hand, to, amount, asset: 'CNY' }],
  });
}

import { dayOf } from '../../../cloudfunctions/time/rules/day';
import { driversKey, ownersKey } from '../../../cloudfunctions/trade/delivery/handover-key';
import { type OrderDocument, orders } from '../../../cloudfunctions/trade/order/order';
import { receivedOf } from '../../../cloudfunctions/trade/rules/receipt';
import type { HandoverKey } from '../../../contracts/handover';
import type { ReceiptLine } from '../../../contracts/order';
import type { Fen, Instant } from '../../../contracts/vocabulary';
import { answerText, handoverText } from '../../../src/shared/handover/handover-text';
import { seal } from '../functions';
import { type Act, missingOf, never } from './act';
import { driverOf, type Trader } from './market';
import { ownerOf } from './transfer';
import { type LivesWorld, seen } from './world';

const HOUR_MS = 3_600_000;

/** At a door without network: the driver's phone shows what came, the owner's signs it, and either may get lost on the way. */
export function meet(world: LivesWorld, trader: Trader, order: Readonly<OrderDocument>): void {
  const { schedule, maybe } = world;
  const { orderId, storeId, paidByPaymentId, total } = order;
  const { sellerId, driverId } = trader;
  const lines = order.lines.flatMap((line) => (maybe(0.4) ? missingOf(world, line) : []));
  const due = isForCloud(order, lines) ? undefined : (receivedOf(order, lines)?.due ?? never());
  const most = paidByPaymentId === undefined ? (due ?? total) : 0;
  const cash = (maybe(0.5) ? most : schedule.between(0, most)) as Fen;
  const told = {
    orderId,
    driverId,
    cash,
    nonce: `${schedule.between(1e7, 1e8)}`,
    lines,
    ...(due !== undefined && { due }),
  };
  // A phone without network has the key it got last.
  const day = dayOf((schedule.now() - (maybe(0.3) ? 24 * HOUR_MS : 0)) as Instant);
  const keyed = (key: string): HandoverKey => ({ day, key });
  const text = handoverText(told, keyed(driversKey({ seal }, driverOf(trader).at, day)));
  const answer = answerText(text, keyed(ownersKey({ seal }, storeId, day)));
  const carriedBy = new Set(([['owner'], ['driver'], ['owner', 'driver']] as const)[schedule.between(0, 2)]);
  world.handovers.push({ ...told, storeId, sellerId, text, answer, carriedBy });
}

/** What is due where the store refuses goods of a promotion only the cloud can say. */
const isForCloud = ({ promoted }: Readonly<OrderDocument>, lines: readonly ReceiptLine[]) =>
  promoted !== undefined && lines.some(({ refused = 0 }) => refused > 0);

/** A phone that has network again brings what it carries, to whoever was faster or not. */
export const bring = (world: LivesWorld, by: 'owner' | 'driver', seatAt: string): Act[] =>
  world.handovers
    .filter(
      ({ storeId, sellerId, driverId, carriedBy }) =>
        carriedBy.has(by) && seatAt === (by === 'owner' ? storeId : `${sellerId}.${driverId}`),
    )
    .map(({ orderId, storeId, sellerId, driverId, text, answer, carriedBy }) => async () => {
      carriedBy.delete(by);
      await (by === 'owner'
        ? world.call('agreeHandover', { storeId, orderId, text }, ownerOf(world, storeId))
        : world.call('bringHandover', { orderId, text, answer }, driverOf({ sellerId, driverId })));
    });

/** A receipt that two phones settled says what one of their pictures says: goods, cash and sum. */
export const agreedOtherwise = (world: LivesWorld): string[] =>
  seen(world, orders).flatMap(({ orderId, receipt }) => {
    if (receipt?.by !== 'handover') return [];
    const shown = world.handovers.filter((handover) => handover.orderId === orderId);
    const isAgreed = shown.some(
      ({ cash, due = receipt.due, lines }) =>
        cash === receipt.cash && due === receipt.due && saying(lines) === saying(receipt.lines),
    );
    return isAgreed ? [] : [`handover: order ${orderId} was settled as no two phones agreed`];
  });

const saying = (lines: readonly ReceiptLine[]) =>
  lines
    .map(({ gtin, short, broken, nearExpiry = 0, refused = 0 }) =>
      [gtin, short, broken, nearExpiry, refused].join(':'),
    )
    .toSorted()
    .join();

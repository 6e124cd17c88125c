import type { Fen } from '#contracts/vocabulary';
import { record } from '../../money/ledger/ledger';
import { above, fen, minus } from '../../money/rules/fen';
import type { Posting } from '../../money/rules/posting';
import type { Transaction } from '../../platform/ports';
import { receiptFactId } from '../news';
import type { OrderDocument, Receipt } from '../order/order';
import { driverKey } from './driver-cash';

/** What a receipt that was put right is posted as. */
export const rightedReceiptId = (orderId: string) => `${receiptFactId(orderId)}:righted`;

/** The account of the cash in a driver's hand: what it has given is what the driver has. */
export const driversHand = ({ sellerId, driver }: Pick<OrderDocument, 'sellerId' | 'driver'>) =>
  `driver:${driverKey(sellerId, driver?.driverId ?? 'unknown')}:cash`;

type Entered = { entryId?: string; handedIn?: Fen };

/**
 * The store owes the goods to the seller; what it paid in cash stands against the driver who took it, at the door or
 * before the receipt stood. It happens once, because the order that is read and written with it is received once.
 */
export async function postReceipt(
  tx: Transaction,
  order: OrderDocument,
  { at, due, cash }: Receipt,
  { entryId = receiptFactId(order.orderId), handedIn = fen(0) }: Entered = {},
): Promise<void> {
  const { orderId, storeId, sellerId, delivered } = order;
  const noted = delivered?.cash ?? fen(0);
  const [store, seller] = [`store:${storeId}`, `seller:${sellerId}`];
  const [owes, ahead, hand] = [`${store}:owes:${sellerId}`, aheadOf(order), driversHand(order)];
  const cause = { kind: 'receipt', funder: store, payer: store, payee: seller, records: [orderId] };
  const postings: Posting[] = [
    { from: owes, to: `${seller}:sales`, amount: due, asset: 'CNY' },
    { from: hand, to: owes, amount: above(cash, noted), asset: 'CNY' },
    { from: ahead, to: owes, amount: fen(Math.min(cash, noted)), asset: 'CNY' },
    { from: ahead, to: hand, amount: minus(above(noted, cash), handedIn), asset: 'CNY' },
  ];
  const moved = postings.filter(({ amount }) => amount > 0);
  if (moved.length > 0)
    await record(tx, entryId, { at, cause: { ...cause, nature: '货款' }, postings: moved });
  if (handedIn > 0)
    await record(tx, `surplus:receipt:${orderId}`, {
      at,
      cause: { ...cause, kind: 'surplus', nature: '待查' },
      postings: [{ from: ahead, to: `${seller}:surplus`, amount: handedIn, asset: 'CNY' }],
    });
}

/** Cash a driver took of a store for goods whose receipt did not stand yet. */
export const aheadOf = ({ storeId, sellerId }: Pick<OrderDocument, 'storeId' | 'sellerId'>) =>
  `store:${storeId}:ahead:${sellerId}`;

import { record } from '../../money/ledger/ledger';
import type { Posting } from '../../money/rules/posting';
import type { Transaction } from '../../platform/ports';
import type { OrderDocument } from '../order/order';
import { receiptFactId } from '../reactions';
import { driverKey } from './driver-cash';
import type { Settled } from './settle-receipt';

/** What a receipt that was put right is posted as. */
export const rightedReceiptId = (orderId: string) => `${receiptFactId(orderId)}:righted`;

/**
 * The store owes the goods to the seller; what it paid in cash stands against the driver who took it. It happens once,
 * because the order that is read and written with it is received once.
 */
export async function postReceipt(
  tx: Transaction,
  order: OrderDocument,
  { at, due, cash }: Settled,
  entryId = receiptFactId(order.orderId),
): Promise<void> {
  if (due === 0) return;
  const owes = `store:${order.storeId}:owes:${order.sellerId}`;
  const driver = `driver:${driverKey(order.sellerId, order.driver?.driverId ?? 'unknown')}:cash`;
  const postings: Posting[] = [
    { from: owes, to: `seller:${order.sellerId}:sales`, amount: due, asset: 'CNY' },
    { from: driver, to: owes, amount: cash, asset: 'CNY' },
  ];
  await record(tx, entryId, {
    at,
    cause: {
      kind: 'receipt',
      nature: '货款',
      funder: `store:${order.storeId}`,
      payer: `store:${order.storeId}`,
      payee: `seller:${order.sellerId}`,
      records: [order.orderId],
    },
    postings: postings.filter(({ amount }) => amount > 0),
  });
}

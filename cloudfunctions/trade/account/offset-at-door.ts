import type { Fen, Instant } from '#contracts/vocabulary';
import { oweTogether } from '../../money/reimbursement/reimbursement';
import type { Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { OrderDocument } from '../order/order';
import { STATEMENTS_AT_DOOR } from '../rules/rebate/purse';
import { spend } from './spend';

type AtDoor = { at: Instant; offset?: Fen | undefined; changesHands: boolean };

/** What the store takes of its rebate for this delivery: as much as the owner said, or nothing at all. */
export async function offsetAtDoor(
  tx: Transaction,
  { orderId, storeId, storeName, sellerId, sellerName }: OrderDocument,
  { at, offset, changesHands }: AtDoor,
): Promise<void> {
  if (!offset) return;
  if (changesHands) return refuse('transfer_open', {});
  const { amount, lines } = await spend(tx, {
    storeId,
    storeName,
    sellerId,
    most: offset,
    at,
    statements: STATEMENTS_AT_DOOR,
    ordersOf: () => [orderId],
  });
  if (amount < offset) return refuse('offset_short', { ready: amount });
  await oweTogether(tx, { sellerId, sellerName, at, lines });
}

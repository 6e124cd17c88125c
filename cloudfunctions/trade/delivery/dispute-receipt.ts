import type { ParsedInput } from '#contracts/call';
import type { sellerReceiptCalls, storeHandoverCalls } from '#contracts/handover';
import type { Order } from '#contracts/order';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { closeDispute, openDispute } from '../account/open-dispute';
import { type OrderDocument, orders, shown } from '../order/order';
import { settleStock } from '../order/settle-stock';
import { mayAnswer, mayDispute } from '../rules/dispute';
import { receivedOf, remarks } from '../rules/receipt';
import { hearOfRighted, rightReceipt } from './right-receipt';

type Disputed = ParsedInput<(typeof storeHandoverCalls)['disputeReceipt']>;
type Answered = ParsedInput<(typeof sellerReceiptCalls)['answerReceiptDispute']>;

/** The owner says what really came and was paid, against the driver's word alone. */
export const disputeReceipt = (
  world: World,
  { orderId, lines, cash, remark }: Disputed,
  seat: Seat,
): Promise<Order> =>
  world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, orderId);
    if (kept?.storeId !== seat.at) return refuse('not_yours', {});
    const { receipt } = kept;
    const said = { remark, lines: remarks(lines), cash };
    if (receipt?.dispute && isSame(receipt.dispute, said)) return shown(kept);
    if (receipt?.disputableUntil === undefined) return refuse('dispute_moved_on', {});
    const { disputableUntil, dispute: before } = receipt;
    if (!mayDispute({ disputableUntil, dispute: before }, world.now())) return refuse('dispute_moved_on', {});
    const came = receivedOf(kept, lines);
    if (!came) return refuse('receipt_exceeds_order', {});
    if (cash > (receipt.byWechat === undefined ? came.due : 0))
      return refuse('bad_input', { fields: ['cash'] });
    const dispute = { at: world.now(), ...said };
    await tx.update(orders, orderId, { set: { 'receipt.dispute': dispute } });
    await openDispute(tx, { ...idOf(kept), remark, at: dispute.at, amount: receipt.due, says: came.due });
    return shown({ ...kept, receipt: { ...receipt, dispute } });
  });

/** The driver's word stands, or the receipt becomes what the owner says, with all that follows from it. */
export async function answerReceiptDispute(
  world: World,
  { orderId, isWrong, remark }: Answered,
  seat: Seat,
): Promise<Order> {
  await followFirst(world, orderId, seat);
  const order = await world.db.transaction(async (tx) => {
    const kept = await tx.get(orders, orderId);
    if (kept?.sellerId !== seat.at) return refuse('not_yours', {});
    const { receipt } = kept;
    const dispute = receipt?.dispute;
    if (dispute?.answer?.isWrong === isWrong && dispute.answer.remark === remark) return kept;
    if (
      !receipt?.disputableUntil ||
      !dispute ||
      !mayAnswer({ ...receipt, disputableUntil: receipt.disputableUntil })
    )
      return refuse('dispute_moved_on', {});
    const answer = { at: world.now(), isWrong, remark };
    const answered: Kept<OrderDocument> = {
      ...kept,
      receipt: { ...receipt, dispute: { ...dispute, answer } },
    };
    await closeDispute(tx, idOf(kept));
    if (isWrong) return rightReceipt(tx, answered, answer.at);
    await tx.update(orders, orderId, { set: { 'receipt.dispute.answer': answer } });
    return answered;
  });
  await settleStock(world, order);
  await hearOfRighted(world, order);
  return shown(order);
}

/** One order has one errand to the stock at a time: what the first word put back is there before it is put right. */
async function followFirst(world: World, orderId: string, seat: Seat): Promise<void> {
  const order = await world.db.get(orders, orderId);
  if (order?.sellerId === seat.at && order.state === 'received') await settleStock(world, order);
}

const idOf = ({ orderId, storeId, storeName, sellerId }: OrderDocument) => ({
  about: 'receipt' as const,
  of: orderId,
  storeId,
  storeName,
  sellerId,
});

const isSame = (
  { remark, lines, cash }: Pick<Disputed, 'remark' | 'lines' | 'cash'>,
  other: Pick<Disputed, 'remark' | 'lines' | 'cash'>,
) => remark === other.remark && cash === other.cash && JSON.stringify(lines) === JSON.stringify(other.lines);

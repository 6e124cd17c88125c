import type { ReceiptLine } from '#contracts/order';
import type { Fen, Instant } from '#contracts/vocabulary';
import { above, fen, minus } from '../../money/rules/fen';
import type { Kept, Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { offsetAtDoor } from '../account/offset-at-door';
import { putOnAccount } from '../account/put-on-account';
import { keepDoorReturn } from '../exchange/door-return';
import { type OrderDocument, orders, type Receipt } from '../order/order';
import { followPayment } from '../payment/follow-payment';
import { freedOf } from '../rules/promotion/freed';
import { receivedOf, remarks } from '../rules/receipt';
import { settleAhead } from './ahead';
import { postReceipt } from './receipt-entry';
import { tellOfReceipt } from './receipt-news';
import { putOnShelf } from './receipt-shelf';

/** What owner and driver say of a delivery: what was wrong with it, what was paid in cash and what with rebate. */
export type Said = {
  lines: readonly ReceiptLine[];
  cash: Fen;
  offset?: Fen | undefined;
  /** They could not know what is due: more cash than that is the store's. */
  isOpen?: boolean;
};
/** Whose word it is, where it is not the owner's own; and until when it may be disputed. */
export type Word = Pick<Receipt, 'by' | 'disputableUntil'>;

/**
 * Everything that follows from a receipt, in the transaction of whoever settles it: the order, what is owed, the
 * driver's cash, the rebate that was used, the shelf, the ledger, and the news for whoever counts receipts.
 */
export async function settleReceipt(
  tx: Transaction,
  kept: Kept<OrderDocument>,
  said: Said,
  at: Instant,
  word: Word = {},
): Promise<Kept<OrderDocument>> {
  const came = receivedOf(kept, said.lines);
  if (!came) return refuse('receipt_exceeds_order', {});
  const paid = { ...receiptOf(kept, said, came.due, at), ...word };
  const inFavour = await putOnAccount(tx, kept, paid);
  const receipt = { ...paid, ...(inFavour > 0 && { inFavour }) };
  const settled = { state: 'received' as const, receipt };
  const { payment } = (await followPayment(tx, kept, { set: settled }, at)).set;
  const paidOrder = { ...kept, ...settled, ...(payment && { payment }) };
  const back = backInStock(paidOrder);
  const inStock = Object.keys(back).length > 0 ? { stockDueAt: at, stockBack: back } : {};
  const order = { ...paidOrder, ...inStock };
  const handedIn = await settleAhead(tx, kept, receipt.cash);
  const { isFirst, changesHands } = await putOnShelf(tx, order, came.received, at);
  await offsetAtDoor(tx, kept, { at, offset: receipt.offset, changesHands });
  await postReceipt(tx, order, receipt, { handedIn });
  await tx.update(orders, kept._id, { set: { ...settled, ...(payment && { payment }), ...inStock } });
  await tellOfReceipt(tx, order, came.received, at, isFirst);
  await keepDoorReturn(tx, order, at);
  return order;
}

/** What the store refused, and what its refusal frees of capped promotions, can be promised again; the stock follows outside. */
export function backInStock(order: OrderDocument): Record<string, number> {
  const { lines = [] } = order.receipt ?? {};
  const back = freedOf(order);
  for (const { gtin, refused = 0 } of lines) if (refused > 0) back[gtin] = refused;
  for (const { gtin, giftsBack } of receivedOf(order, lines)?.received ?? [])
    if (giftsBack > 0) back[gtin] = (back[gtin] ?? 0) + giftsBack;
  return back;
}

/** How what came is paid: ahead, in cash, with rebate, and what is left on account. */
function receiptOf(
  kept: OrderDocument,
  { lines, cash, offset = fen(0), isOpen = false }: Said,
  due: Fen,
  at: Instant,
): Receipt {
  const isPaid = kept.paidByPaymentId !== undefined;
  const most = isPaid ? fen(0) : due;
  const over = above(cash, most);
  if (over > 0 && !isOpen) return refuse('bad_input', { fields: ['cash'] });
  const left = above(most, cash);
  if (offset > left) return refuse('bad_input', { fields: ['offset'] });
  return {
    at,
    lines: remarks(lines),
    due,
    cash,
    onAccount: minus(left, offset),
    ...(over > 0 && { over }),
    ...(offset > 0 && { offset }),
    ...(isPaid && { byWechat: due }),
  };
}

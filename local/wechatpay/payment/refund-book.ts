import { accountOf, payFrozen, unfreeze } from '../account';
import type { Desk } from '../desk';
import type { News } from '../envelope';
import { queueNotice } from '../notice';
import { paceOf } from '../pace';
import { secondTime } from '../wire';
import type { AskedRefund } from './asked';
import { keepPayment, paymentNow } from './payment-book';

export type RefundState = keyof typeof next;

/** Every step a refund can take; a bank that refuses it leaves it to be settled by hand. */
export const next = {
  PROCESSING: ['SUCCESS', 'CLOSED', 'ABNORMAL'],
  ABNORMAL: ['SUCCESS'],
  SUCCESS: [],
  CLOSED: [],
} as const;

export type Refund = {
  mchid: string;
  asked: AskedRefund;
  refundId: string;
  outTradeNo: string;
  transactionId: string;
  state: RefundState;
  createdAt: number;
  updatedAt: number;
};

export const refundKey = (mchid: string, outRefundNo: string) => `refund:${mchid}:${outRefundNo}`;
const keyOf = ({ mchid, asked }: Refund) => refundKey(mchid, asked.out_refund_no);

export function refundNow(desk: Desk, key: string): Refund | undefined {
  const refund = desk.store.get<Refund>(key);
  if (refund?.state !== 'PROCESSING') return refund;
  const at = refund.updatedAt + paceOf(desk.store).refundingMs;
  return at <= desk.nowMs ? endRefund(desk, refund, 'SUCCESS', at) : refund;
}

export const advanceRefunds = (desk: Desk) => {
  for (const { key } of desk.store.list<{ key: string }>('refunding:')) refundNow(desk, key);
};

export function keepRefund({ store }: Desk, refund: Refund): void {
  store.put(keyOf(refund), refund);
  if (refund.state === 'PROCESSING') store.put(`refunding:${keyOf(refund)}`, { key: keyOf(refund) });
  else store.remove(`refunding:${keyOf(refund)}`);
}

/** What the day's bill calls a refund. */
const REFUND = '退款';

/** The money leaves, or comes back to the basic account; either way the merchant is told. */
export function endRefund(
  desk: Desk,
  refund: Refund,
  state: Exclude<RefundState, 'PROCESSING'>,
  at: number,
): Refund {
  const allowed: readonly RefundState[] = next[refund.state];
  if (!allowed.includes(state)) throw new Error(`A refund does not go from ${refund.state} to ${state}.`);
  const ended: Refund = { ...refund, state, updatedAt: at };
  keepRefund(desk, ended);
  if (state === 'CLOSED') giveBack(desk, ended);
  if (state === 'SUCCESS') payOut(desk, ended);
  const { mchid, asked } = ended;
  const about = { outRefundNo: asked.out_refund_no };
  queueNotice(desk, { mchid, url: asked.notify_url, about, at, news: refundNews(ended) });
  return ended;
}

function giveBack(desk: Desk, { mchid, asked, outTradeNo }: Refund): void {
  unfreeze(desk.store, accountOf(desk.store, mchid, 'BASIC'), asked.amount.refund);
  const payment = paymentNow(desk, mchid, outTradeNo);
  if (payment) keepPayment(desk, { ...payment, refundedFen: payment.refundedFen - asked.amount.refund });
}

function payOut(desk: Desk, { mchid, asked, refundId, updatedAt }: Refund): void {
  payFrozen(desk, accountOf(desk.store, mchid, 'BASIC'), updatedAt, {
    businessNo: refundId,
    voucherNo: asked.out_refund_no,
    name: REFUND,
    type: REFUND,
    amountFen: asked.amount.refund,
    note: asked.reason ?? '',
  });
}

const summaries = { SUCCESS: '退款成功', CLOSED: '退款关闭', ABNORMAL: '退款异常', PROCESSING: '退款处理中' };

export const refundNews = (refund: Refund): News => ({
  event: `REFUND.${refund.state}`,
  summary: summaries[refund.state],
  type: 'refund',
  plaintext: {
    mchid: refund.mchid,
    ...numbersOf(refund),
    refund_status: refund.state,
    ...(refund.state === 'SUCCESS' && { success_time: secondTime(refund.updatedAt) }),
    user_received_account: RECEIVED_BY,
    amount: {
      total: refund.asked.amount.total,
      refund: refund.asked.amount.refund,
      payer_total: refund.asked.amount.total,
      payer_refund: refund.asked.amount.refund,
    },
  },
});

const RECEIVED_BY = '支付用户零钱';

const numbersOf = ({ refundId, asked, transactionId, outTradeNo }: Refund) => ({
  refund_id: refundId,
  out_refund_no: asked.out_refund_no,
  transaction_id: transactionId,
  out_trade_no: outTradeNo,
});

export const told = (refund: Refund) => {
  const { total, refund: amount } = refund.asked.amount;
  return {
    ...numbersOf(refund),
    channel: 'ORIGINAL',
    user_received_account: RECEIVED_BY,
    ...(refund.state === 'SUCCESS' && { success_time: secondTime(refund.updatedAt) }),
    create_time: secondTime(refund.createdAt),
    status: refund.state,
    funds_account: 'AVAILABLE',
    amount: {
      total,
      refund: amount,
      from: [],
      payer_total: total,
      payer_refund: amount,
      settlement_refund: amount,
      settlement_total: total,
      discount_refund: 0,
      currency: 'CNY',
    },
    promotion_detail: [],
  };
};

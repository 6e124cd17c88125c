import { accountOf, receive } from '../account';
import { digits } from '../chance';
import type { Desk } from '../desk';
import type { News } from '../envelope';
import { queueNotice } from '../notice';
import { secondTime } from '../wire';
import type { AskedPayment } from './asked';

/** One order of a merchant at WeChat: what somebody may pay, and whether they did. */
export type Payment = {
  mchid: string;
  asked: AskedPayment;
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
  createdAt: number;
  prepay: { id: string; at: number };
  paid?: { at: number; transactionId: string };
  /** Of refunds that are under way or done. */
  refundedFen: number;
  refunds: number;
};

const DAY_MS = 86_400_000;
const CLOSED_AFTER_MS = 7 * DAY_MS;

const paymentKey = (mchid: string, outTradeNo: string) => `payment:${mchid}:${outTradeNo}`;
const transactionKey = (mchid: string, transactionId: string) => `transaction:${mchid}:${transactionId}`;

/** Nobody can pay any more after seven days. */
export function paymentNow(desk: Desk, mchid: string, outTradeNo: string): Payment | undefined {
  const payment = desk.store.get<Payment>(paymentKey(mchid, outTradeNo));
  if (payment?.state !== 'NOTPAY' || desk.nowMs - payment.createdAt <= CLOSED_AFTER_MS) return payment;
  const closed: Payment = { ...payment, state: 'CLOSED' };
  keepPayment(desk, closed);
  return closed;
}

export function paymentByTransaction(desk: Desk, mchid: string, transactionId: string): Payment | undefined {
  const reference = desk.store.get<{ outTradeNo: string }>(transactionKey(mchid, transactionId));
  return reference && paymentNow(desk, mchid, reference.outTradeNo);
}

/** Whoever pulls a lever, and the phone, do not say the merchant. */
export const paymentsOf = (desk: Desk) =>
  desk.store
    .list<Payment>('payment:')
    .map(({ mchid, asked }) => paymentNow(desk, mchid, asked.out_trade_no))
    .filter((payment) => payment !== undefined);

export const keepPayment = ({ store }: Desk, payment: Payment) =>
  store.put(paymentKey(payment.mchid, payment.asked.out_trade_no), payment);

/** What the day's bill calls a payment. */
const PAYMENT = '交易';

/** The money arrives and the merchant is told, all at once. */
export function payNow(desk: Desk, payment: Payment): Payment {
  const { mchid, asked } = payment;
  const transactionId = `4200${digits(desk.random, 24)}`;
  const paid: Payment = { ...payment, state: 'SUCCESS', paid: { at: desk.nowMs, transactionId } };
  keepPayment(desk, paid);
  desk.store.put(transactionKey(mchid, transactionId), { outTradeNo: asked.out_trade_no });
  receive(desk, accountOf(desk.store, mchid, 'BASIC'), desk.nowMs, {
    businessNo: transactionId,
    voucherNo: asked.out_trade_no,
    name: PAYMENT,
    type: PAYMENT,
    amountFen: asked.amount.total,
    note: asked.description,
  });
  queueNotice(desk, {
    mchid,
    url: asked.notify_url,
    about: { outTradeNo: asked.out_trade_no },
    at: desk.nowMs,
    news: paidNews(paid),
  });
  return paid;
}

export const paidNews = (payment: Payment): News => ({
  event: 'TRANSACTION.SUCCESS',
  summary: '支付成功',
  type: 'transaction',
  plaintext: told(payment),
});

const inWords = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '订单发生过退款', CLOSED: '订单已关闭' };

export const told = ({ mchid, asked, state, paid }: Payment) => ({
  appid: asked.appid,
  mchid,
  out_trade_no: asked.out_trade_no,
  attach: asked.attach ?? '',
  trade_state: state,
  trade_state_desc: inWords[state],
  promotion_detail: [],
  ...(paid
    ? {
        transaction_id: paid.transactionId,
        trade_type: 'JSAPI',
        bank_type: 'OTHERS',
        success_time: secondTime(paid.at),
        payer: { openid: asked.payer.openid },
        amount: {
          total: asked.amount.total,
          payer_total: asked.amount.total,
          currency: 'CNY',
          payer_currency: 'CNY',
        },
      }
    : { payer: {}, amount: { total: asked.amount.total, payer_currency: 'CNY' } }),
});

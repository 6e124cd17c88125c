import { verify } from 'node:crypto';
import * as z from 'zod';
import type { Desk } from '../desk';
import { certificateOf } from '../key-pair';
import { merchantOf } from '../merchant';
import { PREPAY_LASTS_MS } from '../payment/payment';
import { type Payment, paymentsOf, payNow } from '../payment/payment-book';
import { endRefund, type Refund, refundNow } from '../payment/refund-book';
import { lever, type Reach, type Shown } from './lever';

/** What the app hands to `wx.requestPayment`, and who holds the phone. */
export const Sheet = z.object({
  appId: z.string(),
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
  openid: z.string(),
});
type Sheet = z.output<typeof Sheet>;

/** What the people who pay do on their phones, and what becomes of their money when it is sent back. */
export const payerLevers = ({ desk }: Reach) => ({
  /** The payer enters the password on the page the app opened. */
  pay: lever(Sheet, (sheet) => desk().store.atomically(() => payOnPhone(desk(), sheet))),
  /** The payer leaves that page: nothing changes, and it can be opened again. */
  leavePayment: lever(z.object({}), (): Shown => ({ errMsg: 'requestPayment:fail cancel' })),
  /** The payer pays, however it came to that. */
  payOrder: lever(z.strictObject({ outTradeNo: z.string() }), ({ outTradeNo }) =>
    desk().store.atomically((): Shown => {
      const payment = paymentsOf(desk()).find(({ asked }) => asked.out_trade_no === outTradeNo);
      return payment ? pay(desk(), payment) : no('订单不存在');
    }),
  ),
  /** The bank takes the refund, refuses it, or the merchant settles it by hand. */
  endRefund: lever(
    z.strictObject({ outRefundNo: z.string(), state: z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']) }),
    ({ outRefundNo, state }) =>
      desk().store.atomically(() => {
        const refund = refundBy(desk(), outRefundNo);
        endRefund(desk(), refund, state, desk().nowMs);
      }),
  ),
  payments: lever(z.object({}), () => paymentsOf(desk()).map(shownPayment)),
  refunds: lever(z.object({}), () => desk().store.list<Refund>('refund:').map(shownRefund)),
});

function payOnPhone(desk: Desk, sheet: Sheet): Shown {
  const prepayId = /^prepay_id=(.+)$/.exec(sheet.package)?.[1];
  const payment = paymentsOf(desk).find(({ prepay }) => prepay.id === prepayId);
  if (!payment) return no('prepay_id无效');
  if (sheet.appId !== payment.asked.appid || !isSigned(desk, payment, sheet)) return no('支付验证签名失败');
  if (sheet.openid !== payment.asked.payer.openid) return no('支付者与下单用户不一致');
  if (desk.nowMs - payment.prepay.at > PREPAY_LASTS_MS) return no('订单已过期');
  return pay(desk, payment);
}

function isSigned(desk: Desk, { mchid }: Payment, { appId, timeStamp, nonceStr, ...sheet }: Sheet): boolean {
  const signed = `${appId}\n${timeStamp}\n${nonceStr}\n${sheet.package}\n`;
  const key = certificateOf(merchantOf(desk.store, mchid).certificate).publicKey;
  return verify('RSA-SHA256', Buffer.from(signed), key, Buffer.from(sheet.paySign, 'base64'));
}

function pay(desk: Desk, payment: Payment): Shown {
  const { time_expire } = payment.asked;
  if (payment.state === 'CLOSED') return no('订单已关闭');
  if (payment.paid) return no('该订单已支付');
  if (time_expire !== undefined && Date.parse(time_expire) <= desk.nowMs) return no('订单已过期');
  payNow(desk, payment);
  return { errMsg: 'requestPayment:ok' };
}

const no = (reason: string): Shown => ({ errMsg: `requestPayment:fail ${reason}` });

export function refundBy(desk: Desk, outRefundNo: string): Refund {
  const kept = desk.store.list<Refund>('refund:').find(({ asked }) => asked.out_refund_no === outRefundNo);
  const refund = kept && refundNow(desk, `refund:${kept.mchid}:${outRefundNo}`);
  if (!refund) throw new Error(`There is no refund ${outRefundNo}.`);
  return refund;
}

const shownPayment = ({ mchid, asked, state, paid, refundedFen }: Payment) => ({
  mchid,
  outTradeNo: asked.out_trade_no,
  openid: asked.payer.openid,
  amountFen: asked.amount.total,
  refundedFen,
  state,
  ...(paid && { transactionId: paid.transactionId, paidAt: paid.at }),
});

const shownRefund = ({ mchid, asked, state, refundId, outTradeNo }: Refund) => ({
  mchid,
  outRefundNo: asked.out_refund_no,
  outTradeNo,
  refundId,
  amountFen: asked.amount.refund,
  state,
});

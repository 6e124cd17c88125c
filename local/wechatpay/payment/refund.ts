import { accountOf, freeze } from '../account';
import { digits } from '../chance';
import type { Asking } from '../desk';
import { isReply, isSame, readBody } from '../fields';
import type { Question } from '../merchant';
import { type Reply, refusal } from '../wire';
import { AskedRefund } from './asked';
import { keepPayment, type Payment, paymentByTransaction, paymentNow } from './payment-book';
import { keepRefund, type Refund, refundKey, refundNow, told } from './refund-book';

const YEAR_MS = 365 * 86_400_000;
const MOST_REFUNDS = 50;

/** Under one number for ever: a new number is a new refund. */
export function createRefund(q: Question, { body }: Asking): Reply {
  const asked = readBody(body, AskedRefund);
  if (isReply(asked)) return asked;
  const known = refundNow(q, refundKey(q.merchant.mchid, asked.out_refund_no));
  if (known && isSame(known.asked, asked)) return { status: 200, json: told(known) };
  if (known) return refusal(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试');
  const payment = paymentOf(q, asked);
  if (!payment?.paid) return refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在或未支付');
  const refused = whyNot(q, payment, payment.paid.at, asked);
  return refused ?? { status: 200, json: told(place(q, payment, payment.paid.transactionId, asked)) };
}

const paymentOf = (q: Question, { transaction_id, out_trade_no }: AskedRefund) =>
  out_trade_no === undefined
    ? paymentByTransaction(q, q.merchant.mchid, transaction_id ?? '')
    : paymentNow(q, q.merchant.mchid, out_trade_no);

function whyNot(q: Question, payment: Payment, paidAt: number, { amount }: AskedRefund): Reply | undefined {
  const { total } = payment.asked.amount;
  const no = (message: string) => refusal(400, 'INVALID_REQUEST', message);
  if (amount.total !== total) return no('订单金额或退款金额与之前请求不一致，请核实后再试');
  if (payment.refundedFen === total) return no('订单已全额退款');
  if (payment.refundedFen + amount.refund > total) return no('申请退款金额大于订单可退金额');
  if (payment.refunds >= MOST_REFUNDS) return no('订单部分退款次数超过限制');
  if (q.nowMs - paidAt > YEAR_MS) return no('订单已超过可退款的最大期限');
  const account = accountOf(q.store, q.merchant.mchid, 'BASIC');
  if (!freeze(q.store, account, amount.refund))
    return refusal(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  return undefined;
}

function place(q: Question, payment: Payment, transactionId: string, asked: AskedRefund): Refund {
  const refund: Refund = {
    mchid: q.merchant.mchid,
    asked,
    refundId: `5030${digits(q.random, 25)}`,
    outTradeNo: payment.asked.out_trade_no,
    transactionId,
    state: 'PROCESSING',
    createdAt: q.nowMs,
    updatedAt: q.nowMs,
  };
  keepRefund(q, refund);
  keepPayment(q, {
    ...payment,
    state: 'REFUND',
    refundedFen: payment.refundedFen + asked.amount.refund,
    refunds: payment.refunds + 1,
  });
  return refund;
}

export function queryRefund(q: Question, { number }: Asking): Reply {
  const refund = refundNow(q, refundKey(q.merchant.mchid, number));
  return refund ? { status: 200, json: told(refund) } : refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
}

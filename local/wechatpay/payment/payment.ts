import type { Asking } from '../desk';
import { isReply, isSame, readBody } from '../fields';
import type { Question } from '../merchant';
import { type Reply, refusal } from '../wire';
import { AskedPayment, Closing } from './asked';
import { keepPayment, type Payment, paymentByTransaction, paymentNow, told } from './payment-book';

const MINUTE_MS = 60_000;
export const PREPAY_LASTS_MS = 120 * MINUTE_MS;

/** The same number with the same parameters is the same order; what opens the page is renewed when it is old. */
export function prepay(q: Question, { body }: Asking): Reply {
  const asked = readBody(body, AskedPayment);
  if (isReply(asked)) return asked;
  if (asked.appid !== q.merchant.appid || asked.mchid !== q.merchant.mchid)
    return refusal(400, 'APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配，请检查后再试');
  const known = paymentNow(q, q.merchant.mchid, asked.out_trade_no);
  if (!known) return isTooShort(q, asked) ? tooShort : prepaid(q, asked);
  if (known.state === 'CLOSED') return orderClosed;
  if (known.paid) return orderPaid;
  if (!isSame(known.asked, asked))
    return refusal(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
  const isFresh = q.nowMs - known.prepay.at < PREPAY_LASTS_MS;
  return isFresh ? answer(known.prepay.id) : prepaid(q, asked, known);
}

const isTooShort = ({ nowMs }: Question, { time_expire }: AskedPayment) =>
  time_expire !== undefined && Date.parse(time_expire) < nowMs + MINUTE_MS;

const tooShort = refusal(400, 'PARAM_ERROR', '订单失效时间须大于1分钟');
const orderPaid = refusal(400, 'ORDERPAID', '该订单已支付');
const orderClosed = refusal(400, 'ORDER_CLOSED', '订单已关闭');
const noOrder = refusal(404, 'ORDER_NOT_EXIST', '订单不存在');

function prepaid(q: Question, asked: AskedPayment, known?: Payment): Reply {
  const id = `wx${q.random(17).toString('hex')}`;
  const first = { mchid: asked.mchid, asked, state: 'NOTPAY', createdAt: q.nowMs } as const;
  keepPayment(q, { refundedFen: 0, refunds: 0, ...first, ...known, prepay: { id, at: q.nowMs } });
  return answer(id);
}

const answer = (prepay_id: string): Reply => ({ status: 200, json: { prepay_id } });

export const queryPayment = (q: Question, asking: Asking): Reply =>
  shown(q, asking, paymentNow(q, q.merchant.mchid, asking.number));

export const queryTransaction = (q: Question, asking: Asking): Reply =>
  shown(q, asking, paymentByTransaction(q, q.merchant.mchid, asking.number));

function shown({ merchant }: Question, { query }: Asking, payment: Payment | undefined): Reply {
  if (query.get('mchid') !== merchant.mchid) return refusal(400, 'PARAM_ERROR', '参数mchid有误');
  return payment ? { status: 200, json: told(payment) } : noOrder;
}

/** Says that nobody can pay any more; whoever has paid already is not asked back. */
export function closePayment(q: Question, { body, number }: Asking): Reply {
  const asked = readBody(body, Closing);
  if (isReply(asked)) return asked;
  if (asked.mchid !== q.merchant.mchid) return refusal(400, 'PARAM_ERROR', '参数mchid有误');
  const payment = paymentNow(q, q.merchant.mchid, number);
  if (!payment) return noOrder;
  if (payment.paid) return orderPaid;
  if (payment.state === 'CLOSED') return orderClosed;
  keepPayment(q, { ...payment, state: 'CLOSED' });
  return { status: 204 };
}

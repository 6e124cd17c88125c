import * as z from 'zod';
import type { WechatPayMerchant } from './configuration';
import type { Connect } from './connection';
import { type Payment, type PaymentName, type PaymentRequest, paymentStates } from './payment';
import type { WechatPay } from './port';
import { type Reading, readAnswer } from './read-answer';
import { type PaymentRefusal, paymentRefusals } from './refusal-codes';
import { assertSendable, inPath, isFen, isNotifyUrl, isShort } from './sendable';

const TRANSACTIONS = '/v3/pay/transactions';
const NUMBER = /^[0-9A-Za-z_-]{6,32}$/;

type Payments = Pick<
  WechatPay,
  'preparePayment' | 'sendPayment' | 'queryPayment' | 'closePayment' | 'paySheet'
>;

export function paymentsOver(connect: Connect): Payments {
  return {
    preparePayment: async (request) => {
      const { merchant } = await connect(request.mchid);
      return { body: paymentBody(merchant, request) };
    },
    sendPayment: async ({ mchid, body }) => {
      const { ask } = await connect(mchid);
      return readAnswer(await ask({ method: 'POST', path: `${TRANSACTIONS}/jsapi`, body }), prepaid);
    },
    queryPayment: async (name) => {
      const { ask } = await connect(name.mchid);
      const path = `${pathOf(name)}?mchid=${name.mchid}`;
      return readAnswer(await ask({ method: 'GET', path, body: '' }), about(name));
    },
    closePayment: async (name) => {
      const { ask } = await connect(name.mchid);
      const body = JSON.stringify({ mchid: name.mchid });
      return readAnswer(await ask({ method: 'POST', path: `${pathOf(name)}/close`, body }), closed);
    },
    paySheet: async ({ mchid, prepayId }) => (await connect(mchid)).pay.paySheet(prepayId),
  };
}

const pathOf = ({ outTradeNo }: PaymentName) => `${TRANSACTIONS}/out-trade-no/${inPath(outTradeNo, NUMBER)}`;

function paymentBody(merchant: WechatPayMerchant, request: PaymentRequest): string {
  assertSendable(`Payment ${request.outTradeNo}`, [
    [NUMBER.test(request.outTradeNo), 'the number has 6 to 32 letters, digits, - and _'],
    [isShort(request.openid, 128), 'the openid has 1 to 128 characters'],
    [isFen(request.amountFen), 'the amount is at least 1 whole fen'],
    [isShort(request.description, 127), 'the description has 1 to 127 characters'],
    [isNotifyUrl(request.notifyUrl), 'the notify address is https, at most 256 characters, without query'],
  ]);
  return JSON.stringify({
    appid: merchant.appid,
    mchid: merchant.mchid,
    description: request.description,
    out_trade_no: request.outTradeNo,
    time_expire: request.expiresAt === undefined ? undefined : inChina(request.expiresAt),
    notify_url: request.notifyUrl,
    amount: { total: request.amountFen, currency: 'CNY' },
    payer: { openid: request.openid },
  });
}

/** As the documentation writes moments: whole seconds, with the zone. */
const inChina = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, '+08:00');

const prepaid: Reading<{ prepayId: string }, PaymentRefusal> = {
  codes: paymentRefusals,
  read: (json) => {
    const parsed = z.object({ prepay_id: z.string().min(1) }).safeParse(json);
    return parsed.success ? { prepayId: parsed.data.prepay_id } : 'not_understood';
  },
};

/** Answered by 204 and signed over nothing. */
const closed: Reading<object, PaymentRefusal> = { codes: paymentRefusals, read: () => ({}) };

const about = ({ mchid, outTradeNo }: PaymentName): Reading<{ payment: Payment }, PaymentRefusal> => ({
  codes: paymentRefusals,
  read: (json) => {
    const payment = readPayment(json);
    if (!payment) return 'not_understood';
    return payment.outTradeNo === outTradeNo && payment.mchid === mchid ? { payment } : 'another_bill';
  },
});

const WirePayment = z.object({
  out_trade_no: z.string(),
  mchid: z.string(),
  appid: z.string(),
  trade_state: z.enum(paymentStates),
  transaction_id: z.string().optional(),
  success_time: z.string().optional(),
  amount: z
    .object({ total: z.int().nonnegative().optional(), currency: z.literal('CNY').optional() })
    .optional(),
  payer: z.object({ openid: z.string().optional() }).optional(),
});

/** What claims to be paid and does not say how much, by whom and under which number, is not understood. */
export function readPayment(json: unknown): Payment | undefined {
  const parsed = WirePayment.safeParse(json);
  if (!parsed.success) return undefined;
  const {
    trade_state: state,
    transaction_id: transactionId,
    success_time,
    amount,
    payer,
    ...wire
  } = parsed.data;
  const name = { outTradeNo: wire.out_trade_no, mchid: wire.mchid, appid: wire.appid };
  if (state !== 'SUCCESS' && state !== 'REFUND') return { ...name, state };
  const amountFen = amount?.total;
  const openid = payer?.openid;
  if (transactionId === undefined || amountFen === undefined || openid === undefined) return undefined;
  const paidAt = success_time === undefined ? Number.NaN : Date.parse(success_time);
  return { ...name, state, transactionId, amountFen, openid, ...(!Number.isNaN(paidAt) && { paidAt }) };
}

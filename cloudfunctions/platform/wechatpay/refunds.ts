import * as z from 'zod';
import type { Connect } from './connection';
import type { WechatPay } from './port';
import { type Reading, readAnswer } from './read-answer';
import { type Refund, type RefundName, type RefundRequest, refundStates } from './refund';
import { type RefundRefusal, refundRefusals } from './refusal-codes';
import { assertSendable, inPath, isFen, isNotifyUrl, isShort } from './sendable';

const REFUNDS = '/v3/refund/domestic/refunds';
const NUMBER = /^[0-9A-Za-z_-]{1,64}$/;

type Refunds = Pick<WechatPay, 'prepareRefund' | 'sendRefund' | 'queryRefund'>;

export function refundsOver(connect: Connect): Refunds {
  return {
    prepareRefund: async (request) => ({ body: refundBody(request) }),
    sendRefund: async ({ mchid, outRefundNo, body }) => {
      const { ask } = await connect(mchid);
      return readAnswer(await ask({ method: 'POST', path: REFUNDS, body }), about(outRefundNo));
    },
    queryRefund: async ({ mchid, outRefundNo }) => {
      const { ask } = await connect(mchid);
      return readAnswer(
        await ask({ method: 'GET', path: pathOf(outRefundNo), body: '' }),
        about(outRefundNo),
      );
    },
  };
}

const pathOf = (outRefundNo: RefundName['outRefundNo']) => `${REFUNDS}/${inPath(outRefundNo, NUMBER)}`;

function refundBody(request: RefundRequest): string {
  const { amountFen, totalFen, reason, notifyUrl } = request;
  assertSendable(`Refund ${request.outRefundNo}`, [
    [NUMBER.test(request.outRefundNo), 'the number has 1 to 64 letters, digits, - and _'],
    [/^[0-9A-Za-z_-]{6,32}$/.test(request.outTradeNo), 'the payment is named by its number'],
    [isFen(amountFen), 'the amount is at least 1 whole fen'],
    [isFen(totalFen) && amountFen <= totalFen, 'no more is refunded than was paid'],
    [reason === undefined || isShort(reason, 80), 'a reason has 1 to 80 characters'],
    [
      notifyUrl === undefined || isNotifyUrl(notifyUrl),
      'the notify address is https, at most 256 characters, without query',
    ],
  ]);
  return JSON.stringify({
    out_trade_no: request.outTradeNo,
    out_refund_no: request.outRefundNo,
    reason,
    notify_url: notifyUrl,
    amount: { refund: amountFen, total: totalFen, currency: 'CNY' },
  });
}

const about = (outRefundNo: string): Reading<{ refund: Refund }, RefundRefusal> => ({
  codes: refundRefusals,
  read: (json) => {
    const refund = readRefund(json);
    if (!refund) return 'not_understood';
    return refund.outRefundNo === outRefundNo ? { refund } : 'another_bill';
  },
});

/** An answer calls the state `status`, a notify `refund_status`. */
const WireRefund = z.object({
  out_refund_no: z.string(),
  refund_id: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string(),
  status: z.enum(refundStates).optional(),
  refund_status: z.enum(refundStates).optional(),
  success_time: z.string().optional(),
  amount: z.object({ refund: z.int().positive(), total: z.int().positive() }),
});

export function readRefund(json: unknown): Refund | undefined {
  const parsed = WireRefund.safeParse(json);
  if (!parsed.success) return undefined;
  const wire = parsed.data;
  const state = wire.status ?? wire.refund_status;
  if (state === undefined) return undefined;
  const refundedAt = wire.success_time === undefined ? Number.NaN : Date.parse(wire.success_time);
  return {
    outRefundNo: wire.out_refund_no,
    refundId: wire.refund_id,
    outTradeNo: wire.out_trade_no,
    transactionId: wire.transaction_id,
    state,
    amountFen: wire.amount.refund,
    totalFen: wire.amount.total,
    ...(!Number.isNaN(refundedAt) && { refundedAt }),
  };
}

import type { Evidence, Payment, Refund, WechatPay } from '../../../cloudfunctions/platform/wechatpay/port';

type TillCall = 'sendPayment' | 'queryPayment' | 'closePayment' | 'sendRefund' | 'queryRefund';
type Asked = { amount: { total: number }; payer: { openid: string }; time_expire: string };
type AskedPayment = {
  appid: string;
  mchid: string;
  out_trade_no: string;
  body: string;
  asked: Asked;
  state: Payment['state'];
  told: { amount: number; openid: string };
};
type AskedRefund = {
  out_refund_no: string;
  out_trade_no: string;
  body: string;
  amount: { refund: number; total: number };
  state: Refund['state'];
};

export const appid = 'wx-local-crowncap';
export const sellersMchid = '1900000201';

/**
 * WeChat Pay as a seller's customers meet it, below signatures and sockets: what it does with numbers and money, and
 * the two kinds of silence. What a spoiled signature is taken for, the client's own tests say.
 */
export function openTill(now: () => number) {
  const payments = new Map<string, AskedPayment>();
  const refunds = new Map<string, AskedRefund>();
  const faults: { on: TillCall; when: 'before' | 'after'; times: number; number: string | undefined }[] = [];
  const sent: { call: TillCall; number: string; body: string }[] = [];
  const till = { funds: 10_000_000, isSlow: false };

  async function answer<Result>(on: TillCall, number: string, work: () => Result): Promise<Result> {
    const isMeant = (each: (typeof faults)[number]) => each.number === undefined || each.number === number;
    const fault = faults.find((each) => each.on === on && each.times > 0 && isMeant(each));
    if (fault) fault.times -= 1;
    const silence = { kind: 'unknown', why: 'timed_out', detail: 'silent' } as Result;
    if (fault?.when === 'before') return silence;
    const result = work();
    return fault ? silence : result;
  }

  const paymentOf = (outTradeNo: string) => {
    const payment = payments.get(outTradeNo);
    if (payment?.state === 'NOTPAY' && now() >= Date.parse(payment.asked.time_expire))
      payment.state = 'CLOSED';
    return payment;
  };

  const pay: Partial<WechatPay> = {
    preparePayment: async ({ mchid, outTradeNo, openid, amountFen, expiresAt = 0, ...rest }) => ({
      body: JSON.stringify({
        appid,
        mchid,
        out_trade_no: outTradeNo,
        amount: { total: amountFen },
        payer: { openid },
        time_expire: new Date(expiresAt).toISOString(),
        ...rest,
      }),
    }),
    sendPayment: ({ mchid, outTradeNo, body }) =>
      answer('sendPayment', outTradeNo, () => {
        sent.push({ call: 'sendPayment', number: outTradeNo, body });
        const known = paymentOf(outTradeNo);
        if (known && known.body !== body) return refused('INVALID_REQUEST');
        if (known?.state === 'SUCCESS' || known?.state === 'REFUND') return refused('ORDERPAID');
        if (known?.state === 'CLOSED') return refused('ORDER_CLOSED');
        const asked = JSON.parse(body) as Asked;
        const told = { amount: asked.amount.total, openid: asked.payer.openid };
        const fresh = { appid, mchid, out_trade_no: outTradeNo, body, asked, state: 'NOTPAY' as const, told };
        payments.set(outTradeNo, known ?? fresh);
        return { kind: 'accepted', prepayId: `prepay-${outTradeNo}`, evidence: evidenceOf({}) };
      }),
    queryPayment: ({ outTradeNo }) =>
      answer('queryPayment', outTradeNo, () => {
        const found = paymentOf(outTradeNo);
        if (!found) return refused('NOT_FOUND');
        const { state, mchid, told } = found;
        const name = { outTradeNo, mchid, appid: found.appid };
        const wire = { appid: found.appid, mchid, out_trade_no: outTradeNo, trade_state: state };
        if (state !== 'SUCCESS' && state !== 'REFUND') {
          return { kind: 'accepted', payment: { ...name, state }, evidence: evidenceOf(wire) };
        }
        const paid = { transactionId: `4200${outTradeNo}`, amountFen: told.amount, openid: told.openid };
        const evidence = evidenceOf({
          ...wire,
          amount: { total: told.amount },
          payer: { openid: told.openid },
        });
        return { kind: 'accepted', payment: { ...name, state, ...paid }, evidence };
      }),
    closePayment: ({ outTradeNo }) =>
      answer('closePayment', outTradeNo, () => {
        const found = paymentOf(outTradeNo);
        if (!found) return refused('NOT_FOUND');
        if (found.state === 'SUCCESS' || found.state === 'REFUND') return refused('ORDERPAID');
        found.state = 'CLOSED';
        return { kind: 'accepted', evidence: evidenceOf({}) };
      }),
    paySheet: async ({ prepayId }) => ({
      timeStamp: '1',
      nonceStr: 'n',
      package: `prepay_id=${prepayId}`,
      signType: 'RSA',
      paySign: 's',
    }),
    prepareRefund: async ({ outRefundNo, outTradeNo, amountFen, totalFen, ...rest }) => ({
      body: JSON.stringify({
        out_refund_no: outRefundNo,
        out_trade_no: outTradeNo,
        amount: { refund: amountFen, total: totalFen },
        ...rest,
      }),
    }),
    sendRefund: ({ outRefundNo, body }) =>
      answer('sendRefund', outRefundNo, () => {
        sent.push({ call: 'sendRefund', number: outRefundNo, body });
        const known = refunds.get(outRefundNo);
        if (known && known.body !== body) return refused('INVALID_REQUEST');
        if (known) return told(known);
        const asked = JSON.parse(body) as Pick<AskedRefund, 'out_refund_no' | 'out_trade_no' | 'amount'>;
        const payment = paymentOf(asked.out_trade_no);
        const back = [...refunds.values()].filter((each) => each.out_trade_no === asked.out_trade_no);
        const sum = back.reduce((total, { amount }) => total + amount.refund, asked.amount.refund);
        if (payment?.state !== 'SUCCESS' && payment?.state !== 'REFUND') return refused('NOT_FOUND');
        if (sum > payment.told.amount) return refused('INVALID_REQUEST');
        if (asked.amount.refund > till.funds) return refused('NOT_ENOUGH');
        till.funds -= asked.amount.refund;
        payment.state = 'REFUND';
        const refund = {
          ...asked,
          body,
          state: till.isSlow ? ('PROCESSING' as const) : ('SUCCESS' as const),
        };
        refunds.set(outRefundNo, refund);
        return told(refund);
      }),
    queryRefund: ({ outRefundNo }) =>
      answer('queryRefund', outRefundNo, () => {
        const refund = refunds.get(outRefundNo);
        return refund ? told(refund) : refused('NOT_FOUND');
      }),
  };

  return {
    pay,
    /** What is in the seller's account for refunds, and whether WeChat takes its time. */
    till,
    /** So many silences, to questions about one number or about any. */
    fault: (on: TillCall, when: 'before' | 'after', times = 1, number?: string) =>
      void faults.push({ on, when, times, number }),
    payments: () => [...payments.values()],
    refunds: () => [...refunds.values()],
    refundNamed: (outRefundNo: string) => refunds.get(outRefundNo),
    sent: (number: string) => sent.filter((each) => each.number === number).map(({ body }) => body),
    /** The customer confirms on WeChat's page; what may be told wrongly is the world's doing, not the customer's. */
    confirm: (
      outTradeNo: string,
      wrong: Partial<AskedPayment['told'] & { mchid: string; appid: string }> = {},
    ) => {
      const payment = paymentOf(outTradeNo);
      if (payment?.state !== 'NOTPAY') return 'no such page';
      const { mchid, appid: app, ...told } = wrong;
      payment.state = 'SUCCESS';
      Object.assign(payment.told, told);
      Object.assign(payment, { ...(mchid && { mchid }), ...(app && { appid: app }) });
      return 'paid';
    },
  };
}

function told({ out_refund_no, out_trade_no, amount, state }: AskedRefund) {
  const refund = {
    outRefundNo: out_refund_no,
    refundId: `5030${out_refund_no}`,
    outTradeNo: out_trade_no,
    transactionId: `4200${out_trade_no}`,
    state,
    amountFen: amount.refund,
    totalFen: amount.total,
  };
  const evidence = evidenceOf({ out_refund_no, out_trade_no, amount, status: state });
  return { kind: 'accepted' as const, refund, evidence };
}

const refused = <Code extends string>(code: Code) => ({
  kind: 'refused' as const,
  code,
  message: code,
  httpStatus: code === 'NOT_FOUND' ? 404 : 400,
  evidence: evidenceOf({ code }),
});

const evidenceOf = (told: object): Evidence => ({
  requestId: 'r',
  serial: 's',
  timestamp: '1',
  nonce: 'n',
  signature: 'g',
  body: JSON.stringify(told),
});

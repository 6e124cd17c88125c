import type { Payment } from '../payment/payment-book';
import type { Refund } from '../payment/refund-book';
import type { Store } from '../store';
import { chinaDay } from '../wire';
import { alterationsOf, altered } from './alteration';
import { file, line, moment, yuan } from './yuan';

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUM_HEAD =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

type Row = {
  at: number;
  /** Of the order, or of the refund when it is one. */
  voucherNo: string;
  amountFen: number;
  payment: Payment;
  refund?: Refund;
};

/** 交易账单 (ALL): the day's orders that were paid and the refunds that were asked for, one line each. */
export function trade(store: Store, mchid: string, day: string): string | undefined {
  const which = { mchid, day, bill: 'TRADE' } as const;
  const payments = store.list<Payment>(`payment:${mchid}:`);
  const alterations = alterationsOf(store, which);
  const [anyPayment] = payments;
  const isOnDay = ({ at }: Row) => chinaDay(at) === day;
  const rows = altered(
    [...paidRows(payments), ...refundRows(store, mchid, payments)]
      .filter(isOnDay)
      .toSorted((a, b) => a.at - b.at),
    alterations,
    ({ voucherNo, amountFen }): Row => {
      if (!anyPayment) throw new Error(`Merchant ${mchid} has no payment to make another one up from.`);
      const paid = { at: Date.parse(`${day}T12:00:00+08:00`), transactionId: `extra${voucherNo}` };
      const payment = { ...anyPayment, asked: { ...anyPayment.asked, out_trade_no: voucherNo }, paid };
      return { at: paid.at, voucherNo, amountFen, payment };
    },
  );
  if (rows.length === 0 || alterations.some(({ how }) => how === 'absent')) return undefined;
  const isWrong = alterations.some(({ how }) => how === 'wrong_sum');
  const sum = summary(isWrong ? rows.slice(1) : rows);
  return file({ head: HEAD, rows: rows.map(told), sumHead: SUM_HEAD, sum });
}

const paidRows = (payments: readonly Payment[]): Row[] =>
  payments.flatMap((payment) =>
    payment.paid
      ? [
          {
            at: payment.paid.at,
            voucherNo: payment.asked.out_trade_no,
            amountFen: payment.asked.amount.total,
            payment,
          },
        ]
      : [],
  );

function refundRows(store: Store, mchid: string, payments: readonly Payment[]): Row[] {
  return store.list<Refund>(`refund:${mchid}:`).flatMap((refund) => {
    const payment = payments.find(({ asked }) => asked.out_trade_no === refund.outTradeNo);
    const { out_refund_no: voucherNo, amount } = refund.asked;
    return payment ? [{ at: refund.createdAt, voucherNo, amountFen: amount.refund, payment, refund }] : [];
  });
}

function told({ at, amountFen, payment, refund }: Row): string {
  const { asked, paid, mchid } = payment;
  const paidFen = refund ? 0 : amountFen;
  const refundFen = refund ? amountFen : 0;
  return line([
    moment(at),
    asked.appid,
    mchid,
    0,
    '',
    paid?.transactionId ?? '',
    asked.out_trade_no,
    asked.payer.openid,
    'JSAPI',
    refund ? 'REFUND' : 'SUCCESS',
    'OTHERS',
    'CNY',
    yuan(paidFen),
    yuan(0),
    refund?.refundId ?? 0,
    refund?.asked.out_refund_no ?? 0,
    yuan(refundFen),
    yuan(0),
    refund ? 'ORIGINAL' : '',
    refund?.state ?? '',
    asked.description,
    asked.attach ?? '',
    '0.00000',
    '0.00%',
    yuan(paidFen),
    yuan(refundFen),
    '',
  ]);
}

function summary(rows: readonly Row[]): string {
  const sum = (isMeant: (row: Row) => boolean) =>
    rows.filter(isMeant).reduce((fen, { amountFen }) => fen + amountFen, 0);
  const paidFen = sum(({ refund }) => !refund);
  const refundFen = sum(({ refund }) => refund !== undefined);
  return line([
    rows.length,
    yuan(paidFen),
    yuan(refundFen),
    yuan(0),
    '0.00000',
    yuan(paidFen),
    yuan(refundFen),
  ]);
}

import type { BillRow } from '#contracts/reconciliation';
import type { Day } from '#contracts/vocabulary';
import { fen } from '../fen';
import { type Complaint, fenOf, isMoment, type Line, otherDays, readBill, readRows } from './bill-text';
import type { Bill } from './fund-flow';

/** A day's payments and refunds of one merchant number, by their own numbers; it tells no balances. */
export function tradeBillOf(text: string, day: Day): Bill {
  const { lines, summary, complaints } = readBill(text, { first: '交易时间', sums: '总交易单数' });
  const { rows, unreadable } = readRows(lines, rowOf);
  return {
    rows,
    unreadable: [...complaints, ...unreadable],
    complaints: [...otherDays(rows, day), ...(summary ? brokenSums(rows, summary) : [])],
  };
}

function rowOf({ line, cells }: Line): BillRow | string {
  const at = cells.交易时间 ?? '';
  if (!isMoment(at)) return `交易时间“${at}”读不懂`;
  const type = cells.交易状态 ?? '';
  const payment = [cells.微信订单号, cells.商户订单号].filter(isNumber);
  const refund = [cells.微信退款单号, cells.商户退款单号].filter(isNumber);
  const isRefund = refund.length > 0;
  const amount = fenOf(isRefund ? cells.退款金额 : cells.应结订单金额);
  if (amount === undefined) return `金额“${(isRefund ? cells.退款金额 : cells.应结订单金额) ?? ''}”读不懂`;
  if (payment.length === 0) return '没有单号';
  if (isRefund) return { line, at, names: refund, of: payment, way: 'out', amount, type, kind: 'return' };
  if (type !== 'SUCCESS') return `交易状态“${type}”读不懂`;
  return { line, at, names: payment, way: 'in', amount, type, kind: 'movement' };
}

/** A payment's line says nothing, or nought, where a refund's numbers stand. */
const isNumber = (value: string | undefined): value is string =>
  value !== undefined && !['', '0', '-'].includes(value);

function brokenSums(rows: readonly BillRow[], { line, cells }: Line): Complaint[] {
  const total = (way: BillRow['way']) =>
    fen(rows.filter((row) => row.way === way).reduce((sum, { amount }) => sum + amount, 0));
  const expected: [string, number, number | undefined][] = [
    ['总交易单数', rows.length, Number(cells.总交易单数)],
    ['应结订单总金额', total('in'), fenOf(cells.应结订单总金额)],
    ['退款总金额', total('out'), fenOf(cells.退款总金额)],
  ];
  return expected
    .filter(([, is, said]) => is !== said)
    .map(([name]) => ({ line, says: `汇总的${name}与明细不符` }));
}

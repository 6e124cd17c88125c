import type { Way } from '#contracts/reconciliation';
import type { Fen } from '#contracts/vocabulary';
import { sum } from '../fen';
import type { Complaint } from './bill-text';
import type { Bill } from './fund-flow';
import type { Matched } from './match';

type Sum = { count: number; in: Fen; out: Fen };
type Figures = {
  opening?: Fen;
  closing?: Fen;
  moved: Sum;
  matched: Sum;
  fees: Sum;
  funding: Sum;
  breaks: number;
  complaints: Complaint[];
};

/** The day's figures. A day without a movement closes as the one before it closed. */
export function figuresOf(bill: Bill, matched: Matched, closedBefore: Fen | undefined): Figures {
  const { rows, opening = closedBefore, closing = closedBefore } = bill;
  const isOpenedAsClosed =
    bill.opening === undefined || closedBefore === undefined || bill.opening === closedBefore;
  return {
    ...(opening !== undefined && { opening }),
    ...(closing !== undefined && { closing }),
    moved: sumOf(rows),
    matched: sumOf(matched.pairs.map(({ row }) => row)),
    fees: sumOf(rows.filter(({ kind }) => kind === 'fee')),
    funding: sumOf(rows.filter(({ kind }) => kind === 'funding')),
    breaks: matched.breaks.length,
    complaints: [
      ...bill.complaints,
      ...(isOpenedAsClosed ? [] : [{ line: rows[0]?.line ?? 1, says: '期初余额与前一天的期末余额不符' }]),
    ],
  };
}

function sumOf(moved: readonly { way: Way; amount: Fen }[]): Sum {
  const of = (way: Way) => sum(moved.filter((one) => one.way === way).map(({ amount }) => amount));
  return { count: moved.length, in: of('in'), out: of('out') };
}

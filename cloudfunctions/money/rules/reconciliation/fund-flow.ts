import type { BillRow } from '#contracts/reconciliation';
import type { Day, Fen } from '#contracts/vocabulary';
import { fen } from '../fen';
import { type Complaint, fenOf, isMoment, type Line, otherDays, readBill, readRows } from './bill-text';

/** What one account of a merchant number went through on one day, as WeChat tells it. */
export type Bill = {
  rows: BillRow[];
  /** Only where the bill tells balances, and only when there was a movement. */
  opening?: Fen;
  closing?: Fen;
  /** Lines that could not be read: such a bill is not held against anything. */
  unreadable: Complaint[];
  /** Lines that can be read and do not agree with one another. */
  complaints: Complaint[];
};

type FlowRow = BillRow & { balance: Fen };

/** A day's fund flow. The balances must lead from row to row, and the sums must be those of the rows. */
export function fundFlowOf(text: string, day: Day): Bill {
  const { lines, summary, complaints } = readBill(text, { first: '记账时间', sums: '资金流水总笔数' });
  const { rows, unreadable } = readRows(lines, rowOf);
  const [first] = rows;
  const opening = first && before(first);
  const closing = rows.at(-1)?.balance;
  return {
    rows: rows.map(({ balance: _, ...row }) => row),
    ...(opening !== undefined && closing !== undefined && { opening, closing }),
    unreadable: [...complaints, ...unreadable],
    complaints: [
      ...otherDays(rows, day),
      ...brokenChain(rows),
      ...(summary ? brokenSums(rows, summary) : []),
    ],
  };
}

function rowOf({ line, cells }: Line): FlowRow | string {
  const amount = fenOf(cells.收支金额);
  const balance = fenOf(cells.账户结余);
  const way = cells.收支类型 === '收入' ? 'in' : cells.收支类型 === '支出' ? 'out' : undefined;
  const at = cells.记账时间 ?? '';
  const names = [cells.微信支付业务单号, cells.业务凭证号].filter(isName);
  if (!isMoment(at)) return `记账时间“${at}”读不懂`;
  if (amount === undefined) return `收支金额“${cells.收支金额 ?? ''}”读不懂`;
  if (balance === undefined) return `账户结余“${cells.账户结余 ?? ''}”读不懂`;
  if (!way) return `收支类型“${cells.收支类型 ?? ''}”读不懂`;
  if (names.length === 0) return '没有单号';
  const type = [cells.业务名称, cells.业务类型].filter(isName).join(' ');
  return { line, at, names, way, amount, type, kind: kindOf(type, way), balance };
}

const isName = (value: string | undefined): value is string =>
  value !== undefined && !['', '-', '/'].includes(value);

/**
 * What a row is by its own words. The words of a payout and its return are not published, so nothing hangs on them but
 * how a row is called that our books do not know: rows are matched by their numbers. Money that goes out is never aside.
 */
function kindOf(type: string, way: 'in' | 'out'): BillRow['kind'] {
  if (type.includes('手续费')) return 'fee';
  if (way === 'out') return 'movement';
  if (/充值|划转|转入|调拨/.test(type)) return 'funding';
  return /退/.test(type) ? 'return' : 'movement';
}

const before = ({ balance, way, amount }: FlowRow): Fen | undefined => {
  const opening = way === 'in' ? balance - amount : balance + amount;
  return opening < 0 ? undefined : fen(opening);
};

/** Each balance is the one above with the row's amount. */
function brokenChain(rows: readonly FlowRow[]): Complaint[] {
  return rows.flatMap((row, at) => {
    const above = rows[at - 1];
    const opening = before(row);
    const isRight = above ? opening === above.balance : opening !== undefined;
    return isRight ? [] : [{ line: row.line, says: '账户结余与上一行对不上' }];
  });
}

function brokenSums(rows: readonly FlowRow[], { line, cells }: Line): Complaint[] {
  const ins = rows.filter(({ way }) => way === 'in');
  const outs = rows.filter(({ way }) => way === 'out');
  const expected: [string, number, number | undefined][] = [
    ['资金流水总笔数', rows.length, countOf(cells.资金流水总笔数)],
    ['收入笔数', ins.length, countOf(cells.收入笔数)],
    ['收入金额', total(ins), fenOf(cells.收入金额)],
    ['支出笔数', outs.length, countOf(cells.支出笔数)],
    ['支出金额', total(outs), fenOf(cells.支出金额)],
  ];
  return expected
    .filter(([, is, said]) => is !== said)
    .map(([name]) => ({ line, says: `汇总的${name}与明细不符` }));
}

const countOf = (text: string | undefined) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : undefined);
const total = (rows: readonly FlowRow[]) => rows.reduce<number>((sum, { amount }) => sum + amount, 0);

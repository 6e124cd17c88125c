import type { Break as ShownBreak, Way } from '#contracts/reconciliation';
import { fen } from '../fen';
import type { Break } from './match';

type Beyond = ShownBreak['beyond'];

/** What WeChat moved beyond the books. */
export function beyondBooks({ row, booked }: Break): Beyond {
  if (row && booked) {
    const more = row.amount - booked.amount;
    return more > 0 ? { way: row.way, amount: fen(more) } : { way: opposite[booked.way], amount: fen(-more) };
  }
  if (row) return { way: row.way, amount: row.amount };
  if (booked) return { way: opposite[booked.way], amount: booked.amount };
  throw new Error('A break has one side at least.');
}

const opposite: Record<Way, Way> = { in: 'out', out: 'in' };

/** Whose other side may only be late: WeChat's day ends while we are still asking. */
export const GRACE: Record<Break['kind'], boolean> = {
  OURS_ONLY: true,
  WX_ONLY: false,
  AMOUNT: false,
  DUPLICATE: false,
  RETURN_WITHOUT_PAYOUT: false,
};

/** The numbers we give out: a payout, a payment, a refund. */
export const isOurNumber = (name: string) => /^C[CPR][0-9a-f]{30}$/.test(name);

/** The break in one sentence with both sides' figures. */
export function sayBreak({ kind, row, booked }: Pick<ShownBreak, 'kind' | 'row' | 'booked'>): string {
  const theirs = row && `微信账单第 ${row.line} 行（${row.at}）${wayWord[row.way]} ${yuan(row.amount)} 元`;
  const ours = booked && `我方分录 ${booked.entryId} 记${wayWord[booked.way]} ${yuan(booked.amount)} 元`;
  const number = (row?.names ?? booked?.names ?? []).at(-1) ?? '';
  const sides = [theirs, ours].filter(Boolean).join('，');
  return `${kindWord[kind]}：${sides}。单号 ${number}。`;
}

const wayWord: Record<Way, string> = { in: '收入', out: '支出' };
const kindWord: Record<ShownBreak['kind'], string> = {
  WX_ONLY: '微信有，我方没有',
  OURS_ONLY: '我方有，微信没有',
  AMOUNT: '两边金额不同',
  DUPLICATE: '微信记了两次',
  RETURN_WITHOUT_PAYOUT: '退回了一笔我方没有付过的款',
};

const yuan = (amount: number) => `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

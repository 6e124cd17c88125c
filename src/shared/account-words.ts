import type { Account } from '#contracts/account';
import type { StatementLine } from '#contracts/statement';
import { yuan } from './money';
import { momentWord, now } from './time';

const kindWord: Record<string, string> = {
  receipt: '收货',
  repayment: '还款',
  offset: '返利抵货款',
  opening: '开户余额',
  payment: '微信付款',
  refund: '微信退款',
  crates: '空箱押金',
  return: '退货',
  exchange: '退换货',
  credit_note: '退货抵款',
};

/** What moved the account, in a shop's words; what was turned round says so. */
export function movedWord({ cause }: StatementLine): string {
  const word = kindWord[cause.kind] ?? '往来';
  return cause.reverses ? `${word}，改回来` : word;
}

/** What comes in on this account is off the debt; a plus beside more debt would read like money earned. */
export function movedAmount({ way, amount, cause }: StatementLine): string {
  if (amount === 0) return cause.kind === 'receipt' ? '当场付清' : '没有变';
  return `${way === 'in' ? '少欠' : '多欠'} ¥${yuan(amount)}`;
}

export const movedWhen = ({ at }: StatementLine) => momentWord(at, now());

/** `open` is what is asked of whoever reads it, as long as nothing was said. */
export const openingWord = ({ opening }: Pick<Account, 'opening'>, open: string): string => {
  if (!opening) return '';
  if (opening.agreedAt !== undefined) return '开户余额，已核对';
  const { dispute } = opening;
  if (!dispute) return `开户余额，${open}`;
  if (!dispute.answer) return '开户余额，说了不对，等答复';
  return dispute.answer.isWrong ? '开户余额，已改过来' : '开户余额，经销商说没错';
};

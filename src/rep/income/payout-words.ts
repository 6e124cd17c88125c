import type { PayoutState, Withdrawal } from '#contracts/earning';
import type { Fen, Instant } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import type { Standing } from '../../shared/parts/status';
import { momentWord, spanWord } from '../../shared/time';

type Payout = Pick<Withdrawal['payout'], 'state' | 'why' | 'closesAt' | 'endedAt'>;
type Why = NonNullable<Payout['why']>;
type Told = { standing: Standing; word: string };

/** A large wish waits for the company before it waits for the person. */
export const withdrawalStatus = (
  { payout, waitsForApproval }: Pick<Withdrawal, 'payout' | 'waitsForApproval'>,
  now: Instant,
  isTapped: boolean,
): Told =>
  waitsForApproval ? { standing: 'wait', word: '金额较大，等公司确认' } : payoutStatus(payout, now, isTapped);

/** Never says paid before the cloud does; `isTapped`: the person has just confirmed on WeChat's page. */
export function payoutStatus(payout: Payout, now: Instant, isTapped = false): Told {
  return tell[payout.state](payout, now, isTapped);
}

const tell: Record<PayoutState, (payout: Payout, now: Instant, isTapped: boolean) => Told> = {
  asked: () => ({ standing: 'wait', word: '等您点收款' }),
  sending: (_, __, isTapped) =>
    isTapped
      ? { standing: 'wait', word: '微信处理中' }
      : { standing: 'wait', word: '正在和微信核对，钱没丢，不用再提' },
  waiting: ({ closesAt }, now, isTapped) => ({
    standing: 'wait',
    word: isTapped
      ? '微信处理中'
      : `等您点收款${closesAt && closesAt > now ? `(还剩 ${spanWord(now, closesAt)})` : ''}`,
  }),
  paid: ({ endedAt }, now) => ({
    standing: 'done',
    word: `已到账${endedAt ? ` ${momentWord(endedAt, now)}` : ''}`,
  }),
  returned: ({ why }) => ({ standing: 'no', word: `${why ? returnedWhy[why] : '没收成'}，钱已回可提` }),
  parked: ({ why }) => ({ standing: 'warn', word: `${why ? parkedWhy[why] : '公司的人在办'}，钱给您留着` }),
};

const returnedWhy: Record<Why, string> = {
  needs_funds: '公司账户钱不够，没收成',
  needs_configuration: '公司的微信支付没开好，没收成',
  mismatch: '金额对不上，没收成',
  too_old: '过了太久，没收成',
  not_confirmed_in_time: '过了时间没点收款',
  refused: '微信没付成',
  name_differs: '姓名和微信实名对不上，改好再提',
  cancelled: '已撤回',
  closed_by_operator: '公司核对过，这笔没付成',
  declined: '公司没同意这笔',
};

const parkedWhy: Record<Why, string> = {
  needs_funds: '公司账户充值中',
  needs_configuration: '公司的微信支付在开通',
  mismatch: '金额在人工核对',
  too_old: '过了太久，公司的人在核对',
  not_confirmed_in_time: '过了时间没点收款，公司的人在办',
  refused: '微信没付成，公司的人在办',
  name_differs: '姓名和微信实名对不上，公司的人在办',
  cancelled: '撤回了，公司的人在办',
  closed_by_operator: '公司的人在办',
  declined: '公司没同意这笔',
};

type Parts = Pick<Withdrawal, 'paid' | 'payout'>;

/** A wish above WeChat's limit of one bill: which one it is now, and what the others brought. Nothing of a single one. */
export function severalBills({ paid, payout }: Parts): string | undefined {
  const { state, number, of, amount } = payout;
  if (of === 1) return undefined;
  if (state === 'paid') return `分 ${of} 笔，一共到账 ¥${yuan((paid + amount) as Fen)}`;
  const before = paid > 0 ? `前 ${number - 1} 笔到账 ¥${yuan(paid)}` : '';
  if (state === 'returned') return before ? `${before}，其余没付` : `分 ${of} 笔，都没付`;
  return `第 ${number} 笔/共 ${of} 笔，这笔 ¥${yuan(amount)}${before ? `；${before}` : ''}`;
}

/** One bill of one wish: a tap is for that and not for the next. */
export const billOf = ({ withdrawalId, payout }: Pick<Withdrawal, 'withdrawalId' | 'payout'>) =>
  `${withdrawalId}:${payout.number}`;

/** Waits for the person's own tap, as far as the cloud knows. */
export const canCollectNow = ({ state }: Payout) => state === 'asked' || state === 'waiting';

export const isOpen = ({ state }: Payout) => state !== 'paid' && state !== 'returned';

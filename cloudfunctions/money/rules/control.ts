import type { Problem } from '#contracts/problem';
import type { Fen, Instant, WithdrawalId } from '#contracts/vocabulary';
import { dayOf, monthOf } from '../../time/rules/day';
import { above, plus, sum } from './fen';

/** What one person may take out without anybody looking; each brand sets its own. */
export type Controls = {
  aDay: Fen;
  timesADay: number;
  aMonth: Fen;
  timesAnHour: number;
  /** After the WeChat or the phone number was changed. */
  coolDownHours: number;
  personsADevice: number;
  /** From this amount on two people of the brand agree first. */
  approvalFrom: Fen;
};

/** A wish that counts against the caps; one that came back keeps its place and weighs nothing. */
type Wished = { withdrawalId: WithdrawalId; at: Instant; amount: Fen };

/** What is known of a person when they wish for more: their wishes of this month, and when they changed who they are. */
export type Known = {
  wished: readonly Wished[];
  reboundAt?: Instant | undefined;
  isFrozen?: boolean | undefined;
};

type No = Problem<
  'payouts_frozen' | 'cooling_down' | 'too_often' | 'times_a_day' | 'cap_of_day' | 'cap_of_month'
>;

const HOUR_MS = 3_600_000;

/** The first reason against it, with the number that helps; none, and it may be. */
export function noOf(
  controls: Controls,
  { wished, ...known }: Known,
  amount: Fen,
  now: Instant,
): No | undefined {
  if (known.isFrozen) return { code: 'payouts_frozen', facts: {} };
  const coolUntil = ((known.reboundAt ?? 0) + controls.coolDownHours * HOUR_MS) as Instant;
  if (known.reboundAt !== undefined && now < coolUntil)
    return { code: 'cooling_down', facts: { until: coolUntil } };
  const lastHour = wished.filter(({ at }) => at > now - HOUR_MS);
  if (lastHour.length >= controls.timesAnHour) return tooOften(lastHour, controls.timesAnHour);
  const today = wished.filter(({ at }) => dayOf(at) === dayOf(now));
  if (today.length >= controls.timesADay)
    return { code: 'times_a_day', facts: { times: controls.timesADay } };
  const ofDay = weigh(today);
  if (plus(ofDay, amount) > controls.aDay)
    return { code: 'cap_of_day', facts: { cap: controls.aDay, left: above(controls.aDay, ofDay) } };
  const ofMonth = weigh(ofThisMonth(wished, now));
  if (plus(ofMonth, amount) > controls.aMonth)
    return { code: 'cap_of_month', facts: { cap: controls.aMonth, left: above(controls.aMonth, ofMonth) } };
  return undefined;
}

/** Who agree to a large amount, none of them its payee. */
export const PEOPLE_NEEDED = 2;

export const needsApproval = ({ approvalFrom }: Controls, amount: Fen) => amount >= approvalFrom;

/** What still counts, with the new wish: this month's, and those of the last hour where the month is young. */
export const withWish = (wished: readonly Wished[], wish: Wished): Wished[] => [
  ...wished.filter(({ at }) => monthOf(at) === monthOf(wish.at) || at > wish.at - HOUR_MS),
  wish,
];

/** What came back may be asked for again, but trying was trying: the place in the count stays. */
export const withoutAmount = (wished: readonly Wished[], withdrawalId: WithdrawalId, back: Fen): Wished[] =>
  wished.map((wish) =>
    wish.withdrawalId === withdrawalId ? { ...wish, amount: above(wish.amount, back) } : wish,
  );

/** Again as soon as the oldest of so many is an hour ago. */
function tooOften(lastHour: readonly Wished[], times: number): No {
  const oldest = lastHour.map(({ at }) => at).toSorted((a, b) => a - b)[lastHour.length - times];
  return { code: 'too_often', facts: { again: ((oldest ?? 0) + HOUR_MS) as Instant } };
}

const ofThisMonth = (wished: readonly Wished[], now: Instant) =>
  wished.filter(({ at }) => monthOf(at) === monthOf(now));

const weigh = (wished: readonly Wished[]): Fen => sum(wished.map(({ amount }) => amount));

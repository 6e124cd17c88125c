import type { Order } from '#contracts/order';
import type { Day } from '#contracts/vocabulary';
import { addDays, dayOf, daysBetween, weekdayOf } from '../../time/rules/day';
import { type Deliveries, deliveryFrom } from './delivery-day';
import { isUnderWay } from './order';

/** A shelf must not stand empty because a calendar says so. */
const DAYS_WITHOUT_DELIVERY = 14;

/** Whether stores would wait too long for the next delivery because of closed days. */
export function isClosedTooLong(terms: Deliveries, today: Day): boolean {
  const horizon = Array.from({ length: DAYS_WITHOUT_DELIVERY * 4 }, (_, n) => addDays(today, n + 1));
  const open = horizon.filter((day) => isOpen(terms, day));
  const gaps = [today, ...open].map((day, at, all) => daysBetween(day, all[at + 1] ?? horizon.at(-1) ?? day));
  return gaps.some((days) => days > DAYS_WITHOUT_DELIVERY);
}

const isOpen = (terms: Deliveries, day: Day) =>
  terms.deliveryWeekdays.includes(weekdayOf(day)) && !(terms.closedDays ?? []).includes(day);

/** Closed days that are over need no keeping. */
export const closedAhead = (closedDays: readonly Day[], today: Day): Day[] =>
  closedDays.filter((day) => day >= today).toSorted();

export const nextDelivery = (terms: Deliveries, today: Day): Day => deliveryFrom(terms, addDays(today, 1));

type Promised = Pick<Order, 'state' | 'deliveryDay' | 'receipt'>;

/** Promised for a day that is over, and still not there. */
export const isLate = ({ state, deliveryDay }: Promised, today: Day): boolean =>
  state !== 'unpaid' && isUnderWay(state) && deliveryDay < today;

export type Kept = { onTime: number; late: number };

/** Of what was received, what came on its day or before. */
export function keptPromises(received: readonly Promised[]): Kept {
  const came = received.flatMap(({ receipt, deliveryDay }) =>
    receipt ? [dayOf(receipt.at) <= deliveryDay] : [],
  );
  const onTime = came.filter(Boolean).length;
  return { onTime, late: came.length - onTime };
}

export const together = (days: readonly Kept[]): Kept =>
  days.reduce((sum, { onTime, late }) => ({ onTime: sum.onTime + onTime, late: sum.late + late }), {
    onTime: 0,
    late: 0,
  });

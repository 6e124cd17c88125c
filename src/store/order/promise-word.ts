import type { Day } from '#contracts/vocabulary';
import { daysSince, dayWord } from '../../shared/time';

/** What the trade calls it: 次日达 and 隔日达; a longer way has no name but its day. */
export function promiseName(deliveryDay: Day, orderedOn: Day): string {
  const days = daysSince(orderedOn, deliveryDay);
  return days === 1 ? '（次日达）' : days === 2 ? '（隔日达）' : '';
}

/** "明天送到（次日达）" */
export const promiseWord = (deliveryDay: Day, orderedOn: Day, today: Day): string =>
  `${dayWord(deliveryDay, today)}送到${promiseName(deliveryDay, orderedOn)}`;

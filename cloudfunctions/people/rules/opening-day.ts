import type { Day } from '#contracts/vocabulary';

/** "05-20": the day of any year on which a shop has its birthday; one that opened on a leap day has it a day early. */
export const openingDayOf = (openedOn: Day): string => {
  const day = openedOn.slice(5);
  return day === '02-29' ? '02-28' : day;
};

/** How many years a shop is open on its birthday; nothing on the day it opens. */
export const yearsOpen = (openedOn: Day, today: Day): number =>
  Number(today.slice(0, 4)) - Number(openedOn.slice(0, 4));

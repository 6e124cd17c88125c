import type { Promotion } from '#contracts/promotion';
import type { Day, Instant } from '#contracts/vocabulary';
import { addDays, dayOf } from '../../../time/rules/day';
import type { Price } from '../prices';
import { type Promoted, promotionUplift, usualUplift } from '../restock/calendar';
import type { Week } from './weeks';

/** A promotion's effect on what one product sells: by how much, in which weeks before, and on which days to come. */
export type Calendar = {
  name: string;
  uplift: number;
  isPromoted: (week: Day) => boolean;
  /** By how much demand of the days from now on is multiplied. */
  ahead: number;
};

/** A week counts as promoted when most of it was. */
const MOST_OF_A_WEEK = 4;

/**
 * Whoever sells more while something is on promotion needs more on the shelf for it, and is not to be thought a better
 * seller for ever after. Learned from this store's own promoted weeks, each product leaning on the others.
 */
export function calendarsOf(
  products: readonly { price: Price; weeks: readonly Week[] }[],
  promotions: readonly Promotion[],
  { now, days }: { now: Instant; days: number },
): Map<string, Calendar> {
  const known = products.flatMap(({ price, weeks }) => {
    const mine = promotions.filter((promotion) => isOf(promotion, price));
    return mine.length > 0 ? [{ price, mine, told: toldBy(weeks, mine) }] : [];
  });
  const usual = usualUplift(known.map(({ told }) => told));
  return new Map(
    known.map(({ price, mine, told }) => {
      const uplift = promotionUplift(told, usual);
      const share = daysOf(mine, dayOf(now), days) / Math.max(1, days);
      const ahead = 1 + (uplift - 1) * share;
      const name = mine[0]?.name ?? '';
      return [price.gtin, { name, uplift, isPromoted: (week: Day) => isMostly(mine, week), ahead }];
    }),
  );
}

function toldBy(weeks: readonly Week[], mine: readonly Promotion[]): Promoted {
  const of = (found: readonly Week[]) => ({
    days: found.length * 7,
    sold: found.reduce((bottles, { sold }) => bottles + sold, 0),
  });
  return {
    onPromotion: of(weeks.filter(({ week }) => isMostly(mine, week))),
    otherwise: of(weeks.filter(({ week }) => !isMostly(mine, week))),
  };
}

const isMostly = (mine: readonly Promotion[], week: Day) => daysOf(mine, week, 7) >= MOST_OF_A_WEEK;

function daysOf(mine: readonly Promotion[], from: Day, days: number): number {
  return Array.from({ length: days }, (_, ahead) => addDays(from, ahead)).filter((day) =>
    mine.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn),
  ).length;
}

/** A voucher is for one order of one store, and moves nobody to drink more. */
function isOf({ rule }: Promotion, { gtin, line }: Price): boolean {
  if (rule.kind === 'voucher') return false;
  if (rule.kind === 'presale') return rule.gtin === gtin;
  if (rule.kind === 'bundle') return rule.parts.some((part) => part.gtin === gtin);
  return rule.goods.length === 0 || rule.goods.includes(gtin) || rule.goods.includes(line);
}

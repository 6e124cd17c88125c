import type { Service, Suggestion } from '#contracts/restock';
import type { Calendar } from '../shelf/promoted';
import { type Asked, type Chosen, type Line, linesFor } from './lines';
import { upToMinimum } from './minimum';
import { serviceOf } from './promise';

/** A new store starts with what like stores sell most; a running one is offered one new product at a time. */
const NEW_STORE_PRODUCTS = 6;
const NEW_PRODUCTS = 1;

/**
 * Base stock: order up to the level that keeps what the dial promises until the order after this one arrives, less what
 * stands there and what is under way; by the whole case, no more than sells in time, and at least the seller's minimum
 * if anything is needed at all. What it promises is worked out beforehand, for everything the store carries.
 */
export function suggest(asked: Asked): { suggestions: Suggestion[]; service: Service } {
  const { lines, dial } = linesFor(asked);
  const isNew = asked.shelf.firstReceivedAt === undefined;
  const chosen = asked.lists.flatMap((list) =>
    upToMinimum(
      offeredOf(
        lines.filter((line) => line.list === list),
        isNew,
      ).map(casesOf),
      list.seller.minimumCases,
    ),
  );
  return {
    suggestions: chosen
      .toSorted((a, b) => urgency(a.line) - urgency(b.line) || b.line.perDay - a.line.perDay || byGtin(a, b))
      .map(shown),
    service: serviceOf(dial, lines, chosen),
  };
}

/** All that the store carries, and of what it does not, what like stores sell best. */
function offeredOf(lines: readonly Line[], isNew: boolean): Line[] {
  const unknown = lines
    .filter(({ demand, perDay, underWay }) => !demand && perDay > 0 && underWay === 0)
    .toSorted((a, b) => b.perDay - a.perDay || (a.price.gtin < b.price.gtin ? -1 : 1))
    .slice(0, isNew ? NEW_STORE_PRODUCTS : NEW_PRODUCTS);
  return [...lines.filter(({ demand }) => demand !== undefined), ...unknown];
}

function casesOf(line: Line): Chosen {
  const wanted = Math.max(0, Math.ceil((line.upTo - line.left - line.underWay) / line.price.caseSize));
  const cases = Math.min(wanted, line.mostCases);
  return { line, cases, ...(cases < wanted && { because: 'shelf_life' as const }) };
}

function shown({ line, cases, because }: Chosen): Suggestion {
  const { list, price, demand, perDay, left, rhythm, item, calendar } = line;
  return {
    gtin: price.gtin,
    name: price.name,
    sellerId: list.sellerId,
    cases,
    casePrice: price.casePrice,
    basis: demand ? 'own' : 'like_stores',
    bottlesPerDayTenths: Math.round(perDay * 10),
    ...(demand && { bottlesLeft: Math.round(left) }),
    ...(demand && perDay > 0 && { daysLeft: Math.floor(left / perDay) }),
    leadDays: rhythm.leadDays,
    reviewDays: rhythm.reviewDays,
    coverDays: rhythm.leadDays + rhythm.reviewDays,
    deliveries: rhythm.deliveries,
    upTo: line.upTo,
    underWay: line.underWay,
    weeks: demand?.weeks ?? 0,
    isMust: item.isMust,
    ...(calendar && { promotion: promotionOf(calendar) }),
    ...(demand && isNoticed(demand.season) && { seasonTenths: Math.round(demand.season * 10) }),
    ...(demand?.countedAt !== undefined && { countedAt: demand.countedAt }),
    scanned: demand?.scanned ?? 0,
    ...(because && { because }),
  };
}

const promotionOf = ({ name, uplift }: Calendar) => ({ name, upliftTenths: Math.round(uplift * 10) });

const isNoticed = (season: number) => Math.round(season * 10) !== 10;

const urgency = ({ demand, left, perDay }: Line) =>
  demand && perDay > 0 ? Math.floor(left / perDay) : Number.MAX_SAFE_INTEGER;
const byGtin = (a: Chosen, b: Chosen) => (a.line.price.gtin < b.line.price.gtin ? -1 : 1);

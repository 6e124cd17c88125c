import type { Suggestion } from '#contracts/restock';
import type { Instant } from '#contracts/vocabulary';
import { coverDays } from './delivery-day';
import { demandOf, type ShelfHistory } from './demand';
import { offersOf, type Price, type Prices, type Supply } from './quote';

/** Nine times in ten the goods last until the delivery after the next one, if bottles sell twice as unevenly as chance. */
const SAFETY = 1.28;
const UNEVENNESS = 2;
/** A new store starts with what like stores sell most; a running one is offered one new product at a time. */
const NEW_STORE_PRODUCTS = 6;
const NEW_PRODUCTS = 1;

type LikeStores = { bottlesPerDayTenths: Readonly<Record<string, number>> };
export type RestockList = Prices & { likeStores?: LikeStores | undefined };
type Line = { suggestion: Suggestion; caseSize: number; perDay: number; position: number };

/**
 * Base stock: order up to what sells until the delivery after the next one, with some safety, less what stands there
 * and what is under way; whole cases, and at least the seller's minimum if anything is needed at all.
 */
export function suggest(input: {
  lists: readonly RestockList[];
  supply: Supply;
  shelf: ShelfHistory;
  /** Cases ordered and not yet received, by GTIN. */
  underWay: Readonly<Record<string, number>>;
  now: Instant;
}): Suggestion[] {
  const isNew = input.shelf.firstReceivedAt === undefined;
  const perSeller = input.lists.map((list) => {
    const lines = offersOf(list, input.supply).map((price) => lineFor(list, price, input));
    const carried = lines.filter(({ suggestion }) => suggestion.basis === 'own');
    const unknown = lines
      .filter(
        ({ suggestion, perDay, position }) =>
          suggestion.basis === 'like_stores' && perDay > 0 && position === 0,
      )
      .toSorted((a, b) => b.perDay - a.perDay || byGtin(a, b))
      .slice(0, isNew ? NEW_STORE_PRODUCTS : NEW_PRODUCTS);
    return upToMinimum([...carried, ...unknown], list.seller.minimumCases);
  });
  return perSeller
    .flat()
    .toSorted((a, b) => urgency(a) - urgency(b) || b.perDay - a.perDay || byGtin(a, b))
    .map(({ suggestion }) => suggestion);
}

function lineFor(list: RestockList, price: Price, input: Parameters<typeof suggest>[0]): Line {
  const tenths = list.likeStores?.bottlesPerDayTenths[price.gtin];
  const prior = tenths === undefined ? undefined : tenths / 10;
  const own = demandOf(input.shelf, price.gtin, prior, input.now);
  const perDay = own?.perDay ?? prior ?? 0;
  const cover = coverDays(list.seller, input.now);
  const mean = perDay * cover;
  const upTo = mean + SAFETY * Math.sqrt(UNEVENNESS * mean);
  const position = (own?.left ?? 0) + (input.underWay[price.gtin] ?? 0) * price.caseSize;
  const suggestion: Suggestion = {
    gtin: price.gtin,
    name: price.name,
    cases: Math.max(0, Math.ceil((upTo - position) / price.caseSize)),
    casePrice: price.casePrice,
    basis: own ? 'own' : 'like_stores',
    bottlesPerDayTenths: Math.round(perDay * 10),
    ...(own && { bottlesLeft: Math.round(own.left) }),
    ...(own && own.perDay > 0 && { daysLeft: Math.floor(own.left / own.perDay) }),
    coverDays: cover,
    ...(own?.countedAt !== undefined && { countedAt: own.countedAt }),
    scanned: own?.scanned ?? 0,
  };
  return { suggestion, caseSize: price.caseSize, perDay, position };
}

/** What is missing to the minimum goes, case by case, to the product that would run out first. */
function upToMinimum(lines: readonly Line[], minimumCases: number): Line[] {
  const wanted = lines.filter(({ suggestion }) => suggestion.cases > 0);
  if (wanted.length === 0) return [];
  const cases = new Map<string, number>(lines.map(({ suggestion }) => [suggestion.gtin, suggestion.cases]));
  const lastsDays = (line: Line) =>
    (line.position + (cases.get(line.suggestion.gtin) ?? 0) * line.caseSize) / line.perDay;
  const selling = lines.filter(({ perDay }) => perDay > 0);
  let missing = minimumCases - wanted.reduce((total, { suggestion }) => total + suggestion.cases, 0);
  for (; missing > 0; missing--) {
    const [first] = selling.toSorted((a, b) => lastsDays(a) - lastsDays(b) || byGtin(a, b));
    if (!first) break;
    cases.set(first.suggestion.gtin, (cases.get(first.suggestion.gtin) ?? 0) + 1);
  }
  return lines
    .map((line) => ({
      ...line,
      suggestion: { ...line.suggestion, cases: cases.get(line.suggestion.gtin) ?? 0 },
    }))
    .filter(({ suggestion }) => suggestion.cases > 0);
}

const urgency = ({ suggestion }: Line) => suggestion.daysLeft ?? Number.MAX_SAFE_INTEGER;
const byGtin = (a: Line, b: Line) => (a.suggestion.gtin < b.suggestion.gtin ? -1 : 1);

import type { BackTest } from '#contracts/restock';
import type { Day } from '#contracts/vocabulary';
import { dayOf, mondayOf, startOf } from '../../../time/rules/day';
import type { PooledModel } from '../restock/forecast';
import { soldOf } from '../shelf/sold';
import { backTestOf, type Tested } from './back-test';
import { type Asked, type Line, linesFor } from './lines';

/** The back-test of one store from its shelf, with what was known before the first week it is held against. */
export function backTestFor(
  asked: Asked,
  before: { firstWeek: Day; model: PooledModel | undefined },
): BackTest {
  const { lines, dial } = linesFor(asked);
  const tested = lines.filter(({ demand }) => demand).map((line) => testedOf(line, asked, before.firstWeek));
  return backTestOf(tested, { dial, ...before });
}

function testedOf({ price, rhythm, item }: Line, { shelf }: Asked, firstWeek: Day): Tested {
  const counts = shelf.counts?.[price.gtin] ?? [];
  const before = counts.filter(({ at }) => at < startOf(firstWeek)).at(-1);
  return {
    price,
    rhythm,
    isMust: item.isMust,
    sold: soldOf(shelf, price.gtin),
    scannedIn: (week) => shelf.scanned[week]?.[price.gtin] ?? 0,
    counted: counts.map(({ at, bottles, came }) => ({ week: mondayOf(dayOf(at)), bottles, came })),
    stoodAtFirst: before?.bottles ?? 0,
  };
}

import type { Day } from '#contracts/vocabulary';
import { fitPooled } from '../restock/fit-pooled';
import type { PooledModel } from '../restock/forecast';
import type { Asked } from '../restock/past';
import { demandsOf, weeksSold } from '../shelf/demand';
import { type Season, seasonIn } from '../shelf/season';
import type { ShelfHistory } from '../shelf/sold';

/** Fewer weeks of all stores together are chance; until then bottles are taken to sell twice as unevenly as chance. */
const LEAST_WEEKS = 400;

/** What every product on one shelf was asked for by week, the oldest first, as yesterday's model lifts empty weeks; of a back-test only what was known before its first week. */
export function historiesOf(
  shelf: ShelfHistory,
  { model, before, season }: { model?: PooledModel | undefined; before?: Day; season?: Season | undefined },
): Asked[][] {
  const gtins = new Set([
    ...Object.values(shelf.received).flatMap((bottles) => Object.keys(bottles)),
    ...Object.keys(shelf.counted),
  ]);
  return [...gtins]
    .map((gtin) => weeksSold(shelf, gtin, undefined))
    .map((weeks) => weeks.filter(({ week }) => before === undefined || week < before))
    .map((weeks) => weeks.map((each) => ({ ...each, sold: each.sold / seasonIn(season, each.week) })))
    .filter((weeks) => weeks.length > 0)
    .map((weeks) => demandsOf(weeks, model));
}

export function learnFrom(
  histories: readonly (readonly Asked[])[],
  start: PooledModel | undefined,
): PooledModel | undefined {
  const weeks = histories.reduce((total, history) => total + history.length, 0);
  return weeks < LEAST_WEEKS ? undefined : fitPooled(histories, start);
}

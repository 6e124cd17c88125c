import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import type { Shelf } from '../../goods/shelf';
import type { World } from '../../platform/ports';
import { listsFor, shelfOf } from '../price/terms';
import { dayFillsOf } from '../rules/shelf/day-fill';
import { boardOf, type Placed } from '../rules/suggest/board';
import { suggest } from '../rules/suggest/suggest';
import { askedOf } from './asked';

type Board = Output<StoreApi['shelfBoard']>;

/** How everything on the shelf stands, what suggestions promise, and what they would have done: two reads. */
export async function shelfBoard(world: World, { storeId }: { storeId: StoreId }): Promise<Board> {
  const shelf = await shelfOf(world, storeId);
  const asked = askedOf(world, shelf, await listsFor(world, shelf));
  const board = boardOf(asked);
  const fills = shelf.kind === 'vending' ? fillsOf(shelf, board) : undefined;
  const backTest = shelf.night?.backTest;
  return {
    lines: board.map(lineOf),
    service: suggest(asked).service,
    isPreparedWeekly: shelf.isPreparedWeekly ?? false,
    ...(backTest && { backTest }),
    ...(fills && { dayFills: fills }),
  };
}

function lineOf({ line, standing, safety, turnover, ends }: Placed): Board['lines'][number] {
  const { price, left, perDay, underWay, item, demand } = line;
  return {
    gtin: price.gtin,
    name: price.name,
    standing,
    bottlesLeft: Math.round(left),
    bottlesPerDayTenths: Math.round(perDay * 10),
    safety,
    underWay,
    isMust: item.isMust,
    ...(turnover !== undefined && { turnoverDays: turnover }),
    ...(demand?.countedAt !== undefined && { countedAt: demand.countedAt }),
    ...(ends && { ends }),
  };
}

function fillsOf(shelf: Shelf, board: readonly Placed[]): Board['dayFills'] {
  const prices = new Map(board.map(({ line: { price } }) => [price.gtin as string, price]));
  const products = board.map(({ line }) => ({ gtin: line.price.gtin, perDay: line.perDay }));
  return dayFillsOf(products, shelf.dayParts ?? {})?.map(({ part, bottles }) => ({
    part,
    lines: bottles.flatMap((each) => {
      const price = prices.get(each.gtin);
      return price ? [{ gtin: price.gtin, name: price.name, bottles: each.bottles }] : [];
    }),
  }));
}

import type { Dial, Suggestion } from '#contracts/restock';
import type { Instant } from '#contracts/vocabulary';
import { offersOf, type Price, type Prices, type Supply } from '../prices';
import { underFactor } from '../restock/calendar';
import type { Forecast, PooledModel } from '../restock/forecast';
import { type Demand, demandOf, weeksSold } from '../shelf/demand';
import { type Calendar, calendarsOf } from '../shelf/promoted';
import { type Rhythm, rhythmOf } from '../shelf/rhythm';
import type { Season } from '../shelf/season';
import type { ShelfHistory } from '../shelf/sold';
import { type Item, levelOf } from './level';
import { promised, serviceLevelFor, usualDial } from './service';

export type RestockList = Prices & {
  likeStores?:
    | {
        bottlesPerDayTenths: Readonly<Record<string, number>>;
        model?: PooledModel | undefined;
        season?: Season | undefined;
      }
    | undefined;
};

export type ShelfPage = ShelfHistory & {
  dial?: Dial | undefined;
  mustHave?: readonly string[] | undefined;
};

export type Asked = {
  lists: readonly RestockList[];
  supply: Supply;
  shelf: ShelfPage;
  /** Cases ordered and not yet received, by GTIN. */
  underWay: Readonly<Record<string, number>>;
  now: Instant;
};

/** One product a store may order, with all that is known of it there. */
export type Line = {
  list: RestockList;
  price: Price;
  demand?: Demand;
  /** A promotion that makes it sell more in the days to come. */
  calendar?: Calendar;
  item: Item;
  rhythm: Rhythm;
  perDay: number;
  left: number;
  underWay: number;
  /** The most cases that sell in time; more would grow old on the shelf. */
  mostCases: number;
  upTo: number;
};

export type Chosen = { line: Line; cases: number; because?: Suggestion['because'] };

/** Goods stand no longer than a third of what they keep for: who buys them wants some of it too. */
const SHELF_LIFE_SHARE = 1 / 3;
const USUAL_SHELF_LIFE = 180;
/** Beyond four weeks an unseen shelf is simply unknown. */
const UNSEEN_AT_MOST = 28;
/** Spread of what nobody has sold here yet, until a night has learned it. */
const UNEVENNESS = 2;

/** What this store's sellers sell to it, each with the level its own products need for what the dial promises. */
export function linesFor(asked: Asked): { lines: Line[]; serviceLevel: number; dial: Dial } {
  const lines = asked.lists.flatMap((list) => {
    const calendars = calendarsFor(list, asked);
    return offersOf(list, asked.supply).map((price) =>
      lineFor(list, price, calendars.get(price.gtin), asked),
    );
  });
  const own = lines.filter(({ demand }) => demand !== undefined);
  const dial = asked.shelf.dial ?? usualDial;
  const measured = (own.length > 0 ? own : lines).map(({ item }) => item);
  const serviceLevel = serviceLevelFor(measured, promised[dial]);
  return {
    dial,
    serviceLevel,
    lines: lines.map((line) => ({ ...line, upTo: levelOf(line.item, serviceLevel) })),
  };
}

function calendarsFor(list: RestockList, { supply, shelf, now }: Asked): Map<string, Calendar> {
  const promotions = list.promotions ?? [];
  if (promotions.length === 0) return new Map();
  const { leadDays, reviewDays } = rhythmOf(list.seller, shelf.deliveries?.[list.sellerId], now);
  const products = offersOf(list, supply).map((price) => ({
    price,
    weeks: weeksSold(shelf, price.gtin, undefined),
  }));
  return calendarsOf(products, promotions, { now, days: leadDays + reviewDays });
}

function lineFor(
  list: RestockList,
  price: Price,
  calendar: Calendar | undefined,
  { shelf, underWay, now }: Asked,
): Line {
  const { gtin, caseSize } = price;
  const tenths = list.likeStores?.bottlesPerDayTenths[gtin];
  const prior = tenths === undefined ? undefined : tenths / 10;
  const { model, season } = list.likeStores ?? {};
  const demand = demandOf(shelf, gtin, { now, prior, model, calendar, season });
  const perDay = demand?.perDay ?? prior ?? 0;
  const left = demand?.left ?? 0;
  const coming = (underWay[gtin] ?? 0) * caseSize;
  const rhythm = rhythmOf(list.seller, shelf.deliveries?.[list.sellerId], now);
  const sellsInTime = perDay * (price.shelfLifeDays ?? USUAL_SHELF_LIFE) * SHELF_LIFE_SHARE;
  return {
    list,
    price,
    ...(demand && { demand }),
    ...(calendar && calendar.ahead > 1 && { calendar }),
    item: {
      week: underFactor(demand?.week ?? newHere(perDay * 7, model), calendar?.ahead ?? 1),
      rhythm,
      unseenDays: left > 0 ? Math.min(UNSEEN_AT_MOST, demand?.lookedDaysAgo ?? 0) : 0,
      caseSize,
      isMust: price.mustHave === true || (shelf.mustHave ?? []).includes(gtin),
    },
    rhythm,
    perDay,
    left,
    underWay: coming,
    mostCases: Math.max(0, Math.floor((sellsInTime - left - coming) / caseSize)),
    upTo: 0,
  };
}

function newHere(mean: number, model: PooledModel | undefined): Forecast {
  const spread = model && model.unknown.mean > 0 ? model.unknown.variance / model.unknown.mean : UNEVENNESS;
  return { mean, variance: mean * Math.max(UNEVENNESS, spread), together: model?.together ?? 0 };
}

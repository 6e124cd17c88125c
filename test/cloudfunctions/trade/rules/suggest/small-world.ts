import { addDays, dayOf, startOf } from '../../../../../cloudfunctions/time/rules/day';
import type { PooledModel } from '../../../../../cloudfunctions/trade/rules/restock/forecast';
import { historiesOf, learnFrom } from '../../../../../cloudfunctions/trade/rules/suggest/learn';
import type { ShelfPage } from '../../../../../cloudfunctions/trade/rules/suggest/lines';
import { suggest } from '../../../../../cloudfunctions/trade/rules/suggest/suggest';
import type { Dial } from '../../../../../contracts/restock';
import type { Day, Fen, Gtin, Instant } from '../../../../../contracts/vocabulary';
import { seeded } from '../../../../../local/market/seeded';
import { DAY, list, supply } from '../shelf/pages';

const LEAD = 2;
const NINE = 9 * 3_600_000;
const firstMonday = '2026-05-04' as Day;
const monday = (week: number) => (startOf(addDays(firstMonday, 7 * week)) + NINE) as Instant;

/** Weeks that go by the owners' habit, and weeks that go by what is suggested. */
const BEFORE = 20;
const TESTED = 8;
const BOTTLE = 1000;
const CASE_PRICE = (3 * BOTTLE) as Fen;

/** By one dial in one world: what was said before each week of misses and bottles on the shelf, and what really came of it. */
export function played(dial: Dial, seed: number) {
  const world = smallWorld(seed, 12, 6, BEFORE + TESTED);
  for (let week = 0; week < BEFORE; week++)
    for (const shop of world.shops) {
      orderOn(world, shop, week, 'habit');
      live(world, shop, week);
    }
  const model = learnFrom(
    world.shops.flatMap(({ page }) => historiesOf(page, {})),
    undefined,
  );
  const total = { asked: 0, missed: 0, saidMissed: 0, stood: 0, saidStood: 0 };
  for (let week = BEFORE; week < BEFORE + TESTED; week++)
    for (const shop of world.shops) {
      const service = orderOn(world, shop, week, dial, model);
      const { asked, missed, stood } = live(world, shop, week);
      // The order of the first week arrives in its middle: what was missed before it is the habit's.
      if (week === BEFORE || !service) continue;
      total.asked += asked;
      total.missed += missed;
      total.saidMissed += (service.missedPerMille / 1000) * asked;
      total.stood += stood;
      total.saidStood += service.onShelf / BOTTLE;
    }
  return {
    reached: 1 - total.missed / total.asked,
    said: 1 - total.saidMissed / total.asked,
    stood: total.stood,
    saidStood: total.saidStood,
  };
}

/** One shop of this world: what each product's days ask for, and what its shelf tells. */
type WorldShop = {
  page: ShelfPage;
  stock: number[];
  asked: number[][];
  coming: Map<number, number[]>;
};
type World = { gtins: Gtin[]; shops: WorldShop[] };

/** Shops whose days ask for uneven numbers of bottles, each product at a pace of its own. One seed, one world. */
function smallWorld(seed: number, shops: number, products: number, weeks: number): World {
  const chance = seeded(seed).next;
  const gtins = Array.from({ length: products }, (_, at) => String(6_970_000_000_000 + at) as Gtin);
  const paces = gtins.map(() => Math.exp(chance() * 3 - 1.2));
  return {
    gtins,
    shops: Array.from({ length: shops }, () => {
      const size = 0.5 + chance();
      return {
        page: { received: {}, scanned: {}, counted: {}, arrived: {}, counts: {}, deliveries: {} },
        stock: gtins.map(() => 0),
        asked: paces.map((pace) =>
          Array.from({ length: weeks * 7 }, () => poisson(chance, pace * size * gamma(chance))),
        ),
        coming: new Map(),
      };
    }),
  };
}

/** Counted on Monday at nine, then ordered by what is suggested, or by an owner's habit of two weeks' usual sales. */
function orderOn(world: World, shop: WorldShop, week: number, by: Dial | 'habit', model?: PooledModel) {
  count(world, shop, week);
  if (by === 'habit') {
    const usual = world.gtins.map((_, at) => Math.max(3, Math.round(weekOf(shop, at, week - 1) * 1.6)));
    return deliver(
      shop,
      week,
      usual.map((bottles, at) => Math.max(0, bottles - (shop.stock[at] ?? 0))),
    );
  }
  const prices = Object.fromEntries(
    world.gtins.map((gtin) => [
      gtin,
      { ...list.prices['6970000000013'], gtin, name: gtin, caseSize: 3, casePrice: CASE_PRICE },
    ]),
  );
  const own = { ...list, prices, seller: { ...list.seller, minimumCases: 1 } } as typeof list;
  const lists = [{ ...own, likeStores: { bottlesPerDayTenths: {}, model } }];
  const { suggestions, service } = suggest({
    lists,
    supply,
    shelf: { ...shop.page, dial: by },
    underWay: {},
    now: monday(week),
  });
  deliver(
    shop,
    week,
    world.gtins.map((gtin) => 3 * (suggestions.find((each) => each.gtin === gtin)?.cases ?? 0)),
  );
  return service;
}

/** Seven days: goods arrive in the morning, then people ask. */
function live(world: World, shop: WorldShop, week: number): { asked: number; missed: number; stood: number } {
  const lived = { asked: 0, missed: 0, stood: 0 };
  for (let day = 7 * week; day < 7 * week + 7; day++) {
    const came = shop.coming.get(day);
    if (came) receive(world, shop, day, came);
    for (const [at, days] of shop.asked.entries()) {
      const asked = days[day] ?? 0;
      const served = Math.min(asked, shop.stock[at] ?? 0);
      shop.stock[at] = (shop.stock[at] ?? 0) - served;
      lived.asked += asked;
      lived.missed += asked - served;
      lived.stood += ((shop.stock[at] ?? 0) + served / 2) / 7;
    }
  }
  return lived;
}

function count({ gtins }: World, { page, stock }: WorldShop, week: number): void {
  const at = monday(week);
  gtins.forEach((gtin, place) => {
    const bottles = stock[place] ?? 0;
    const came = page.arrived[gtin] ?? 0;
    const counts = page.counts as Record<string, { at: Instant; bottles: number; came: number }[]>;
    counts[gtin] = [...(counts[gtin] ?? []), { at, bottles, came }];
    (page.counted as Record<string, object>)[gtin] = { bottles, at };
    (page.arrived as Record<string, number>)[gtin] = 0;
  });
}

function deliver({ coming }: WorldShop, week: number, bottles: number[]): undefined {
  coming.set(7 * week + LEAD, bottles);
}

function receive({ gtins }: World, { page, stock }: WorldShop, day: number, came: readonly number[]): void {
  const at = (startOf(addDays(firstMonday, day)) + NINE) as Instant;
  const week = dayOf((at - LEAD * DAY) as Instant);
  page.firstReceivedAt ??= at;
  const deliveries = page.deliveries as Record<string, { at: Instant; days: number }[]>;
  deliveries[list.sellerId] = [...(deliveries[list.sellerId] ?? []), { at, days: LEAD }].slice(-8);
  const received = page.received as Record<string, Record<string, number>>;
  received[week] = Object.fromEntries(gtins.map((gtin, place) => [gtin, came[place] ?? 0]));
  gtins.forEach((gtin, place) => {
    const bottles = came[place] ?? 0;
    stock[place] = (stock[place] ?? 0) + bottles;
    (page.arrived as Record<string, number>)[gtin] = (page.arrived[gtin] ?? 0) + bottles;
  });
}

const weekOf = ({ asked }: WorldShop, at: number, week: number) =>
  (asked[at] ?? [])
    .slice(7 * Math.max(0, week), 7 * Math.max(0, week) + 7)
    .reduce((sum, each) => sum + each, 0);

/** Mean one, variance one half: some days are twice as busy as others. */
const gamma = (chance: () => number) => -(Math.log(1 - chance()) + Math.log(1 - chance())) / 2;

function poisson(chance: () => number, mean: number): number {
  const least = Math.exp(-mean);
  let [count, product] = [0, chance()];
  while (product > least) {
    count++;
    product *= chance();
  }
  return count;
}

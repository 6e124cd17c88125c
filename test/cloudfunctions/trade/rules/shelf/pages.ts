import { dayOf, startOf } from '../../../../../cloudfunctions/time/rules/day';
import type { ShelfHistory } from '../../../../../cloudfunctions/trade/rules/shelf/sold';
import type { RestockList } from '../../../../../cloudfunctions/trade/rules/suggest/lines';
import type { Day, Fen, Gtin, Instant, SellerId } from '../../../../../contracts/vocabulary';

export const iceTea = '6970000000013' as Gtin;
export const lemonTea = '6970000000020' as Gtin;
export const honeyTea = '6970000000037' as Gtin;
export const xinyuan = 'xinyuan' as SellerId;

/** An hour of a day in Shenzhen. */
export const instant = (day: string, hour = 0) => (startOf(day as Day) + hour * 3_600_000) as Instant;
/** Monday morning, nine o'clock. */
export const now = instant('2026-11-23', 9);
export const DAY = 86_400_000;
export const daysAgo = (days: number) => (now - days * DAY) as Instant;

export const nothing: ShelfHistory = { received: {}, scanned: {}, counted: {}, arrived: {} };
export const supply = [{ line: '茶饮', sellerId: xinyuan }];

/** Counted every week for so many weeks: came and stood as given, the last count at `now`. */
export function countedWeekly(
  gtin: Gtin,
  weeks: readonly { came: number; stood: number }[],
  from = now,
): ShelfHistory {
  const atWeek = (place: number) => (from - (weeks.length - place) * 7 * DAY) as Instant;
  const counts = weeks.map(({ came, stood }, place) => ({ at: atWeek(place + 1), bottles: stood, came }));
  const last = counts.at(-1);
  return {
    firstReceivedAt: atWeek(0),
    received: Object.fromEntries(weeks.map(({ came }, place) => [mondayBefore(place), { [gtin]: came }])),
    scanned: {},
    counted: last ? { [gtin]: { bottles: last.bottles, at: last.at } } : {},
    arrived: { [gtin]: 0 },
    counts: { [gtin]: counts },
  };

  function mondayBefore(place: number): string {
    return dayOf(atWeek(place));
  }
}

const price = (gtin: Gtin, name: string) => ({
  gtin,
  name,
  line: '茶饮',
  caseSize: 15,
  suggestedRetail: 300 as Fen,
  casePrice: 3000 as Fen,
  shelfLifeDays: 270,
});

export const list: RestockList = {
  sellerId: xinyuan,
  seller: {
    name: '鑫源商贸',
    phone: '1',
    deliveryWeekdays: [1, 2, 3, 4, 5, 6],
    cutOffMinute: 960,
    minimumCases: 3,
    termDays: 30,
  },
  prices: {
    [iceTea]: price(iceTea, '冰红茶'),
    [lemonTea]: price(lemonTea, '柠檬茶'),
    [honeyTea]: price(honeyTea, '蜂蜜茶'),
  },
};

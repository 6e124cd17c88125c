import type { Instant } from '#contracts/vocabulary';

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 56;
/** A store that started a few days ago would seem to sell its whole first delivery in them. */
const LEAST_DAYS = 14;

export type ReceivingStore = {
  firstReceivedAt: Instant;
  /** Bottles by the Monday of the week and GTIN. */
  received: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** What a store like these receives a day on average, in tenths of a bottle, of each product asked for. */
export function receivedPerDayTenths(
  stores: readonly ReceivingStore[],
  gtins: readonly string[],
  sinceWeek: string,
  now: Instant,
): Record<string, number> {
  if (stores.length === 0) return {};
  const rates = gtins.map((gtin): [string, number] => {
    const perStore = stores.map((store) => bottlesSince(store, gtin, sinceWeek) / daysOf(store, now));
    const mean = perStore.reduce((total, rate) => total + rate, 0) / stores.length;
    return [gtin, Math.round(mean * 10)];
  });
  return Object.fromEntries(rates.filter(([, tenths]) => tenths > 0));
}

const daysOf = ({ firstReceivedAt }: ReceivingStore, now: Instant) =>
  Math.max(LEAST_DAYS, Math.min(WINDOW_DAYS, (now - firstReceivedAt) / DAY_MS));

const bottlesSince = ({ received }: ReceivingStore, gtin: string, sinceWeek: string) =>
  Object.entries(received)
    .filter(([week]) => week >= sinceWeek)
    .reduce((total, [, bottles]) => total + (bottles[gtin] ?? 0), 0);

import type { QuoteLine, QuoteReason, WantedLine } from '#contracts/quote';
import type { Day, Instant } from '#contracts/vocabulary';
import type { AheadDays } from '../../../goods/rules/expected';
import { type Deliveries, deliveryDay, deliveryFrom } from '../delivery-day';
import type { Promoted } from '../promotion/promoted';

type Ahead = { ahead?: Day | undefined };
type Used = Promoted['used'];

/** What each line waits for: as its owner agreed, or as its pre-sale says. */
export function withAhead(lines: QuoteLine[], wanted: readonly WantedLine[], used: Used): QuoteLine[] {
  const agreed = waitsOf(wanted);
  const presold = new Map(presales(used).map(({ gtin, deliverFrom }) => [gtin, deliverFrom]));
  return lines.map((line) => {
    const ahead = presold.get(line.gtin) ?? agreed[line.gtin];
    return ahead ? { ...line, ahead } : line;
  });
}

export const waitsOf = (lines: readonly (Ahead & { gtin: string })[]): AheadDays =>
  Object.fromEntries(lines.flatMap(({ gtin, ahead }) => (ahead ? [[gtin, ahead]] : [])));

/** What a promotion sells before it is there: as much as its cap allows, whatever stands in the warehouse. */
export const presoldOf = (used: Used): ReadonlySet<string> => new Set(presales(used).map(({ gtin }) => gtin));

const presales = (used: Used) => used.flatMap(({ rule }) => (rule.kind === 'presale' ? [rule] : []));

type From = { seller: Deliveries };

/** On which day a line comes: what is ordered ahead when it is there, everything else with the next delivery. */
export function dayOfLine({ seller }: From, now: Instant): (line: Ahead) => Day {
  const next = deliveryDay(seller, now);
  return ({ ahead }) => (ahead && ahead > next ? deliveryFrom(seller, ahead) : next);
}

/** An order comes with the last of its goods. */
export function deliveryOf(list: From, lines: readonly Ahead[], now: Instant): Day {
  const days = lines.map(dayOfLine(list, now));
  return days.toSorted().at(-1) ?? deliveryDay(list.seller, now);
}

/** One order comes on one day: the goods of each day are an order of their own, the soonest first. */
export function byDay<Line extends Ahead>(list: From, lines: readonly Line[], now: Instant): Line[][] {
  const comesOn = dayOfLine(list, now);
  const days = [...new Set(lines.map(comesOn))].toSorted();
  return days.map((day) => lines.filter((line) => comesOn(line) === day));
}

/** What waits longer than the rest of its order. */
export function apartReasons(list: From, lines: readonly QuoteLine[], now: Instant): QuoteReason[] {
  const [soonest = []] = byDay(list, lines, now);
  return lines.flatMap((line) => {
    const { gtin, name, ahead } = line;
    return ahead && !soonest.includes(line)
      ? [{ reason: 'ahead_apart' as const, gtin, name, deliverFrom: ahead }]
      : [];
  });
}

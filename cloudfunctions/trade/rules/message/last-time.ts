import type { Gtin } from '#contracts/vocabulary';
import { paidCases } from '../promotion/charged';
import type { Read } from './cart';

type Line = { gtin: Gtin; cases: number };

/** 照旧 takes the last order's lines, less what was said not to come, with what was said otherwise. */
export function cartOf({ lines, without }: Read, last: readonly Line[]): Line[] {
  const kept = last.filter(({ gtin }) => !without.includes(gtin));
  const before = new Map(kept.map(({ gtin, cases }) => [gtin, cases]));
  const said = lines.map(({ gtin, cases, isMore }) => ({
    gtin,
    cases: isMore ? cases + (before.get(gtin) ?? 0) : cases,
  }));
  const others = kept.filter(({ gtin }) => !lines.some((line) => line.gtin === gtin));
  return [...others.map(({ gtin, cases }) => ({ gtin, cases })), ...said];
}

/** A cart goes out as an order a seller and day, one after another; a weak network may take its time. */
const ONE_PRESS_MS = 300_000;

type Placed = { state: string; placedAt: number; lines: readonly (Line & { free?: number | undefined })[] };

/**
 * What was ordered last and not taken back, all that one press sent; the latest order stands first. What came for
 * nothing is not ordered again: it is earned anew, or not at all.
 */
export function lastLines(orders: readonly Placed[]): Line[] {
  const [last, ...before] = orders.filter(({ state }) => state !== 'cancelled');
  if (!last) return [];
  const beside = before.filter(({ placedAt }) => last.placedAt - placedAt < ONE_PRESS_MS);
  const lines = [last, ...beside].flatMap((order) =>
    order.lines.map((line) => ({ gtin: line.gtin, cases: paidCases(line) })).filter(({ cases }) => cases > 0),
  );
  return lines.filter(({ gtin }, at) => lines.findIndex((line) => line.gtin === gtin) === at);
}

import type { AheadDays, Expected } from './expected';

type Hold = { at: number; cases: Readonly<Record<string, number>>; ahead?: AheadDays | undefined };
type Held = {
  available: Readonly<Record<string, number>>;
  holds: Readonly<Record<string, Hold>>;
  expected?: Expected | undefined;
};

/** What orders hold that have not gone out yet. */
export const heldOf = ({ holds }: Pick<Held, 'holds'>, gtin: string): number =>
  Object.values(holds).reduce((sum, hold) => sum + (hold.cases[gtin] ?? 0), 0);

/** Of what orders hold, what was ordered before it was there. */
export function waitingFor({ holds }: Pick<Held, 'holds'>, gtin: string) {
  const ahead = Object.values(holds).filter((hold) => hold.ahead?.[gtin] && hold.cases[gtin]);
  return { orders: ahead.length, cases: ahead.reduce((sum, { cases }) => sum + (cases[gtin] ?? 0), 0) };
}

/** The orders whose day passes before what they wait for comes; what stands there is for who ordered first. */
export function outwaited(stock: Held, gtin: string): string[] {
  const on = stock.expected?.[gtin]?.on;
  if (!on) return [];
  let there = (stock.available[gtin] ?? 0) + heldOf(stock, gtin);
  return Object.entries(stock.holds)
    .filter(([, { cases }]) => cases[gtin])
    .toSorted(([, a], [, b]) => a.at - b.at)
    .filter(([, { cases, ahead }]) => {
      there -= cases[gtin] ?? 0;
      return there < 0 && (ahead?.[gtin] ?? on) < on;
    })
    .map(([orderId]) => orderId);
}

import type { ReceiptLine } from '../../../contracts/order';
import type { LivesWorld } from './world';

/** One thing somebody may do now. */
export type Act = () => Promise<unknown>;

/** Of a line, something was short, broken, too near its end, not taken, or never ordered. */
export function missingOf(
  { schedule, oneOf, maybe }: LivesWorld,
  { gtin, cases }: { gtin: ReceiptLine['gtin']; cases: number },
): ReceiptLine[] {
  const none = { gtin, short: 0, broken: 0 };
  const count = schedule.between(1, cases);
  const kind = oneOf(['short', 'broken', 'nearExpiry', 'refused'] as const) ?? 'short';
  return [{ ...none, [kind]: count, ...(kind === 'refused' && maybe(0.3) && { notOrdered: true as const }) }];
}

export const never = (): never => {
  throw new Error('Nobody chooses from nothing.');
};

import type { ReceiptLine } from '../../../contracts/order';
import type { LivesWorld } from './world';

/** One thing somebody may do now. */
export type Act = () => Promise<unknown>;

/** Of a line, something was short, broken or not taken. */
export function missingOf(
  { schedule, oneOf }: LivesWorld,
  { gtin, cases }: { gtin: ReceiptLine['gtin']; cases: number },
): ReceiptLine[] {
  const none = { gtin, short: 0, broken: 0 };
  const count = schedule.between(1, cases);
  const kind = oneOf(['short', 'broken', 'refused'] as const) ?? 'short';
  return [{ ...none, [kind]: count }];
}

export const never = (): never => {
  throw new Error('Nobody chooses from nothing.');
};

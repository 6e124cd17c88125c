import type { Fen } from '#contracts/vocabulary';
import { above, fen, minus } from '../../money/rules/fen';

export type Counted = { fromDriver: Fen; short: Fen; over: Fen };

/**
 * What a count means: no more leaves the driver's hand than is in it. Less than was said stays the driver's to bring;
 * more than the driver ever had belongs to nobody yet.
 */
export function countedOf({ said, inHand, counted }: { said: Fen; inHand: Fen; counted: Fen }): Counted {
  const fromDriver = fen(Math.min(counted, inHand));
  return { fromDriver, short: above(said, counted), over: minus(counted, fromDriver) };
}

import * as z from 'zod';
import { DriverId, Fen, HandInId, Instant } from './vocabulary';

/** A driver hands over the cash of the day; the seller counts it, and what was counted is what moves. */
export const HandIn = z.object({
  handInId: HandInId,
  driverId: DriverId,
  driverName: z.string(),
  /** What the driver says it is. */
  amount: Fen,
  at: Instant,
  counted: z
    .object({
      at: Instant,
      amount: Fen,
      /** Counted less than said stays with the driver; counted more than the driver had in hand is nobody's yet. */
      short: Fen,
      over: Fen,
      remark: z.string(),
    })
    .optional(),
});
export type HandIn = z.infer<typeof HandIn>;

/** What a driver has in hand, and what of it waits to be counted. */
export const CashInHand = z.object({
  driverId: DriverId,
  name: z.string(),
  cash: Fen,
  handIn: z.object({ handInId: HandInId, amount: Fen, at: Instant }).optional(),
});
export type CashInHand = z.infer<typeof CashInHand>;

export const handInCalls = {
  handIn: {
    by: ['driver'],
    input: z.object({ handInId: HandInId, amount: Fen.min(1) }),
    output: HandIn,
    problems: ['hand_in_open', 'more_than_available'],
  },
  countHandIn: {
    by: ['seller'],
    input: z.object({ handInId: HandInId, counted: Fen, remark: z.string().max(100) }),
    output: HandIn,
    problems: ['hand_in_moved_on'],
  },
  /** What was handed in, the latest first. */
  handIns: {
    by: ['seller'],
    input: z.object({ before: Instant.optional() }),
    output: z.object({ handIns: z.array(HandIn), more: z.boolean() }),
    problems: [],
  },
} as const;

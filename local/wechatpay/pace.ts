import * as z from 'zod';
import type { Store } from './store';

/** How long WeChat takes for what it does by itself. */
export const Pace = z.strictObject({
  acceptedMs: z.int().nonnegative(),
  processingMs: z.int().nonnegative(),
  transferringMs: z.int().nonnegative(),
  cancelingMs: z.int().nonnegative(),
  /** Closing comes some time after the 24 hours; 47 minutes were seen. */
  closingLagMs: z.int().nonnegative(),
  refundingMs: z.int().nonnegative(),
});
export type Pace = z.infer<typeof Pace>;

const defaultPace: Pace = {
  acceptedMs: 0,
  processingMs: 0,
  transferringMs: 0,
  cancelingMs: 0,
  closingLagMs: 47 * 60_000,
  refundingMs: 1_000,
};

export const paceOf = (store: Store): Pace => ({ ...defaultPace, ...store.get<Pace>('pace') });

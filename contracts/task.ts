import * as z from 'zod';
import { ClaimId, Day, Fen, Instant, StoreId, TaskId } from './vocabulary';

export const Task = z.object({
  taskId: TaskId,
  name: z.string(),
  /** What the photo must show, in the brand's words. */
  standard: z.string(),
  leastFacings: z.number().int().min(0),
  reward: Fen,
  left: z.number().int().min(0),
  startsOn: Day,
  endsOn: Day,
  /** The rep's stores where it is still free to claim. */
  stores: z.array(z.object({ storeId: StoreId, name: z.string() })),
});
export type Task = z.infer<typeof Task>;

/** claimed → passed | failed | doubtful (a person of the brand looks) → passed | failed; failed may be shown again until it expires. */
export const ClaimState = z.enum(['claimed', 'passed', 'failed', 'doubtful', 'expired']);
export type ClaimState = z.infer<typeof ClaimState>;

export const ReviewReason = z.enum([
  'photo_missing',
  'too_few_facings',
  'no_price_tag',
  'photo_used_before',
  'outside_visit',
  'too_old',
  'before_claim',
  'after_claim_ended',
  'store_code_missing',
  'very_short_visit',
  'consent_missing',
  'brand_said_no',
  'task_frozen',
]);
export type ReviewReason = z.infer<typeof ReviewReason>;

export const Claim = z.object({
  claimId: ClaimId,
  taskId: TaskId,
  taskName: z.string(),
  standard: z.string(),
  leastFacings: z.number().int(),
  storeId: StoreId,
  storeName: z.string(),
  reward: Fen,
  state: ClaimState,
  reasons: z.array(ReviewReason),
  /** The brand's own words where a person judged. */
  remark: z.string().optional(),
  claimedAt: Instant,
  endsAt: Instant,
});
export type Claim = z.infer<typeof Claim>;

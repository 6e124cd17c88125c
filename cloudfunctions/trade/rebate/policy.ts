import * as z from 'zod';
import { RebateStep } from '#contracts/rebate';
import { Day, PolicyId, SellerId } from '#contracts/vocabulary';
import type { Collection } from '../../platform/ports';

/** A stepped monthly rebate. A reached step pays for all cases of the month. Changing it makes a new version. */
export const RebatePolicy = z.object({
  policyId: PolicyId,
  version: z.number().int().min(1),
  name: z.string(),
  /** Money a store has coming from the brand as a discount on what it bought: settled as offset, never as cash. */
  nature: z.literal('销售折让'),
  /** Whose deliveries count; empty means every seller's. */
  sellerIds: z.array(SellerId),
  /** Which tiers of stores; empty means every tier. */
  tiers: z.array(z.string()),
  steps: z.array(RebateStep).min(1),
  startsOn: Day,
  endsOn: Day,
});
export type RebatePolicy = z.infer<typeof RebatePolicy>;

export const rebatePolicies: Collection<RebatePolicy> = {
  name: 'rebate_policies',
  version: 1,
  schema: RebatePolicy,
  indexes: [],
};

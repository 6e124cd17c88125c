import * as z from 'zod';
import { RebateNature, RebateRule } from '#contracts/rebate-rule';
import { Day, Gtin, PolicyId, SellerId } from '#contracts/vocabulary';
import type { Collection } from '../../platform/ports';

/** What a store is promised; carried by the price lists of the sellers whose deliveries count. */
export const RebateTerms = z.object({
  policyId: PolicyId,
  version: z.number().int().min(1),
  name: z.string(),
  nature: RebateNature,
  gtins: z.array(Gtin),
  rule: RebateRule,
  startsOn: Day,
  endsOn: Day,
});

/** A brand's rebate. Changing it makes a new version, which starts with a new period. */
export const RebatePolicy = RebateTerms.extend({
  /** Whose deliveries count; empty means every seller's. */
  sellerIds: z.array(SellerId),
  /** Which tiers of stores; empty means every tier. */
  tiers: z.array(z.string()),
});
export type RebatePolicy = z.infer<typeof RebatePolicy>;

export const rebatePolicies: Collection<RebatePolicy> = {
  name: 'rebate_policies',
  version: 1,
  schema: RebatePolicy,
  indexes: [],
};

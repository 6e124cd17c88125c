import type { Parts } from '../../../local/simulation/world';

export const wrongPolicies = {} satisfies Record<string, () => Partial<Parts>> as Record<
  string,
  () => Partial<Parts>
>;
export type PolicyName = keyof typeof wrongPolicies;

import type { RebateNature, RebateRule } from '#contracts/rebate-rule';
import type { Day, Gtin, Instant, PolicyId } from '#contracts/vocabulary';
import { dayOf } from '../../../time/rules/day';

/** What a store is promised by one policy. */
export type RebateTerms = {
  policyId: PolicyId;
  version: number;
  name: string;
  nature: RebateNature;
  /** Which products count; none named means all. */
  gtins: readonly Gtin[];
  rule: RebateRule;
  startsOn: Day;
  endsOn: Day;
};

export const runsOn = ({ startsOn, endsOn }: Pick<RebateTerms, 'startsOn' | 'endsOn'>, at: Instant) =>
  startsOn <= dayOf(at) && dayOf(at) <= endsOn;

type Counting = Pick<RebateTerms, 'gtins' | 'rule'>;

/** Of what came, what this policy counts: its products, or everything where the percentage is of everything. */
export function countedGoods<Line extends { gtin: string }>(
  { gtins, rule }: Counting,
  goods: readonly Line[],
) {
  const ofAll = gtins.length === 0 || (rule.kind === 'display' && rule.base === 'all');
  return ofAll ? [...goods] : goods.filter(({ gtin }) => (gtins as readonly string[]).includes(gtin));
}

/** A photo alone earns the fee; everything else is worked out from goods. */
export const countsGoods = ({ rule }: Pick<RebateTerms, 'rule'>) => rule.kind !== 'fee';

import type { RebateStatement, RebateStep } from '#contracts/rebate';
import type { Day, Fen, Instant, Month, OrderId, PolicyId, SellerId } from '#contracts/vocabulary';
import { fen, minus, times } from '../../money/rules/fen';
import { dayOf } from '../../time/rules/day';

export type SteppedPolicy = {
  policyId: PolicyId;
  version: number;
  name: string;
  steps: readonly RebateStep[];
  startsOn: Day;
  endsOn: Day;
};
export type CountedReceipt = {
  orderId: OrderId;
  sellerId: SellerId;
  sellerName: string;
  at: Instant;
  cases: number;
};

export const runsOn = ({ startsOn, endsOn }: Pick<SteppedPolicy, 'startsOn' | 'endsOn'>, at: Instant) =>
  startsOn <= dayOf(at) && dayOf(at) <= endsOn;

/** What one case of the month earns once so many have been received: the best step reached. */
function perCase(steps: readonly RebateStep[], cases: number): Fen {
  const reached = steps.filter(({ fromCases }) => fromCases <= cases).map((step) => step.perCase);
  return fen(Math.max(0, ...reached));
}

/** A reached step pays for all cases of the month. */
export const rebateFor = (steps: readonly RebateStep[], cases: number): Fen =>
  times(perCase(steps, cases), cases);

/** A month without a receipt yet. The rule is taken as it stands and kept: a new version starts with a new month. */
export function openStatement(policy: SteppedPolicy, month: Month): RebateStatement {
  return withNext({
    month,
    policyId: policy.policyId,
    policyVersion: policy.version,
    policyName: policy.name,
    steps: policy.steps.map((step) => ({ ...step })),
    receipts: [],
    cases: 0,
    perCase: fen(0),
    amount: fen(0),
  });
}

/** Counts one receipt; what it added includes the better price it may have won for the month's earlier cases. */
export function countReceipt(statement: RebateStatement, receipt: CountedReceipt): RebateStatement {
  const cases = statement.cases + receipt.cases;
  const amount = rebateFor(statement.steps, cases);
  const { next: _, ...rest } = statement;
  return withNext({
    ...rest,
    receipts: [...statement.receipts, { ...receipt, added: minus(amount, statement.amount) }],
    cases,
    perCase: perCase(statement.steps, cases),
    amount,
  });
}

function withNext(statement: RebateStatement): RebateStatement {
  const better = statement.steps
    .filter((step) => step.fromCases > statement.cases && step.perCase > statement.perCase)
    .toSorted((a, b) => a.fromCases - b.fromCases)[0];
  if (!better) return statement;
  const then = rebateFor(statement.steps, better.fromCases);
  return {
    ...statement,
    next: { moreCases: better.fromCases - statement.cases, more: minus(then, statement.amount) },
  };
}

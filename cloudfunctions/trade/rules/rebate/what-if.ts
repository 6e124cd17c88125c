import type { RebateSummary } from '#contracts/rebate-statement';
import type { Fen, PolicyId } from '#contracts/vocabulary';
import { minus, plus, sum } from '../../../money/rules/fen';
import { prizeOf } from './amount';
import { amountOf } from './statement';
import { countedGoods } from './terms';

export type Goods = { gtin: string; cases: number; bought: Fen };
export type WhatIf = { policyId: PolicyId; policyName: string; more: Fen; amount: Fen; prize?: string };

/** What one policy would come to if exactly these goods were received in the period that runs. */
export function whatIf(now: RebateSummary, goods: readonly Goods[]): WhatIf {
  const counted = countedGoods(now, goods);
  const after = {
    ...now,
    cases: now.cases + counted.reduce((cases, line) => cases + line.cases, 0),
    bought: plus(now.bought, sum(counted.map(({ bought }) => bought))),
  };
  const amount = amountOf(now.rule, after, now.corrected);
  const prize = prizeOf(now.rule, now) ? undefined : prizeOf(now.rule, after);
  return {
    policyId: now.policyId,
    policyName: now.policyName,
    more: minus(amount, now.amount),
    amount,
    ...(prize && { prize: prize.name }),
  };
}

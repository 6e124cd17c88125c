import type { RebateDraft, RebateReplay } from '#contracts/rebate-replay';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Month, StoreId } from '#contracts/vocabulary';
import { sum } from '../../../money/rules/fen';
import { monthsAfter } from '../../../time/rules/day';
import { type Happened, replayed } from './replay';
import { nearStep, paidForUsual, pulledOver, splitOver } from './replay-signs';

/** Of each kind so many are named; the others are counted. */
const NAMED = 20;

type Store = { storeId: StoreId; happened: Happened; statements: RebateStatement[] };

/** What the draft would have cost, who would have won, who just missed a step, and where somebody may have bent it. */
export function replay(draft: RebateDraft, happened: ReadonlyMap<StoreId, Happened>): RebateReplay {
  const stores = [...happened].map(([storeId, each]) => ({
    storeId,
    happened: each,
    statements: [...replayed(draft, each).values()],
  }));
  const statements = stores.flatMap((store) => store.statements);
  return {
    months: monthsOf(draft).map((month) => monthCost(month, statements)),
    cost: sum(statements.map(({ amount }) => amount)),
    paidForUsual: sum(stores.map((store) => paidForUsual(draft, store.statements))),
    stores: stores.filter((store) => store.statements.length > 0).length,
    winners: named(stores.flatMap(winner)),
    near: named(everyMonth(stores, (statement) => nearStep(statement))),
    pulled: named(everyMonth(stores, (statement, store) => pulledOver(statement, store.happened))),
    split: named(everyMonth(stores, (statement) => splitOver(statement))),
  };
}

const monthsOf = ({ from, months }: RebateDraft): Month[] =>
  Array.from({ length: months }, (_, place) => monthsAfter(from, place));

function monthCost(month: Month, statements: readonly RebateStatement[]): RebateReplay['months'][number] {
  const own = statements.filter((each) => each.month === month);
  return {
    month,
    cases: own.reduce((cases, each) => cases + each.cases, 0),
    winners: own.filter(({ amount }) => amount > 0).length,
    cost: sum(own.map(({ amount }) => amount)),
  };
}

function winner({ storeId, statements }: Store): RebateReplay['winners']['named'] {
  const won = statements.filter(({ amount }) => amount > 0);
  if (won.length === 0) return [];
  const cases = won.reduce((total, each) => total + each.cases, 0);
  return [{ storeId, months: won.length, cases, amount: sum(won.map(({ amount }) => amount)) }];
}

const everyMonth = <Found extends object>(
  stores: readonly Store[],
  find: (statement: RebateStatement, store: Store) => Found | undefined,
) =>
  stores.flatMap((store) =>
    store.statements.flatMap((statement) => {
      const found = find(statement, store);
      return found ? [{ storeId: store.storeId, month: statement.month, ...found }] : [];
    }),
  );

/** The dearest by name, and all of them as a number and a sum. */
const named = <Each extends { amount: RebateReplay['cost'] }>(all: readonly Each[]) => ({
  count: all.length,
  amount: sum(all.map(({ amount }) => amount)),
  named: all.toSorted((a, b) => b.amount - a.amount).slice(0, NAMED),
});

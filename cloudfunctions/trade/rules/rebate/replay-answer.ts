import type { RebateDraft, RebateReplay } from '#contracts/rebate-replay';
import type { Month, StoreId } from '#contracts/vocabulary';
import { sum } from '../../../money/rules/fen';
import { monthsAfter } from '../../../time/rules/day';
import { periodOf } from './period';
import { type Happened, type Months, replayed } from './replay';
import { type Earned, earnedBy, paidForUsual } from './replay-cost';
import { shiftedOver } from './replay-shifted';
import { justEnough, nearStep, pulledOver, splitOver } from './replay-signs';

/** Of each kind so many are named; the others are counted. */
const NAMED = 20;

type Store = { storeId: StoreId; happened: Happened; months: Months; earned: Earned[] };

/** What the draft would have cost, who would have won, who just missed it, and where somebody may have bent it. */
export function replay(
  draft: RebateDraft,
  happened: ReadonlyMap<StoreId, Happened>,
  running: Month,
): RebateReplay {
  const periods = periodsOf(draft);
  const stores = [...happened].map(([storeId, each]) => storeIn(draft, storeId, each));
  const all = stores.flatMap(({ earned }) => earned);
  const named = naming(stores);
  return {
    months: periods.map((month) => periodCost(month, all)),
    cost: sum(all.map(({ cost }) => cost)),
    paidForUsual: sum(stores.map(({ earned }) => paidForUsual(draft, periods.length, earned))),
    stores: stores.filter(({ earned }) => earned.length > 0).length,
    winners: dearest(stores.flatMap(winner)),
    near: named((each) => nearStep(draft, each)),
    pulled: named((each, store) => pulledOver(draft, each, store.happened)),
    split: named((each) => splitOver(draft, each)),
    shifted: named((each, { months }) => shiftedOver(each, months, running)),
    justEnough: named(justEnough),
  };
}

/** A store that was shown and never bought is promised nothing. */
function storeIn(draft: RebateDraft, storeId: StoreId, happened: Happened): Store {
  const { statements, months } = replayed(draft, happened);
  const bought = statements.filter(({ lines }) => lines.some(({ kind }) => kind === 'receipt'));
  return { storeId, happened, months, earned: bought.map((statement) => earnedBy(draft, statement)) };
}

/** Each by its last month. */
const periodsOf = ({ rule, from, months }: RebateDraft): Month[] => [
  ...new Set(Array.from({ length: months }, (_, place) => periodOf(rule, monthsAfter(from, place)).month)),
];

function periodCost(month: Month, all: readonly Earned[]): RebateReplay['months'][number] {
  const own = all.filter(({ statement }) => statement.month === month);
  return {
    month,
    cases: casesOf(own),
    winners: own.filter(({ cost }) => cost > 0).length,
    cost: sum(own.map(({ cost }) => cost)),
  };
}

function winner({ storeId, earned }: Store): RebateReplay['winners']['named'] {
  const won = earned.filter(({ cost }) => cost > 0);
  if (won.length === 0) return [];
  return [{ storeId, periods: won.length, cases: casesOf(won), amount: sum(won.map(({ cost }) => cost)) }];
}

const casesOf = (earned: readonly Earned[]) =>
  earned.reduce((total, { statement }) => total + statement.cases, 0);

/** One sign looked for in every period of every store. */
const naming =
  (stores: readonly Store[]) =>
  <Found extends { amount: RebateReplay['cost'] }>(
    find: (earned: Earned, store: Store) => Found | undefined,
  ) =>
    dearest(
      stores.flatMap((store) =>
        store.earned.flatMap((each) => {
          const found = find(each, store);
          return found ? [{ storeId: store.storeId, month: each.statement.month, ...found }] : [];
        }),
      ),
    );

/** The dearest by name, and all of them as a number and a sum. */
const dearest = <Each extends { amount: RebateReplay['cost'] }>(all: readonly Each[]) => ({
  count: all.length,
  amount: sum(all.map(({ amount }) => amount)),
  named: all.toSorted((a, b) => b.amount - a.amount).slice(0, NAMED),
});

import type { DisplayPlan } from '../trade/rebate/display';
import type { Rows } from './rules/workbook-rows';

/** Each store's own plan, place by place. */
export function displayPlansOf(rows: Rows): Map<string, DisplayPlan> {
  const nameOf = new Map(rows.sellers.map(({ values }) => [values.sellerId, values.name]));
  const plans = new Map<string, DisplayPlan>();
  for (const { values, revision } of rows.displayPlans) {
    const { storeId, ...place } = values;
    const plan = plans.get(storeId) ?? { storeId, places: [] };
    const sellerName = nameOf.get(place.sellerId) ?? '';
    plans.set(storeId, { storeId, places: [...plan.places, { ...place, sellerName, version: revision }] });
  }
  return plans;
}

/** Whether anybody is paid for what the photos of this task show. */
export const provesDisplay = (rows: Rows, taskId: string): boolean =>
  rows.displayPlans.some(({ values }) => values.taskId === taskId) ||
  rows.rebates.some(({ values }) => values.taskIds.some((each) => each === taskId));

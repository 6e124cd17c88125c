import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { World } from '../../platform/ports';
import { dayOf, monthOf } from '../../time/rules/day';
import { displayStanding } from '../rules/rebate/display-standing';
import { displayPlans } from './display';
import { rebates } from './rebate';

const STATEMENTS_AT_MOST = 100;

/** The store's own display plan without what is over, each place with what this month's photos have proven. */
export async function displayPlan(
  world: World,
  { storeId }: ParsedInput<StoreApi['displayPlan']>,
): Promise<Output<StoreApi['displayPlan']>> {
  const now = world.now();
  const plan = await world.db.get(displayPlans, storeId);
  const places = (plan?.places ?? []).filter(({ endsOn }) => endsOn >= dayOf(now));
  if (places.length === 0) return { places: [] };
  const kept = await world.db.find(rebates, {
    where: { storeId, month: monthOf(now) },
    limit: STATEMENTS_AT_MOST,
  });
  const statementOf = (planId: string) =>
    kept.find(({ statement }) => statement?.policyId === planId)?.statement;
  return { places: places.map((place) => displayStanding(place, statementOf(place.planId))) };
}

import * as z from 'zod';
import { ClaimId, Day, Instant, StoreId, TaskId } from '#contracts/vocabulary';
import type { Reaction } from '../../facts/fact';
import { type Shelf, shelves } from '../../goods/shelf';
import type { Kept, Transaction } from '../../platform/ports';
import { addDays, startOf } from '../../time/rules/day';
import { priceListId, priceLists } from '../price/price-list';
import { monthOfPhoto, monthsTouched, photoLine, withPhoto } from '../rules/rebate/photo';
import { openStatement, withLine } from '../rules/rebate/statement';
import { type RebateTerms, runsOn } from '../rules/rebate/terms';
import { type DisplayPlace, displayPhotos, displayPlans } from './display';
import { type Change, keepStatements } from './keep-statements';
import { rebateIdOf, rebates } from './rebate';

export const Shown = z.object({
  storeId: StoreId,
  taskId: TaskId,
  claimId: ClaimId,
  visitId: z.string(),
  day: Day,
  passed: z.boolean(),
  at: Instant,
});
export type Shown = z.infer<typeof Shown>;
type Photos = z.infer<typeof displayPhotos.schema>['photos'];

/** A photo that was judged counts for every display rule of its task, and brings the fee of the store's own plan at once. */
export const countDisplay: Reaction = async (tx, fact) => {
  const shown = Shown.parse(fact.about);
  const shelf = await tx.get(shelves, shown.storeId);
  if (!shelf) return;
  const photos = await keepPhoto(tx, shown);
  const changes: Change[] = [];
  for (const terms of await displayTerms(tx, shelf, shown)) {
    changes.push(...(await provenIn(tx, terms, shown, photos)));
  }
  // One that failed brings nothing, and its line tells the store why.
  const plan = await tx.get(displayPlans, shown.storeId);
  for (const place of (plan?.places ?? []).filter(({ taskId }) => taskId === shown.taskId)) {
    changes.push(...(await feeFor(tx, place, shown)));
  }
  await keepStatements(tx, { shelf, at: shown.at }, changes);
};

/** Longer than two photos may be apart, and a month more. */
const DAYS_KEPT = 70;

async function keepPhoto(tx: Transaction, { storeId, claimId, taskId, day, passed }: Shown): Promise<Photos> {
  const kept = await tx.get(displayPhotos, storeId);
  const photo = { claimId, taskId, day, passed };
  const photos = [...(kept?.photos ?? []).filter((each) => each.day > addDays(day, -DAYS_KEPT)), photo];
  if (kept) await tx.update(displayPhotos, storeId, { set: { photos } });
  else await tx.add(displayPhotos, storeId, { storeId, photos });
  return photos;
}

type Display = Extract<RebateTerms['rule'], { kind: 'display' }>;

async function displayTerms(tx: Transaction, { supply, tier }: Kept<Shelf>, { taskId, day }: Shown) {
  const found = new Map<string, RebateTerms & { rule: Display }>();
  for (const sellerId of new Set(supply.map((each) => each.sellerId))) {
    const list = await tx.get(priceLists, priceListId(sellerId, tier));
    for (const terms of list?.rebates ?? []) {
      const { rule } = terms;
      if (rule.kind !== 'display' || !rule.taskIds.includes(taskId) || !runsOn(terms, startOf(day))) continue;
      found.set(terms.policyId, { ...terms, rule });
    }
  }
  return [...found.values()];
}

async function provenIn(
  tx: Transaction,
  terms: RebateTerms & { rule: Display },
  shown: Shown,
  photos: Photos,
): Promise<Change[]> {
  const own = photos.filter(({ taskId }) => terms.rule.taskIds.includes(taskId));
  const changes: Change[] = [];
  for (const month of monthsTouched(shown.day)) {
    const kept = await tx.get(rebates, rebateIdOf(shown.storeId, month, terms.policyId));
    const after = withPhoto(kept?.statement ?? openStatement(terms, month), shown, own);
    if (after) changes.push({ kept, after });
  }
  return changes;
}

async function feeFor(tx: Transaction, place: DisplayPlace, shown: Shown): Promise<Change[]> {
  const { planId, version, place: name, standard, taskId, fee, mostAMonth, startsOn, endsOn } = place;
  if (!runsOn({ startsOn, endsOn }, startOf(shown.day))) return [];
  const terms: RebateTerms = {
    policyId: planId,
    version,
    name: `${name}陈列费`,
    nature: '陈列服务费',
    gtins: [],
    rule: { kind: 'fee', fee, mostAMonth, place: name, standard, taskId },
    startsOn,
    endsOn,
  };
  const month = monthOfPhoto(shown.day);
  const kept = await tx.get(rebates, rebateIdOf(shown.storeId, month, planId));
  const before = kept?.statement ?? openStatement(terms, month);
  const { sellerId, sellerName } = place;
  return [{ kept, after: withLine(before, photoLine(shown, 0)), fronts: { sellerId, sellerName } }];
}

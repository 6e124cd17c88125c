import type { CountLevel } from '#contracts/restock';
import type { ClaimId, Gtin, Instant, StoreId, VisitId } from '#contracts/vocabulary';
import type { TodaysStore } from '../today';

/** What is shown for one claim: the photo lies on the phone; facings and price tag are missing until they were told. */
export type Shown = { path: string; takenAt: Instant; facings: number; priceTag?: boolean };

/** A visit that is under way, kept on the phone with every tap, so that a killed app goes on where it was. */
export type Draft = {
  visitId: VisitId;
  storeId: StoreId;
  arrivedAt: Instant;
  storeCode?: string;
  /** The code could not be scanned: a person looks. */
  isCodeMissing: boolean;
  shown: Readonly<Record<ClaimId, Shown>>;
  levels: Readonly<Record<Gtin, CountLevel>>;
  /** What stood there last time counts only once somebody has looked. */
  isCounted: boolean;
};

export function newDraft(of: Pick<Draft, 'visitId' | 'storeId' | 'arrivedAt' | 'levels'>): Draft {
  return { ...of, isCodeMissing: false, shown: {}, isCounted: false };
}

const abandonedAfterMs = 2 * 3_600_000;

/** Somebody came, did nothing and left: the next arrival is another visit. */
export const isAbandoned = ({ arrivedAt, shown, isCounted }: Draft, now: Instant) =>
  Object.keys(shown).length === 0 && !isCounted && now - arrivedAt > abandonedAfterMs;

export const claimsToShow = ({ claims }: TodaysStore) =>
  claims.filter(({ state }) => state === 'claimed' || state === 'failed');

/** What is still open, in the order of the screen; empty when the visit may end. */
export function missingOf(draft: Draft, store: TodaysStore): string[] {
  const code = draft.storeCode || draft.isCodeMissing ? [] : ['门店码'];
  const parts = claimsToShow(store).flatMap(({ claimId, taskName }) => {
    const shown = draft.shown[claimId];
    if (!shown) return [];
    return [shown.facings > 0 ? '' : '排面数', shown.priceTag === undefined ? '价格牌' : '']
      .filter(Boolean)
      .map((part) => `${taskName}的${part}`);
  });
  return [...code, ...parts];
}

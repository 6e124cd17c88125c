import type { CameTo, Happened, WentBackFrom } from '../../../../../cloudfunctions/trade/rules/rebate/replay';
import type { RebateDraft } from '../../../../../contracts/rebate-replay';
import type { ClaimId, Month, OrderId, SellerId, StoreId, TaskId } from '../../../../../contracts/vocabulary';
import { day, iceTea, instant, xinyuan } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';

export const draftOf = (change: Partial<RebateDraft> = {}): RebateDraft => ({
  rule: {
    kind: 'steps',
    steps: [
      { fromCases: 10, perCase: fen(50) },
      { fromCases: 20, perCase: fen(100) },
    ],
  },
  gtins: [],
  sellerIds: [],
  tiers: [],
  from: '2026-01' as Month,
  months: 3,
  ...change,
});

/** A day of 2026 by its month and day, or of another year by all of it. */
const dated = (on: string) => (on.length > 5 ? on : `2026-${on}`);
const noon = (on: string) => instant(`${dated(on)}T12:00:00+08:00`);
const named = (storeId: string, seller: string) => ({
  storeId: storeId as StoreId,
  sellerId: seller as SellerId,
  sellerName: seller,
  tier: 'A',
});

/** A store's year, told day by day: how much came, and with which order it went back: if it is not said, with the last. */
export function yearOf(
  storeId: string,
  came: readonly [on: string, cases: number, order?: string, seller?: string][],
  back: readonly [on: string, cases: number, order?: string][] = [],
  shown: readonly [on: string, passed?: boolean][] = [],
): [StoreId, Happened] {
  const lastBefore = (until: string) => {
    const last = came
      .filter(([on]) => noon(on) <= noon(until))
      .toSorted(([a], [b]) => noon(a) - noon(b))
      .at(-1);
    return last ? (last[2] ?? `${storeId}-${last[0]}`) : 'nothing came';
  };
  const happened = {
    came: came.map(([on, cases, order = `${storeId}-${on}`, seller = xinyuan]): CameTo => {
      const lines = [{ gtin: iceTea, cases, amount: fen(cases * 3000) }];
      return { ...named(storeId, seller), orderId: order as OrderId, at: noon(on), lines };
    }),
    wentBack: back.map(([on, cases, order = lastBefore(on)], n): WentBackFrom => {
      const lines = [{ gtin: iceTea, cases, orderId: order as OrderId }];
      return { ...named(storeId, xinyuan), returnId: `${storeId}-${n}-back`, at: noon(on), lines };
    }),
    shown: shown.map(([on, passed = true]) => ({
      taskId: 'tea-front' as TaskId,
      claimId: `tea-front:${storeId}` as ClaimId,
      visitId: on,
      day: day(dated(on)),
      passed,
      at: noon(on),
    })),
  };
  return [storeId as StoreId, happened];
}

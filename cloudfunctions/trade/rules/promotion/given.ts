import type { Because } from '#contracts/promotion';
import type { QuoteLine } from '#contracts/quote';
import type { Fen, Gtin } from '#contracts/vocabulary';
import { fen, minus, plus, spread, times } from '../../../money/rules/fen';
import type { Stayed } from './gifts-after';

/** What one promotion really gave with a receipt, and what of its gifts the seller still owes. */
export type Gave = Pick<Because, 'kind' | 'promotionId' | 'version' | 'name'> & {
  off: Fen;
  /** What the gifts would have cost. */
  worth: Fen;
  /** Bottles by GTIN. */
  gifts: Record<Gtin, number>;
  owed: Record<Gtin, number>;
};

/**
 * Laid over the promotions that a line names: what was taken off in proportion; of what came for nothing first what
 * the store had coming anyway, then gifts in their order.
 */
export function givenOf(promised: readonly QuoteLine[], received: readonly Stayed[]): Gave[] {
  const gave = new Map<string, Gave>();
  for (const stayed of received) {
    const { gtin, caseSize, cases, amount } = stayed;
    const line = promised.find((each) => each.gtin === gtin);
    if (!line?.because) continue;
    const off = minus(times(line.casePrice, cases - stayed.free), amount);
    const shares = spread(
      off,
      line.because.map((by) => by.off ?? fen(0)),
    );
    let [free, owed] = [stayed.free, stayed.giftsOwed];
    for (const { by, share } of goodsFirst(line.because, shares)) {
      const came = Math.min(by.free ?? 0, free);
      const missing = Math.min((by.free ?? 0) - came, owed);
      free -= came;
      owed -= missing;
      const { kind, promotionId, version, name } = by;
      const before = gave.get(promotionId) ?? {
        ...{ kind, promotionId, version, name },
        ...{ off: fen(0), worth: fen(0), gifts: {}, owed: {} },
      };
      gave.set(promotionId, {
        ...before,
        off: plus(before.off, share),
        worth: plus(before.worth, times(line.casePrice, came)),
        gifts: { ...before.gifts, ...(came > 0 && { [gtin]: came * caseSize }) },
        owed: { ...before.owed, ...(missing > 0 && { [gtin]: missing * caseSize }) },
      });
    }
  }
  return [...gave.values()];
}

function goodsFirst(because: readonly Because[], shares: readonly Fen[]) {
  const all = because.map((by, at) => ({ by, share: shares[at] ?? fen(0) }));
  return all.toSorted((a, b) => Number(b.by.kind === 'goods') - Number(a.by.kind === 'goods'));
}

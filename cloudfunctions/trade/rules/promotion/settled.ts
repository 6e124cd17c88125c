import type { Fen, Gtin } from '#contracts/vocabulary';
import { above, fen, sum, times } from '../../../money/rules/fen';
import { type Settled as Order, unearned } from './came-back';
import type { Gave } from './given';

/** What one promotion has given with one order, as its funder bears it. */
export type Settled = {
  /** What was taken off, and what its gifts would have cost; less what stores paid for gifts that are still to come. */
  money: number;
  /** Bottles by GTIN. */
  gifts: Readonly<Record<string, number>>;
  /** What gifts that were still to come would have cost when it was settled first. */
  owedFirst: Fen;
};
export type Target = Pick<Gave, 'kind' | 'promotionId' | 'version' | 'name' | 'owed'> & Settled;

/**
 * What each promotion gives by what the store keeps now. What it keeps unearned it has paid for by a smaller credit
 * note; as far as the note was too small for that, it stays given, and whoever bears the promotion bears it still.
 */
export function targetsOf(
  order: Order & { unearned?: Fen | undefined },
  gave: readonly Gave[],
  before: Readonly<Record<string, Settled>>,
): Target[] {
  let stays = above(unearned(order), order.unearned ?? fen(0));
  const known = gave.filter(({ kind }) => kind !== 'goods');
  const gone = Object.keys(before).filter((id) => !known.some(({ promotionId }) => promotionId === id));
  return [...known, ...gone.map((id) => nothingMore(order, id))].map((each) => {
    const { kind, promotionId, version, name, owed } = each;
    const first = before[promotionId];
    const owedNow = priceOf(order, owed);
    const owedFirst = first?.owedFirst ?? owedNow;
    const rule = each.off + each.worth + owedNow - owedFirst;
    const kept = first ? Math.min(stays, Math.max(0, first.money - rule)) : 0;
    stays = fen(stays - kept);
    return { kind, promotionId, version, name, owed, money: rule + kept, gifts: each.gifts, owedFirst };
  });
}

/** A promotion of which nothing is left on any line that stayed. */
function nothingMore({ promoted }: Order, id: string): Gave {
  const by = promoted?.lines
    .flatMap(({ because = [] }) => because)
    .find(({ promotionId }) => promotionId === id);
  if (!by) throw new Error(`Promotion ${id} was settled and is on no line.`);
  const { kind, promotionId, version, name } = by;
  return { kind, promotionId, version, name, off: fen(0), worth: fen(0), gifts: {}, owed: {} };
}

const priceOf = ({ lines }: Order, bottles: Readonly<Record<Gtin, number>>): Fen =>
  sum(
    lines.map(({ gtin, caseSize, casePrice }) =>
      times(casePrice, Math.floor((bottles[gtin] ?? 0) / caseSize)),
    ),
  );

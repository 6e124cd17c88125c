import type { Fen, Gtin } from '#contracts/vocabulary';
import { above, fen, sum, times } from '../../../money/rules/fen';
import { missingBy } from '../receipt';
import { casesBack, gaveAtReceipt, type Settled as Order, unearned } from './came-back';
import { type Given, usedAfter } from './gifts-after';
import type { Gave } from './given';
import { allowanceKey } from './promoted';

/** What one promotion has given with one order, as its funder bears it. */
export type Settled = {
  /** What was taken off, and what its gifts would have cost; less what stores paid for gifts that are still to come. */
  money: number;
  /** Bottles by GTIN that came, and that did not and are credited as goods. */
  gifts: Readonly<Record<string, number>>;
  owed: Readonly<Record<string, number>>;
};
export type Target = Pick<Gave, 'kind' | 'promotionId' | 'version' | 'name'> & Settled;

type Settling = Omit<Order, 'promoted'> & {
  unearned?: Fen | undefined;
  promoted?:
    | (Given & {
        given: Readonly<Record<string, number>>;
        beyond?: Readonly<Record<string, number>> | undefined;
        voucherGone?: true | undefined;
      })
    | undefined;
};

/**
 * What each promotion gives by what the store keeps now. What it keeps unearned it has paid for by a smaller credit
 * note; as far as the note was too small for that, it stays given, and whoever bears the promotion bears it still.
 */
export function targetsOf(
  order: Settling,
  gave: readonly Gave[],
  before: Readonly<Record<string, Settled>>,
): Target[] {
  let stays = above(unearned(order), order.unearned ?? fen(0));
  const atReceipt = gaveAtReceipt(order);
  const known = gave.filter(({ kind }) => kind !== 'goods');
  const gone = Object.keys(before).filter((id) => !known.some(({ promotionId }) => promotionId === id));
  return [...known, ...gone.map((id) => nothingMore(order, id))].map((each) => {
    const { kind, promotionId, version, name } = each;
    const owed = atReceipt.find((then) => then.promotionId === promotionId)?.owed ?? {};
    const rule = each.off + each.worth + priceOf(order, each.owed) - priceOf(order, owed);
    const first = before[promotionId];
    const kept = first ? Math.min(stays, Math.max(0, first.money - rule)) : 0;
    stays = fen(stays - kept);
    const money = withinBudget(order, each, rule + kept);
    return { kind, promotionId, version, name, money, gifts: each.gifts, owed };
  });
}

/** What a budget no longer had when a receipt was put right is not borne by it, nor a voucher that others had used. */
function withinBudget(order: Settling, { kind, promotionId }: Gave, money: number): number {
  const { promoted, receipt } = order;
  if (kind === 'voucher' && promoted?.voucherGone) return 0;
  const key = allowanceKey(promotionId);
  const beyond = promoted?.beyond?.[key];
  if (!promoted || !receipt || !beyond) return money;
  const used = usedAfter(promoted, missingBy(order, receipt.lines, casesBack(order)))[key] ?? 0;
  return used === 0 ? 0 : Math.floor((money * Math.max(0, used - beyond)) / used);
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

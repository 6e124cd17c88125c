import type { PayBy, QuoteLine, QuoteReason, Uses } from '#contracts/quote';
import type { Fen, Instant } from '#contracts/vocabulary';
import { minus } from '../../../money/rules/fen';
import { dayOf } from '../../../time/rules/day';
import { type Account, overdueOf, roomOf } from '../account';
import type { Prices, Supply } from '../prices';
import type { Promoted } from '../promotion/promoted';
import { insteadOf } from './instead';

type Asked = {
  list: Prices;
  lines: readonly { gtin: QuoteLine['gtin']; cases: number }[];
  payBy: PayBy;
  seen?: { total: Fen; uses?: Uses | undefined };
};

/** What can be refused from the price list alone. */
export function termReasons(asked: Asked, cart: Promoted): QuoteReason[] {
  const { list, lines, payBy } = asked;
  const known = new Set<string>(cart.lines.map(({ gtin }) => gtin));
  return [
    ...(payBy === 'wechat' && (!list.seller.mchid || cart.total === 0)
      ? [{ reason: 'wechat_not_taken' as const }]
      : []),
    ...lines.flatMap(({ gtin }) => (known.has(gtin) ? [] : [{ reason: 'not_sold_here' as const, gtin }])),
    ...priceReasons(asked, cart),
    ...presaleReasons(cart),
    ...minimumReasons(list, lines),
  ];
}

/** The owner agreed to a sum and to what comes for nothing with it; what is no longer so is told. */
function priceReasons({ seen }: Asked, { lines, total, used, uses, spent }: Promoted): QuoteReason[] {
  if (!seen) return [];
  const lost = (seen.uses?.promotions ?? []).filter((id) => !used.some((each) => each.promotionId === id));
  const taken = lost.flatMap((id) => spent.find(({ promotionId }) => promotionId === id) ?? []);
  if (taken.length > 0) return taken.map((each) => ({ reason: 'promotion_spent', ...each }));
  const isSame =
    seen.total === total && lost.length === 0 && (!seen.uses || sameGoods(seen.uses.goods, uses.goods));
  return isSame ? [] : lines.map(({ gtin, casePrice }) => ({ reason: 'price_changed', gtin, casePrice }));
}

const sameGoods = (a: Uses['goods'], b: Uses['goods']) =>
  a.length === b.length &&
  a.every(({ gtin, cases }) => b.some((each) => each.gtin === gtin && each.cases === cases));

/** Every minimum there is: of the whole order, and of a product line once anything of it is ordered. */
function minimumReasons({ seller, prices, minimumOf = {} }: Prices, lines: Asked['lines']): QuoteReason[] {
  const cases = (of: readonly { cases: number }[]) => of.reduce((sum, line) => sum + line.cases, 0);
  const short = (minimumCases: number, of: Asked['lines'], line?: string): QuoteReason[] => {
    const missingCases = minimumCases - cases(of);
    const reason = { reason: 'below_minimum' as const, missingCases, minimumCases };
    const [most] = of.toSorted((a, b) => b.cases - a.cases);
    const ofLine = line !== undefined && most && { line, gtin: most.gtin };
    return missingCases > 0 ? [{ ...reason, ...ofLine }] : [];
  };
  const ofLine = (line: string) => lines.filter(({ gtin }) => prices[gtin]?.line === line);
  return [
    ...short(seller.minimumCases, lines),
    ...Object.entries(minimumOf).flatMap(([line, least]) =>
      ofLine(line).length > 0 ? short(least, ofLine(line), line) : [],
    ),
  ];
}

/** One order comes on one day. */
function presaleReasons({ lines, used }: Promoted): QuoteReason[] {
  const ahead = used.flatMap(({ rule }) => (rule.kind === 'presale' ? [rule] : []));
  const days = new Set(lines.map(({ gtin }) => ahead.find((rule) => rule.gtin === gtin)?.deliverFrom));
  if (days.size <= 1) return [];
  return ahead.flatMap(({ gtin, deliverFrom }) => {
    const line = lines.find((each) => each.gtin === gtin);
    return line ? [{ reason: 'presale_apart' as const, gtin, name: line.name, deliverFrom }] : [];
  });
}

/** An account that is late or too small stops only what is to go on it; the same order can be paid in cash. */
export function accountReasons(
  account: Account | undefined,
  total: Fen,
  now: Instant,
  inTransfer = false,
): QuoteReason[] {
  if (inTransfer) return [{ reason: 'transfer_open' }];
  const room = roomOf(account);
  const late = overdueOf(account, dayOf(now));
  return [
    ...(total > room ? [{ reason: 'credit_short' as const, missing: minus(total, room), room }] : []),
    ...(late ? [{ reason: 'overdue' as const, ...late }] : []),
  ];
}

type InStock = { list: Prices; buyer: { supply: Supply }; available: Readonly<Record<string, number>> };

/** What is ordered ahead need not be there yet. */
export function stockReasons(
  { list, buyer: { supply }, available }: InStock,
  { lines, used }: Promoted,
): QuoteReason[] {
  const ahead = aheadOf(used);
  return lines.flatMap((line) => {
    const { gtin, name, cases } = line;
    const left = Math.max(0, available[gtin] ?? 0);
    if (cases <= left || ahead.has(gtin)) return [];
    const instead = left === 0 ? insteadOf(line, { list, supply, lines, available }) : undefined;
    return [
      { reason: 'out_of_stock' as const, gtin, name, wanted: cases, left, ...(instead && { instead }) },
    ];
  });
}

/** The goods that are promised before they are there. */
export const aheadOf = (used: Promoted['used']): ReadonlySet<string> =>
  new Set(used.flatMap(({ rule }) => (rule.kind === 'presale' ? [rule.gtin] : [])));

import type { PayBy, QuoteLine, QuoteReason, Uses } from '#contracts/quote';
import type { Fen, Instant } from '#contracts/vocabulary';
import type { Expected } from '../../../goods/rules/expected';
import { minus } from '../../../money/rules/fen';
import { dayOf } from '../../../time/rules/day';
import { type Account, overdueOf, roomOf } from '../account';
import type { Prices, Supply } from '../prices';
import { allowanceKey, type Promoted } from '../promotion/promoted';
import { apartReasons, dayOfLine, presoldOf } from './ahead';
import { insteadOf } from './instead';

type Asked = {
  list: Prices;
  lines: readonly { gtin: QuoteLine['gtin']; cases: number }[];
  payBy: PayBy;
  now: Instant;
  seen?: { total: Fen; uses?: Uses | undefined };
};

/** What can be refused from the price list alone. */
export function termReasons(asked: Asked, cart: Promoted): QuoteReason[] {
  const { list, lines, payBy, now } = asked;
  const known = new Set<string>(cart.lines.map(({ gtin }) => gtin));
  return [
    ...(payBy === 'wechat' && (!list.seller.mchid || cart.total === 0)
      ? [{ reason: 'wechat_not_taken' as const }]
      : []),
    ...lines.flatMap(({ gtin }) => (known.has(gtin) ? [] : [{ reason: 'not_sold_here' as const, gtin }])),
    ...priceReasons(asked, cart),
    ...apartReasons(list, bought(cart.lines, lines), now),
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

/** What comes only for nothing comes whenever the rest does. */
const bought = (cart: readonly QuoteLine[], lines: Asked['lines']) =>
  cart.filter((line) => lines.some(({ gtin }) => gtin === line.gtin));

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

type Cases = Readonly<Record<string, number>>;
type InStock = {
  list: Prices;
  buyer: { supply: Supply };
  available: Cases;
  expected?: Expected | undefined;
  now: Instant;
};

/** What is not there in time, and of what is not there at all, what could be had instead of it or later. */
export function stockReasons(
  checked: InStock,
  { lines, used, spent }: Promoted,
  inTime: Cases,
): QuoteReason[] {
  const presold = presoldOf(used);
  const wanted = { list: checked.list, supply: checked.buyer.supply, lines, available: checked.available };
  return lines.flatMap((line) => {
    const { gtin, name, cases } = line;
    const left = Math.max(0, inTime[gtin] ?? 0, ...lockedOf(checked, spent, gtin));
    if (cases <= left || presold.has(gtin)) return [];
    const short = { reason: 'out_of_stock' as const, gtin, name, wanted: cases, left };
    if (left > 0) return [short];
    const [instead, expected] = [insteadOf(line, wanted), expectedOf(line, checked)];
    return [{ ...short, ...(instead && { instead }), ...(expected && { expected }) }];
  });
}

/** 预售: whoever asks for more than is still locked is told how much that is; of so much it applies again. */
const lockedOf = (
  { list: { promotions = [] }, available }: InStock,
  spent: Promoted['spent'],
  gtin: string,
): number[] =>
  promotions
    .filter(({ rule, cap }) => rule.kind === 'presale' && rule.gtin === gtin && cap?.of === 'cases')
    .filter(({ promotionId }) => spent.some((each) => each.promotionId === promotionId))
    .map(({ promotionId }) => available[allowanceKey(promotionId)] ?? 0);

/** The day on which enough of it is to come, while the day is not over. */
function expectedOf({ gtin, cases }: QuoteLine, { list, available, expected, now }: InStock) {
  const coming = expected?.[gtin];
  const left = (available[gtin] ?? 0) + (coming?.cases ?? 0);
  if (!coming || coming.on < dayOf(now) || left < cases) return undefined;
  return { on: coming.on, left, deliveryDay: dayOfLine(list, now)({ ahead: coming.on }) };
}

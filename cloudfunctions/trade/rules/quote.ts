import type { CartLine, PayBy, Quote, QuoteLine, QuoteReason } from '#contracts/quote';
import type { Fen, Gtin, Instant, SellerId } from '#contracts/vocabulary';
import { above, minus, sum, times } from '../../money/rules/fen';
import { dayOf } from '../../time/rules/day';
import { type Account, dueDay, overdueOf, roomOf } from './account';
import { type Deliveries, deliveryDay } from './delivery-day';

export type Price = {
  gtin: Gtin;
  name: string;
  line: string;
  caseSize: number;
  suggestedRetail: Fen;
  casePrice: Fen;
};
export type Prices = {
  sellerId: SellerId;
  seller: Deliveries & {
    name: string;
    phone: string;
    minimumCases: number;
    termDays: number;
    mchid?: string | undefined;
  };
  prices: Readonly<Record<string, Price>>;
};
export type Supply = readonly { line: string; sellerId: SellerId }[];

/** What one seller sells to one store: of its price list, the product lines in which it is the store's seller. */
export const offersOf = (list: Prices, supply: Supply): Price[] =>
  Object.values(list.prices).filter(({ line }) => suppliedBy(supply, line) === list.sellerId);

const suppliedBy = (supply: Supply, line: string) => supply.find((entry) => entry.line === line)?.sellerId;

/** Gives every cart line to the seller of its product line; what nobody sells to this store is named. */
export function splitBySeller<List extends Prices>(
  lines: readonly CartLine[],
  lists: readonly List[],
  supply: Supply,
) {
  const carts = lists.map((list) => {
    const sold = new Set<string>(offersOf(list, supply).map(({ gtin }) => gtin));
    return { list, lines: lines.filter(({ gtin }) => sold.has(gtin)) };
  });
  const somebodySells = new Set(carts.flatMap((cart) => cart.lines.map(({ gtin }) => gtin)));
  return {
    carts: carts.filter((cart) => cart.lines.length > 0),
    unsold: lines.map(({ gtin }) => gtin).filter((gtin) => !somebodySells.has(gtin)),
  };
}

export type Checked = {
  list: Prices;
  supply: Supply;
  lines: readonly CartLine[];
  payBy: PayBy;
  account: Account | undefined;
  /** Cases by GTIN that the seller can still promise. */
  available: Readonly<Record<string, number>>;
  now: Instant;
  /** What the owner saw, where something was seen. */
  seen?: Fen;
};

/** Price, minimum, credit and stock together: every failing reason, with the facts its cure needs. */
export function quoteFor(checked: Checked): Quote {
  const { list, payBy, account, now } = checked;
  const lines = pricedLines(checked);
  const total = sum(lines.map(({ amount }) => amount));
  const delivery = deliveryDay(list.seller, now);
  const left = payBy === 'account' ? above(roomOf(account), total) : roomOf(account);
  return {
    sellerId: list.sellerId,
    sellerName: list.seller.name,
    deliveryDay: delivery,
    lines,
    total,
    payBy,
    ways: waysToPay(list, account),
    ...(account && { account: { room: left, dueDay: dueDay(delivery, list.seller.termDays) } }),
    reasons: [
      ...termReasons(checked, lines, total),
      ...(payBy === 'account' ? accountReasons(account, total, now) : []),
      ...stockReasons(lines, checked.available),
    ],
  };
}

function waysToPay({ seller }: Prices, account: Account | undefined): PayBy[] {
  return ['cash', ...(seller.mchid ? (['wechat'] as const) : []), ...(account ? (['account'] as const) : [])];
}

export function pricedLines({
  list,
  supply,
  lines,
}: Pick<Checked, 'list' | 'supply' | 'lines'>): QuoteLine[] {
  const sold = new Map<string, Price>(offersOf(list, supply).map((price) => [price.gtin, price]));
  return lines.flatMap(({ gtin, cases }) => {
    const price = sold.get(gtin);
    if (!price) return [];
    const { name, caseSize, casePrice } = price;
    return [{ gtin, name, caseSize, cases, casePrice, amount: times(casePrice, cases) }];
  });
}

/** What can be refused from the price list alone. */
export function termReasons(
  { list, lines, payBy, seen }: Pick<Checked, 'list' | 'lines' | 'payBy' | 'seen'>,
  priced: readonly QuoteLine[],
  total: Fen,
): QuoteReason[] {
  const known = new Set<string>(priced.map(({ gtin }) => gtin));
  const missing = list.seller.minimumCases - lines.reduce((cases, line) => cases + line.cases, 0);
  const priceMoved = seen !== undefined && seen !== total;
  return [
    ...(payBy === 'wechat' && (!list.seller.mchid || total === 0)
      ? [{ reason: 'wechat_not_taken' as const }]
      : []),
    ...lines.flatMap(({ gtin }) => (known.has(gtin) ? [] : [{ reason: 'not_sold_here' as const, gtin }])),
    ...(priceMoved
      ? priced.map(({ gtin, casePrice }) => ({ reason: 'price_changed' as const, gtin, casePrice }))
      : []),
    ...(missing > 0
      ? [
          {
            reason: 'below_minimum' as const,
            missingCases: missing,
            minimumCases: list.seller.minimumCases,
          },
        ]
      : []),
  ];
}

/** An account that is late or too small stops only what is to go on it; the same order can be paid in cash. */
export function accountReasons(account: Account | undefined, total: Fen, now: Instant): QuoteReason[] {
  const room = roomOf(account);
  const late = overdueOf(account, dayOf(now));
  return [
    ...(total > room ? [{ reason: 'credit_short' as const, missing: minus(total, room), room }] : []),
    ...(late ? [{ reason: 'overdue' as const, ...late }] : []),
  ];
}

function stockReasons(
  lines: readonly QuoteLine[],
  available: Readonly<Record<string, number>>,
): QuoteReason[] {
  return lines.flatMap(({ gtin, name, cases }) => {
    const left = Math.max(0, available[gtin] ?? 0);
    return cases > left ? [{ reason: 'out_of_stock' as const, gtin, name, wanted: cases, left }] : [];
  });
}

import type { Voucher } from '#contracts/promotion';
import type { PayBy, Quote, Uses, WantedLine } from '#contracts/quote';
import type { Fen, Instant } from '#contracts/vocabulary';
import { comingBy, type Expected, withComing } from '../../../goods/rules/expected';
import { above } from '../../../money/rules/fen';
import { dayOf } from '../../../time/rules/day';
import { type Account, dueDay, roomOf } from '../account';
import { deliveryDay } from '../delivery-day';
import { isOffered, type Prices, type Supply } from '../prices';
import { type Promoted, promoted } from '../promotion/promoted';
import { deliveryOf, waitsOf, withAhead } from './ahead';
import { accountReasons, stockReasons, termReasons } from './reasons';

/** What a store brings to a cart beside the goods it wants. */
export type Buyer = {
  storeId: string;
  supply: Supply;
  /** How often it has had each promotion. */
  had: Readonly<Record<string, number>>;
  vouchers: readonly Voucher[];
  /** Bottles it has coming for nothing from this seller, by GTIN. */
  owed: Readonly<Record<string, number>>;
  /** It changes hands, and nothing may go on its account. */
  inTransfer?: boolean;
};

export type Checked = {
  list: Prices;
  buyer: Buyer;
  lines: readonly WantedLine[];
  payBy: PayBy;
  account: Account | undefined;
  /** What the seller can still promise: cases by GTIN, and what each capped promotion may give. */
  available: Readonly<Record<string, number>>;
  /** What the seller says will come. */
  expected?: Expected | undefined;
  now: Instant;
  /** What the owner saw, where something was seen. */
  seen?: { total: Fen; uses?: Uses | undefined };
};

/** Price, promotions, minimum, credit and stock together: every failing reason, with the facts its cure needs. */
export function quoteFor(checked: Checked): Quote {
  const { list, payBy, account, now } = checked;
  const coming = comingBy(checked.expected, waitsOf(checked.lines), dayOf(now));
  const inTime = withComing(checked.available, coming);
  const cart = promotedCart(checked, inTime);
  const { lines, total, saved, uses, spent } = cart;
  const delivery = deliveryOf(list, lines, now);
  const left = payBy === 'account' ? above(roomOf(account), total) : roomOf(account);
  return {
    sellerId: list.sellerId,
    sellerName: list.seller.name,
    deliveryDay: delivery,
    ...(delivery > deliveryDay(list.seller, now) && { isLater: true }),
    lines,
    total,
    payBy,
    ways: waysToPay(list, account),
    ...(account && { account: { room: left, dueDay: dueDay(delivery, list.seller.termDays) } }),
    reasons: [
      ...termReasons(checked, cart),
      ...(payBy === 'account' ? accountReasons(account, total, now, checked.buyer.inTransfer) : []),
      ...stockReasons(checked, cart, inTime),
    ],
    ...(saved > 0 && { saved }),
    // None, where there might be some, is a choice that an order must keep, too.
    ...((list.promotions || isAnything(uses)) && { uses }),
    ...(spent.length > 0 && { spent }),
  };
}

type Asked = Pick<Checked, 'list' | 'buyer' | 'lines' | 'now' | 'seen'>;

/** The cart as promotions leave it; without a word of the seller's stock, as if it had all. */
export function promotedCart(
  { list, buyer, lines, now, seen }: Asked,
  available: Checked['available'] | undefined,
): Promoted {
  const cart = promoted({
    storeId: buyer.storeId,
    sellerId: list.sellerId,
    today: dayOf(now),
    had: buyer.had,
    vouchers: buyer.vouchers,
    owed: buyer.owed,
    lines: lines.filter(({ gtin }) => isOffered(list, buyer.supply, list.prices[gtin])),
    prices: list.prices,
    promotions: list.promotions ?? [],
    available,
    uses: seen?.uses,
  });
  return { ...cart, lines: withAhead(cart.lines, lines, cart.used) };
}

const isAnything = ({ promotions, voucherId, goods }: Uses) =>
  promotions.length > 0 || voucherId !== undefined || goods.length > 0;

function waysToPay({ seller }: Prices, account: Account | undefined): PayBy[] {
  return ['cash', ...(seller.mchid ? (['wechat'] as const) : []), ...(account ? (['account'] as const) : [])];
}

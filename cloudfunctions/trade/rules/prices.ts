import type { Promotion } from '#contracts/promotion';
import type { CartLine, QuoteLine } from '#contracts/quote';
import type { Fen, Gtin, SellerId } from '#contracts/vocabulary';
import { times } from '../../money/rules/fen';
import type { Deliveries } from './delivery-day';

export type Price = {
  gtin: Gtin;
  name: string;
  line: string;
  caseSize: number;
  suggestedRetail: Fen;
  casePrice: Fen;
  /** What restocking asks of a product: how long it keeps, and whether the brand wants it never to be missing. */
  shelfLifeDays?: number | undefined;
  mustHave?: boolean | undefined;
  /** What it is sought by on a screen with letters alone: bhc for 冰红茶. */
  pinyin?: string | undefined;
};
export type Prices = {
  sellerId: SellerId;
  seller: Deliveries & {
    name: string;
    phone: string;
    /** Of the whole order, products mixed as the store likes. */
    minimumCases: number;
    termDays: number;
    mchid?: string | undefined;
  };
  prices: Readonly<Record<string, Price>>;
  /** Cases, by product line, where a line has a minimum of its own once anything of it is ordered. */
  minimumOf?: Readonly<Record<string, number>> | undefined;
  promotions?: readonly Promotion[] | undefined;
};
export type Supply = readonly { line: string; sellerId: SellerId }[];

/** What one seller sells to one store: of its price list, the product lines in which it is the store's seller. */
export const offersOf = (list: Prices, supply: Supply): Price[] =>
  Object.values(list.prices).filter((price) => isOffered(list, supply, price));

/** Whether one product is among them; of thousands only those of a cart are asked about. */
export const isOffered = ({ sellerId }: Prices, supply: Supply, price: Price | undefined): price is Price =>
  price !== undefined && suppliedBy(supply, price.line) === sellerId;

const suppliedBy = (supply: Supply, line: string) => supply.find((entry) => entry.line === line)?.sellerId;

/** Gives every cart line to the seller of its product line; what nobody sells to this store is named. */
export function splitBySeller<List extends Prices, Line extends CartLine>(
  lines: readonly Line[],
  lists: readonly List[],
  supply: Supply,
) {
  const carts = lists.map((list) => {
    return { list, lines: lines.filter(({ gtin }) => isOffered(list, supply, list.prices[gtin])) };
  });
  const somebodySells = new Set(carts.flatMap((cart) => cart.lines.map(({ gtin }) => gtin)));
  return {
    carts: carts.filter((cart) => cart.lines.length > 0),
    unsold: lines.map(({ gtin }) => gtin).filter((gtin) => !somebodySells.has(gtin)),
  };
}

type Wanted = { list: Prices; supply: Supply; lines: readonly CartLine[] };

/** At the list's price, before any promotion; what is not sold to this store is left out. */
export function pricedLines({ list, supply, lines }: Wanted): QuoteLine[] {
  return lines.flatMap(({ gtin, cases }) => {
    const price = list.prices[gtin];
    if (!isOffered(list, supply, price)) return [];
    const { name, caseSize, casePrice } = price;
    return [{ gtin, name, caseSize, cases, casePrice, amount: times(casePrice, cases) }];
  });
}

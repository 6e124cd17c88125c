import { catalogs, type Product } from '../../../cloudfunctions/goods/product';
import { bareShelf, shelves } from '../../../cloudfunctions/goods/shelf';
import { stocks } from '../../../cloudfunctions/goods/stock';
import { identities, identityId } from '../../../cloudfunctions/people/identity';
import { sellers } from '../../../cloudfunctions/people/seller';
import { stores } from '../../../cloudfunctions/people/store';
import { storePeople } from '../../../cloudfunctions/people/store-people';
import type { Database, World } from '../../../cloudfunctions/platform/ports';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import { creditId } from '../../../cloudfunctions/trade/account/credit';
import { exchangeTermsOf } from '../../../cloudfunctions/trade/exchange/exchange-terms';
import { priceListId, priceLists } from '../../../cloudfunctions/trade/price/price-list';
import { usualTerms } from '../../../cloudfunctions/trade/rules/exchange/exchangeable';
import { allowanceKey } from '../../../cloudfunctions/trade/rules/promotion/promoted';
import { openCredit } from '../../../cloudfunctions/workbook/apply-credit';
import type { Role } from '../../../contracts/role';
import type { Arrival } from '../../../contracts/stock';
import type {
  Day,
  DriverId,
  Fen,
  Gtin,
  Instant,
  PersonId,
  SellerId,
  StoreId,
} from '../../../contracts/vocabulary';
import { seal } from '../functions';
import { promotionsOf, rebateTerms } from './promises';

const TIER = 'A';

type Sold = {
  gtin: Gtin;
  name: string;
  line: string;
  caseSize: number;
  casePrice: Fen;
  crate?: Fen;
  /** Nothing of it is there on the first morning, and so much comes on a day. */
  comes?: Arrival;
};
export type Trader = { sellerId: SellerId; driverId: DriverId; line: string; mchid: string };

const sold = (gtin: string, name: string, line: string, price: number, crate?: number): Sold => ({
  gtin: gtin as Gtin,
  name,
  line,
  caseSize: 6,
  casePrice: price as Fen,
  ...(crate && { crate: crate as Fen }),
});

/** Few products, so that people meet at the same ones. */
export const goods: readonly Sold[] = [
  sold('6970000000013', '冰红茶', '茶饮', 3_000),
  sold('6970000000020', '柠檬茶', '茶饮', 3_700, 1_500),
  sold('6970000000037', '橙汁', '果汁', 4_100),
  { ...sold('6970000000044', '苹果汁', '果汁', 3_300), comes: { on: '2026-12-04' as Day, cases: 12 } },
];

export const traders: readonly Trader[] = [
  { sellerId: 'north' as SellerId, driverId: 'van' as DriverId, line: '茶饮', mchid: '1900000201' },
  { sellerId: 'south' as SellerId, driverId: 'cart' as DriverId, line: '果汁', mchid: '1900000202' },
];

/** A large account, a small one, and none to speak of; and the cases that each had in October. */
export const shops = [
  { storeId: 's1' as StoreId, limit: 300_000 as Fen, before: 9 },
  { storeId: 's2' as StoreId, limit: 40_000 as Fen, before: 3 },
  { storeId: 's3' as StoreId, limit: 0 as Fen, before: 0 },
] as const;

/** What two of them had open in the old books of each seller. */
const oldBalances: Readonly<Record<string, { opening: Fen; deposit: Fen; rebate: Fen }>> = {
  s1: { opening: 7_000 as Fen, deposit: 3_000 as Fen, rebate: 2_000 as Fen },
  s2: { opening: 0 as Fen, deposit: 0 as Fen, rebate: 900 as Fen },
};

type Shop = (typeof shops)[number];

export const soldBy = ({ line }: Trader) => goods.filter((each) => each.line === line);

const seated = (role: Role, at: string): Seat => ({
  personId: `person-${at.replace('.', '-')}` as PersonId,
  role,
  at,
  openid: `o-${at}`,
});
/** Two people between whom a shop changes hands; the first is its owner on the first morning. */
export const ownersOf = (storeId: StoreId) =>
  [seated('owner', storeId), { ...seated('owner', `${storeId}.new`), at: storeId }] as const;
export const sellerOf = ({ sellerId }: Trader) => seated('seller', sellerId);
export const driverOf = ({ sellerId, driverId }: Pick<Trader, 'sellerId' | 'driverId'>) =>
  seated('driver', `${sellerId}.${driverId}`);
export const operators = [seated('operator', 'brand-one'), seated('operator', 'brand-two')] as const;

/** What a seller has of a product on the first morning. */
export const stockedOf = ({ comes }: Sold): number => (comes ? 0 : 60);

/** Two sellers, three stores, four products, and what they were promised: all that was there before the first order. */
export async function openMarket(db: Database, now: Instant): Promise<void> {
  await db.add(catalogs, 'current', { products: goods.map(productOf) });
  for (const trader of traders) await openSeller(db, trader, now);
  for (const shop of shops) await openStore(db, shop, now);
}

async function openSeller(db: Database, trader: Trader, now: Instant): Promise<void> {
  const { sellerId, driverId, line, mchid } = trader;
  const terms = {
    name: sellerId,
    phone: '13800000001',
    deliveryWeekdays: [1, 2, 3, 4, 5, 6, 7],
    cutOffMinute: 16 * 60,
    minimumCases: 1,
    termDays: 30,
    mchid,
    payWithinMinutes: 30,
  };
  const drivers = [{ driverId, name: driverId, phone: '13800000003' }];
  await db.add(sellers, sellerId, { sellerId, ...terms, lines: [line], drivers });
  await db.add(exchangeTermsOf, sellerId, { ...usualTerms, reading: 'within' });
  const promotions = promotionsOf(trader);
  const allowances = promotions.flatMap(({ promotionId, cap }) =>
    cap ? [[allowanceKey(promotionId), cap.total]] : [],
  );
  const cases = soldBy(trader).map((each) => [each.gtin, stockedOf(each)]);
  const expected = soldBy(trader).flatMap(({ gtin, comes }) => (comes ? [[gtin, comes]] : []));
  await db.add(stocks, sellerId, {
    sellerId,
    asOf: now,
    available: Object.fromEntries([...cases, ...allowances]),
    totals: Object.fromEntries(allowances),
    expected: Object.fromEntries(expected),
    holds: {},
  });
  await db.add(priceLists, priceListId(sellerId, TIER), {
    sellerId,
    tier: TIER,
    seller: terms,
    prices: Object.fromEntries(
      soldBy(trader).map(({ crate: _, comes: __, ...each }) => [
        each.gtin,
        { ...each, suggestedRetail: 300 as Fen },
      ]),
    ),
    promotions,
    rebates: rebateTerms,
  });
}

async function openStore(db: Database, { storeId, limit, before }: Shop, now: Instant): Promise<void> {
  const supply = traders.map(({ line, sellerId }) => ({ line, sellerId }));
  await db.add(stores, storeId, {
    storeId,
    name: storeId,
    ownerPhone: '13800000004',
    address: '海岸城 1 号',
    latitude: 22.5,
    longitude: 113.9,
    tier: TIER,
    supply,
    reps: [],
    bound: true,
  });
  const months = { '2026-10': { [goods[0]?.gtin ?? '']: before } };
  await db.add(shelves, storeId, { storeId, name: storeId, tier: TIER, supply, ...bareShelf, months });
  const old = oldBalances[storeId] ?? { opening: 0 as Fen, deposit: 0 as Fen, rebate: 0 as Fen };
  for (const { sellerId } of traders) {
    const names = { storeId, storeName: storeId, sellerId, sellerName: sellerId };
    const credit = { ...names, limit, ...old, termDays: 30, takesWechat: true };
    await openCredit({ db } as World, creditId(storeId, sellerId), credit, now);
  }
  const [first, second] = ownersOf(storeId);
  await seatOwner(db, storeId, first, now);
  await db.add(identities, identityId({ seal }, second.openid), {
    openid: second.openid,
    personId: second.personId,
    grants: [],
  });
}

async function seatOwner(db: Database, storeId: StoreId, owner: Seat, since: Instant): Promise<void> {
  const { openid, personId } = owner;
  const [id, role] = [identityId({ seal }, openid), 'owner' as const];
  const grants = [{ role, at: storeId, name: storeId }];
  const people = [{ personId, identityId: id, role, since, isInvited: false }];
  await db.add(identities, id, { personId, openid, grants });
  await db.add(storePeople, storeId, { storeId, storeName: storeId, people });
}

const productOf = ({ casePrice: _, ...each }: Sold): Product => ({
  ...each,
  shelfLifeDays: 270,
  suggestedRetail: 300 as Fen,
});

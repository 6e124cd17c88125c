import { tasks } from '../cloudfunctions/field/task';
import { batches } from '../cloudfunctions/goods/batch';
import { catalogs, type Product, products } from '../cloudfunctions/goods/product';
import { bareShelf, shelves } from '../cloudfunctions/goods/shelf';
import { stocks } from '../cloudfunctions/goods/stock';
import { identities, identityId } from '../cloudfunctions/people/identity';
import { reps } from '../cloudfunctions/people/rep';
import { sellers } from '../cloudfunctions/people/seller';
import { stores } from '../cloudfunctions/people/store';
import { cellOf } from '../cloudfunctions/place/rules/cell';
import type { Collection, World } from '../cloudfunctions/platform/ports';
import type { Seat } from '../cloudfunctions/platform/serve';
import { creditId, credits } from '../cloudfunctions/trade/account/credit';
import { priceListId, priceLists } from '../cloudfunctions/trade/price/price-list';
import { rebatePolicies } from '../cloudfunctions/trade/rebate/policy';
import type { Role } from '../contracts/role';
import type {
  BatchId,
  Day,
  DriverId,
  Gtin,
  Instant,
  PersonId,
  PolicyId,
  RepId,
  SellerId,
  StoreId,
  TaskId,
} from '../contracts/vocabulary';
import { fen } from './test-cloud';

/** Either cloud will do: one action's own, or the whole one that runs. */
type ShopCloud = {
  seed: <Fields extends object>(of: Collection<Fields>, id: string, fields: Fields) => Promise<void>;
  clock: { now: () => Instant };
  world: Pick<World, 'seal'>;
};

export const laowang = 'laowang' as StoreId;
export const xinyuan = 'xinyuan' as SellerId;
export const wangShifu = 'wang-shifu' as DriverId;
export const xiaoli = 'xiaoli' as RepId;
export const iceTea = '6970000000013' as Gtin;
export const lemonTea = '6970000000020' as Gtin;
export const honeyTea = '6970000000037' as Gtin;

const first: Product[] = [
  product(iceTea, '冰红茶 500ml', 15, 300),
  product(lemonTea, '柠檬茶 500ml', 15, 350),
  product(honeyTea, '蜂蜜茶 500ml', 12, 400),
];
/** A case costs 30, 36 and 33 yuan. */
export const casePrice = { [iceTea]: fen(3000), [lemonTea]: fen(3600), [honeyTea]: fen(3300) };

/** One seller, one store, one rep, three products, thirty cases of each: where every path is walked first. */
export async function openFirstShop(cloud: ShopCloud): Promise<void> {
  await cloud.seed(catalogs, 'current', { products: first });
  for (const each of first) await cloud.seed(products, each.gtin, each);
  await openSeller(cloud);
  await openStore(cloud);
  await cloud.seed(reps, xiaoli, {
    repId: xiaoli,
    name: '小李',
    phone: '13800000002',
    employerId: xinyuan,
    employerName: '鑫源商贸',
    consentOn: day('2026-10-01'),
  });
  await cloud.seed(tasks, 'tea-front', {
    taskId: 'tea-front' as TaskId,
    version: 1,
    name: '茶饮端架陈列',
    standard: '端架至少三个排面,有价格牌',
    leastFacings: 3,
    reward: fen(200),
    quota: 50,
    left: 50,
    budget: { total: fen(10_000), left: fen(10_000) },
    holds: {},
    claimHours: 72,
    startsOn: day('2026-11-01'),
    endsOn: day('2026-12-31'),
    tiers: [],
  });
  await cloud.seed(batches, 'b2611', {
    batchId: 'b2611' as BatchId,
    serial: 1,
    gtin: iceTea,
    productName: '冰红茶 500ml',
    caseSize: 15,
    cases: 100,
    producedOn: day('2026-11-02'),
    bestBefore: day('2027-08-02'),
    marketed: true,
    pointsPerCap: 10,
  });
}

async function openSeller(cloud: ShopCloud) {
  const seller = {
    name: '鑫源商贸',
    phone: '13800000001',
    deliveryWeekdays: [1, 2, 3, 4, 5, 6],
    cutOffMinute: 16 * 60,
    minimumCases: 3,
    termDays: 30,
  };
  await cloud.seed(sellers, xinyuan, {
    sellerId: xinyuan,
    ...seller,
    lines: ['茶饮'],
    drivers: [{ driverId: wangShifu, name: '王师傅', phone: '13800000003' }],
  });
  await cloud.seed(stocks, xinyuan, {
    sellerId: xinyuan,
    asOf: cloud.clock.now(),
    available: { [iceTea]: 30, [lemonTea]: 30, [honeyTea]: 30 },
    holds: {},
  });
  const policy = {
    policyId: 'tea-steps' as PolicyId,
    version: 1,
    name: '茶饮月度阶梯返利',
    nature: '销售折让' as const,
    gtins: [],
    rule: {
      kind: 'steps' as const,
      steps: [
        { fromCases: 10, perCase: fen(50) },
        { fromCases: 20, perCase: fen(100) },
      ],
    },
    startsOn: day('2026-01-01'),
    endsOn: day('2026-12-31'),
  };
  await cloud.seed(rebatePolicies, policy.policyId, {
    ...policy,
    sellerIds: [xinyuan],
    tiers: ['A'],
  });
  const prices = first.map(({ shelfLifeDays: _, ...each }) => [
    each.gtin,
    { ...each, casePrice: casePrice[each.gtin] ?? fen(0) },
  ]);
  await cloud.seed(priceLists, priceListId(xinyuan, 'A'), {
    sellerId: xinyuan,
    tier: 'A',
    seller,
    prices: Object.fromEntries(prices),
    rebates: [policy],
  });
}

async function openStore(cloud: ShopCloud) {
  await cloud.seed(stores, laowang, {
    storeId: laowang,
    name: '老王便利店',
    ownerPhone: '13800000004',
    address: '深圳市南山区海岸城 1 号',
    latitude: 22.518,
    longitude: 113.935,
    cell: cellOf({ latitude: 22.518, longitude: 113.935 }),
    tier: 'A',
    supply: [{ line: '茶饮', sellerId: xinyuan }],
    reps: [{ repId: xiaoli, from: day('2026-10-01') }],
    repId: xiaoli,
    bound: true,
  });
  await openShelf(cloud, laowang, '老王便利店');
  await cloud.seed(credits, creditId(laowang, xinyuan), {
    storeId: laowang,
    storeName: '老王便利店',
    sellerId: xinyuan,
    sellerName: '鑫源商贸',
    limit: fen(300_000),
    owed: fen(0),
    reserved: {},
    dues: {},
  });
}

/** An empty shelf of a tier A store that 鑫源商贸 supplies. */
export async function openShelf(cloud: ShopCloud, storeId: StoreId, name: string): Promise<void> {
  await cloud.seed(shelves, storeId, {
    storeId,
    name,
    tier: 'A',
    supply: [{ line: '茶饮', sellerId: xinyuan }],
    rep: { name: '小李', phone: '13800000002' },
    ...bareShelf,
  });
}

/** Gives a person a seat or several of one kind, as signing in or binding would; answers the first for calling an action. */
export async function seat(
  cloud: ShopCloud,
  name: string,
  role: Role,
  at: string,
  ...more: readonly string[]
): Promise<Seat> {
  const openid = `o-${name}`;
  const personId = `person-${name}` as PersonId;
  await cloud.seed(identities, identityId(cloud.world, openid), {
    personId,
    openid,
    grants: [at, ...more].map((place) => ({ role, at: place, name })),
  });
  return { personId, role, at, openid };
}

export const day = (text: string) => text as Day;
export const instant = (text: string) => Date.parse(text) as Instant;

function product(gtin: Gtin, name: string, caseSize: number, suggestedRetail: number): Product {
  return { gtin, name, line: '茶饮', caseSize, shelfLifeDays: 270, suggestedRetail: fen(suggestedRetail) };
}

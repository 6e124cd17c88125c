import { randomBytes } from 'node:crypto';
import { addDays, startOf } from '../../cloudfunctions/time/rules/day';
import type { BrandApi } from '../../contracts/brand';
import type { MemberApi } from '../../contracts/member';
import type { SellerApi } from '../../contracts/seller';
import type { StoreApi } from '../../contracts/store';
import type { BatchId, Day, HandInId, Instant, OrderId, SellerId, StoreId } from '../../contracts/vocabulary';
import { callsOf, phoneAt } from '../phone-at-gateway';
import type { Seeded } from './seeded';
import { partners } from './trade-partners';

/** What a week is played with: the gateway, a clock that is moved, and chance. */
export type Stage = {
  origin: string;
  chance: Seeded;
  now: () => Instant;
  /** Puts the clock forward, never back. */
  moveTo: (instant: Instant) => Promise<void>;
};

export type Played = { storeId: StoreId; owner: string };

type StoreCalls = ReturnType<typeof callsOf<StoreApi>>;
type Order = Awaited<ReturnType<typeof placeAll>>[number];

const HOUR_MS = 3_600_000;
const at = (day: Day, hour: number) => (startOf(day) + hour * HOUR_MS) as Instant;

/** One week of some stores: the last one's cash handed in, counted and ordered on Monday, delivered by Thursday, drunk by Saturday. */
export async function playWeek(stage: Stage, monday: Day, stores: readonly Played[], week: number) {
  await stage.moveTo(at(monday, 9));
  for (const { id } of partners) await handIn(stage, id);
  const placed: { played: Played; orders: Order[] }[] = [];
  for (const played of stores) {
    const store = callsOf<StoreApi>(await phoneAt(stage.origin, played.owner), 'store');
    if (week > 0) await countShelf(stage, store, played.storeId);
    placed.push({ played, orders: await placeAll(stage, store, played.storeId) });
  }
  await stage.moveTo(at(addDays(monday, 3), 10));
  for (const { orders } of placed) for (const order of orders) await deliver(stage, order);
  await stage.moveTo(at(addDays(monday, 3), 15));
  for (const { played, orders } of placed) await receive(stage, played, orders);
  await stage.moveTo(at(addDays(monday, 5), 20));
  for (const [place, { orders }] of placed.entries())
    if (orders.length > 0)
      await drink(stage, { caseNumber: week * 10 + place, owner: stores[place] as Played });
}

async function countShelf({ chance, now }: Stage, store: StoreCalls, storeId: StoreId) {
  const { sellers } = await store('offers', { storeId });
  const lines = sellers
    .flatMap(({ offers }) => offers.slice(0, 3))
    .map(({ gtin, caseSize }) => ({ gtin, level: chance.below(caseSize) }));
  if (lines.length)
    await store('count', { storeId, countId: newId() as never, countedAt: now(), lines: lines.slice(0, 20) });
}

/** What the home screen suggests, or a first basket; each seller's part that has nothing against it. */
async function placeAll({ chance }: Stage, store: StoreCalls, storeId: StoreId) {
  const { suggestions } = await store('home', { storeId });
  const { sellers } = await store('offers', { storeId });
  const basket = sellers.flatMap(({ offers }) =>
    offers.slice(0, 3).map(({ gtin }) => ({ gtin, cases: 2 + chance.below(3) })),
  );
  const suggested = suggestions.map(({ gtin, cases }) => ({ gtin, cases: Math.min(cases, 6) }));
  const lines = suggested.length >= 3 ? suggested : basket;
  const { quotes } = await store('quote', { storeId, lines, payBy: 'cash' });
  const orders = [];
  for (const { sellerId, lines, total, reasons, uses } of quotes) {
    if (reasons.length > 0) continue;
    const bought = lines.map(({ gtin, cases, free = 0 }) => ({ gtin, cases: cases - free }));
    const asked = bought.filter(({ cases }) => cases > 0);
    const orderId = newId() as OrderId;
    orders.push(
      await store('placeOrder', {
        ...{ orderId, storeId, sellerId, lines: asked, payBy: 'cash', total },
        ...(uses && { uses }),
      }),
    );
  }
  return orders;
}

async function deliver({ origin }: Stage, { orderId, sellerId }: Order) {
  const seller = callsOf<SellerApi>(await phoneAt(origin, sellerPhone(sellerId)), 'seller');
  await seller('accept', { orderId });
  const driver = partners.find(({ id }) => id === sellerId)?.drivers[0];
  if (driver) await seller('ship', { orderId, driverId: driver.id as never });
}

/** What a seller's driver took at the doors, counted at the desk to the fen. */
async function handIn({ origin }: Stage, sellerId: string) {
  const seller = callsOf<SellerApi>(await phoneAt(origin, sellerPhone(sellerId)), 'seller');
  const { drivers } = await seller('cash', {});
  for (const { cash } of drivers.filter(({ cash }) => cash > 0)) {
    const { handInId } = await seller('handIn', { handInId: newId() as HandInId, amount: cash });
    await seller('countHandIn', { handInId, counted: cash, remark: '' });
  }
}

/** Now and then a bottle short of a case, and now and then a broken one. */
async function receive({ origin, chance }: Stage, { storeId, owner }: Played, orders: readonly Order[]) {
  const store = callsOf<StoreApi>(await phoneAt(origin, owner), 'store');
  for (const { orderId, lines, total } of orders) {
    const first = lines.find(({ because }) => because === undefined);
    const short =
      first && first.cases > 1 && chance.below(6) === 0 ? [{ gtin: first.gtin, short: 1, broken: 0 }] : [];
    const due = total - (short.length && first ? first.casePrice : 0);
    await store('confirmReceipt', { orderId, storeId, lines: short, cash: due as typeof total });
  }
}

/** A case of the first batch is scanned in, and some of its caps come up at members' phones. */
async function drink(stage: Stage, { caseNumber, owner }: { caseNumber: number; owner: Played }) {
  const brand = callsOf<BrandApi>(await phoneAt(stage.origin, 'brand'), 'brand');
  const { caseCode, caps } = await brand('codes', { batchId: 'b001' as BatchId, caseNumber });
  const store = callsOf<StoreApi>(await phoneAt(stage.origin, owner.owner), 'store');
  await store('scanCase', { storeId: owner.storeId, code: caseCode });
  const names = ['member', 'member-a', 'member-b'];
  for (const [place, code] of caps.slice(0, 2 + stage.chance.below(4)).entries()) {
    const member = callsOf<MemberApi>(
      await phoneAt(stage.origin, names[place % names.length] ?? 'member'),
      'member',
    );
    await member('scan', { code });
  }
}

export const sellerPhone = (sellerId: SellerId | string) =>
  sellerId === 'xinyuan' ? 'seller' : `seller-${sellerId}`;

const newId = () => randomBytes(12).toString('hex');

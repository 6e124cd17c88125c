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
  /** Puts the clock forward, never back, and over the nights between. */
  moveTo: (instant: Instant) => Promise<void>;
};

export type Played = { storeId: StoreId; owner: string };

type StoreCalls = ReturnType<typeof callsOf<StoreApi>>;
type Order = Awaited<ReturnType<typeof placeAll>>[number];
type Placed = { played: Played; order: Order };

const HOUR_MS = 3_600_000;
const at = (day: Day, hour: number) => (startOf(day) + hour * HOUR_MS) as Instant;

/** Promises are kept but in the last week: a van broke down, its seller said so in the morning and came a day later. */
export const brokenVan = { week: 7, sellerId: 'hengtai' };

/** One week of some stores: the last one's cash handed in, counted and ordered on Monday, received on the promised days, drunk by Saturday. */
export async function playWeek(stage: Stage, monday: Day, stores: readonly Played[], week: number) {
  await stage.moveTo(at(monday, 9));
  for (const { id } of partners) await handIn(stage, id);
  const placed: Placed[] = [];
  for (const played of stores) {
    const store = callsOf<StoreApi>(await phoneAt(stage.origin, played.owner), 'store');
    if (week > 0) await countShelf(stage, store, played.storeId);
    for (const order of await placeAll(stage, store, played.storeId)) placed.push({ played, order });
  }
  for (const { order } of placed) await accept(stage, order);
  for (const day of [1, 2, 3].map((later) => addDays(monday, later))) {
    await stage.moveTo(at(day, 8));
    for (const { order } of placed) if (isHeldUp(order, day, week)) await tellLate(stage, order);
    const due = placed.filter(({ order }) => comesOn(order, week) === day);
    await stage.moveTo(at(day, 10));
    for (const { order } of due) await ship(stage, order);
    await stage.moveTo(at(day, 15));
    for (const each of due) await receive(stage, each);
  }
  await stage.moveTo(at(addDays(monday, 5), 20));
  for (const [place, played] of stores.entries())
    if (placed.some((each) => each.played === played))
      await drink(stage, { caseNumber: week * 10 + place, owner: played });
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

const deskOf = async ({ origin }: Stage, sellerId: string) =>
  callsOf<SellerApi>(await phoneAt(origin, sellerPhone(sellerId)), 'seller');

async function accept(stage: Stage, { orderId, sellerId }: Order) {
  await (await deskOf(stage, sellerId))('accept', { orderId });
}

async function ship(stage: Stage, { orderId, sellerId }: Order) {
  const driver = partners.find(({ id }) => id === sellerId)?.drivers[0];
  if (driver) await (await deskOf(stage, sellerId))('ship', { orderId, driverId: driver.id as never });
}

const comesOn = ({ sellerId, deliveryDay }: Order, week: number): Day =>
  week === brokenVan.week && sellerId === brokenVan.sellerId ? addDays(deliveryDay, 1) : deliveryDay;

const isHeldUp = (order: Order, day: Day, week: number) =>
  order.deliveryDay === day && comesOn(order, week) > day;

async function tellLate(stage: Stage, { orderId, sellerId, deliveryDay }: Order) {
  const day = addDays(deliveryDay, 1);
  await (await deskOf(stage, sellerId))('tellLate', { orderId, reason: 'vehicle', day });
}

/** What a seller's driver took at the doors, counted at the desk to the fen. */
async function handIn(stage: Stage, sellerId: string) {
  const seller = await deskOf(stage, sellerId);
  const { drivers } = await seller('cash', {});
  for (const { cash } of drivers.filter(({ cash }) => cash > 0)) {
    const { handInId } = await seller('handIn', { handInId: newId() as HandInId, amount: cash });
    await seller('countHandIn', { handInId, counted: cash, remark: '' });
  }
}

/** Now and then a case short. */
async function receive({ origin, chance }: Stage, { played, order }: Placed) {
  const store = callsOf<StoreApi>(await phoneAt(origin, played.owner), 'store');
  const { orderId, lines, total } = order;
  const first = lines.find(({ because }) => because === undefined);
  const short = first && first.cases > 1 && chance.below(6) === 0 ? first : undefined;
  await store('confirmReceipt', {
    ...{ orderId, storeId: played.storeId },
    lines: short ? [{ gtin: short.gtin, short: 1, broken: 0 }] : [],
    cash: (total - (short?.casePrice ?? 0)) as typeof total,
  });
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

import { noteTransfer } from '../../../cloudfunctions/goods/note-transfer';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import { stocks } from '../../../cloudfunctions/goods/stock';
import type { Transaction } from '../../../cloudfunctions/platform/ports';
import { creditId, credits } from '../../../cloudfunctions/trade/account/credit';
import { confirmReceipt } from '../../../cloudfunctions/trade/delivery/receipt';
import { placeOrder } from '../../../cloudfunctions/trade/order/place-order';
import { accept, ship } from '../../../cloudfunctions/trade/order/seller-steps';
import type { ProblemCode } from '../../../contracts/problem';
import type { PayBy } from '../../../contracts/quote';
import type { DriverId, Gtin, OrderId, SellerId, StoreId } from '../../../contracts/vocabulary';
import { casePrice, laowang, openFirstShop, openShelf, seat, wangShifu, xinyuan } from '../../first-shop';
import { fen, openTestCloud } from '../../test-cloud';

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** The first shop with everybody seated, and the usual steps by a short name. */
export async function openShop(at?: string) {
  const cloud = await openTestCloud(at ? { at } : {});
  await openFirstShop(cloud);
  const { world } = cloud;
  const seats = {
    owner: await seat(cloud, 'laowang', 'owner', laowang),
    seller: await seat(cloud, 'xinyuan', 'seller', xinyuan),
    driver: await seat(cloud, 'wang-shifu', 'driver', `${xinyuan}.${wangShifu}`),
    otherOwner: await seat(cloud, 'neighbour', 'owner', 'neighbour'),
    otherSeller: await seat(cloud, 'guangda', 'seller', 'guangda'),
  };
  const shop = {
    cloud,
    world,
    seats,
    available: () => cloud.all(stocks).find(({ sellerId }) => sellerId === xinyuan)?.available ?? {},
    holds: () => cloud.all(stocks).find(({ sellerId }) => sellerId === xinyuan)?.holds ?? {},
    credit: () => cloud.all(credits).find(({ _id }) => _id === creditId(laowang, xinyuan)),
    shelf: () => cloud.all(shelves).find(({ storeId }) => storeId === laowang),
    place: (id: string, lines: Lines, payBy: PayBy = 'cash') =>
      placeOrder(world, ordered(id, lines, payBy), seats.owner),
    shipped: async (id: string, lines: Lines, payBy: PayBy = 'cash') => {
      const order = await placeOrder(world, ordered(id, lines, payBy), seats.owner);
      await accept(world, { orderId: order.orderId }, seats.seller);
      return ship(world, { orderId: order.orderId, driverId: wangShifu }, seats.seller);
    },
    /** The whole way of one order, received in full and paid in cash. */
    received: async (id: string, lines: Lines) => {
      const order = await shop.shipped(id, lines);
      return confirmReceipt(
        world,
        { storeId: laowang, orderId: order.orderId, lines: [], cash: order.total },
        seats.owner,
      );
    },
  };
  return shop;
}

export type Lines = readonly (readonly [gtin: Gtin, cases: number])[];

/** An order as the phone sends it, with the total its owner saw. */
export function ordered(id: string, lines: Lines, payBy: PayBy = 'cash', storeId: StoreId = laowang) {
  return {
    orderId: orderId(id),
    storeId,
    sellerId: xinyuan as SellerId,
    lines: lines.map(([gtin, cases]) => ({ gtin, cases })),
    payBy,
    total: fen(lines.reduce((total, [gtin, cases]) => total + priceOf(gtin) * cases, 0)),
  };
}

/** Fills a short name up to the length the phone's ids have. */
export const orderId = (name: string) => name.padEnd(16, 'x') as OrderId;
export const driver = (name: string) => name as DriverId;

const priceOf = (gtin: Gtin) => (casePrice as Readonly<Record<string, number>>)[gtin] ?? 0;

/** Neighbouring stores of the same tier, each with its shelf. */
export async function openStores(shop: Shop, count: number): Promise<StoreId[]> {
  const ids = Array.from({ length: count }, (_, i) => `store-${i}` as StoreId);
  for (const id of ids) await openShelf(shop.cloud, id, `${id} 便利店`);
  return ids;
}

/** What was answered: the problem's code, or `done`. */
export async function said(work: Promise<unknown>): Promise<ProblemCode | 'done'> {
  try {
    await work;
    return 'done';
  } catch (error) {
    const problem = (error as { problem?: { code: ProblemCode } }).problem;
    if (!problem) throw error;
    return problem.code;
  }
}

export async function problemOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return (error as { problem?: unknown }).problem ?? error;
  }
  return 'done';
}

/** The world for one call, at whose look at the store's page the shop begins to change hands. */
export function transferBegins({ world }: Pick<Shop, 'world'>, storeId: StoreId): Shop['world'] {
  let hasBegun = false;
  const watched = (tx: Transaction): Transaction => ({
    ...tx,
    get: async (of, id) => {
      const seen = await tx.get(of, id);
      if (of.name !== shelves.name || hasBegun) return seen;
      hasBegun = true;
      await world.db.transaction((other) => noteTransfer(other, storeId, world.now()));
      return seen;
    },
  });
  const transaction: Shop['world']['db']['transaction'] = (work) =>
    world.db.transaction((tx) => work(watched(tx)));
  return { ...world, db: { ...world.db, transaction } };
}

/** A function that dies when it begins another transaction than the first ones. */
export function dyingAfter(transactions: number, world: Shop['world']): Shop['world'] {
  let begun = 0;
  const transaction: Shop['world']['db']['transaction'] = (work) => {
    if (++begun > transactions) throw new Error('The function died.');
    return world.db.transaction(work);
  };
  return { ...world, db: { ...world.db, transaction } };
}

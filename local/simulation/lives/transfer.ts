import { shelves } from '../../../cloudfunctions/goods/shelf';
import { storePeople } from '../../../cloudfunctions/people/store-people';
import { orders } from '../../../cloudfunctions/trade/order/order';
import type { StoreId } from '../../../contracts/vocabulary';
import type { Act } from './act';
import { newOwnerOf, ownerOf, sellerOf, type Trader } from './market';
import { type LivesWorld, seen } from './world';

const CODE_LASTS_MS = 10 * 60_000;
/** Longer than any call: what is told later began later. */
const BEGUN_MS = 60_000;

/** 转让: the old owner gives the code, and the new one comes, too late or never. */
export async function handOver(world: LivesWorld, storeId: StoreId): Promise<void> {
  const begun = await world.call('startTransfer', { storeId }, ownerOf(storeId));
  if (!begun || world.maybe(0.4)) return;
  await world.schedule.sleep(world.schedule.between(1_000, CODE_LASTS_MS * 1.2));
  await world.call('bindStore', { code: begun.code }, newOwnerOf(storeId));
}

const open = (world: LivesWorld) => seen(world, storePeople).filter(({ transfer }) => transfer !== undefined);

/** Where nobody came, whoever lends to the store calls it off. */
export const transfersToEnd = (world: LivesWorld, trader: Trader): Act[] =>
  open(world)
    .filter(({ transfer }) => world.schedule.now() - (transfer?.since ?? 0) > 2 * CODE_LASTS_MS)
    .map(
      ({ storeId }) =>
        () =>
          world.call('settleTransfer', { storeId, agree: false }, sellerOf(trader)),
    );

/** While a shop changes hands its page says so, nothing is put on its account by the owner's word, and its rebate is not used. */
export function runUpInTransfer(world: LivesWorld): string[] {
  const since = new Map(seen(world, storePeople).map(({ storeId, transfer }) => [storeId, transfer?.since]));
  const pages = seen(world, shelves).filter(
    ({ storeId, transferSince }) => transferSince !== since.get(storeId),
  );
  const told = seen(world, orders).filter(({ storeId, receipt }) => {
    const begun = since.get(storeId);
    if (begun === undefined || !receipt || receipt.by || receipt.at < begun + BEGUN_MS) return false;
    return receipt.onAccount > 0 || receipt.offset !== undefined;
  });
  return [
    ...pages.map(({ storeId }) => `transfer: the page of ${storeId} does not know who it belongs to`),
    ...told.map(({ orderId }) => `transfer: order ${orderId} ran up a debt or used rebate meanwhile`),
  ];
}

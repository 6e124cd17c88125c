import { shelves } from '../../../cloudfunctions/goods/shelf';
import { identities } from '../../../cloudfunctions/people/identity';
import { storePeople } from '../../../cloudfunctions/people/store-people';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import { orders } from '../../../cloudfunctions/trade/order/order';
import type { StoreId } from '../../../contracts/vocabulary';
import { type Act, never } from './act';
import { ownersOf, sellerOf, shops, type Trader } from './market';
import { type LivesWorld, seen } from './world';

const CODE_LASTS_MS = 10 * 60_000;
/** Longer than any call: what is told later began later. */
const BEGUN_MS = 60_000;

const holders = (world: LivesWorld, storeId: StoreId) =>
  seen(world, identities).filter(({ grants }) => grants.some(({ at }) => at === storeId));

/** Who owns the shop now, by what a door would ask. */
export function ownerOf(world: LivesWorld, storeId: StoreId): Seat {
  const [holder] = holders(world, storeId);
  return ownersOf(storeId).find(({ personId }) => personId === holder?.personId) ?? never();
}

/** 转让: the old owner gives the code, and the new one comes, too late or never; what the old one asked meanwhile is still on its way. */
export async function handOver(world: LivesWorld, storeId: StoreId): Promise<void> {
  const old = ownerOf(world, storeId);
  const next = ownersOf(storeId).find(({ personId }) => personId !== old.personId) ?? never();
  const begun = await world.call('startTransfer', { storeId }, old);
  if (!begun || world.maybe(0.4)) return;
  await world.schedule.sleep(world.schedule.between(1_000, CODE_LASTS_MS * 1.2));
  const begunAgain = world.maybe(0.3) ? world.call('startTransfer', { storeId }, old) : undefined;
  await Promise.all([world.call('bindStore', { code: begun.code }, next), begunAgain]);
}

/** A shop has one owner, and those who keep its people know whom. */
export const ownedOtherwise = (world: LivesWorld): string[] =>
  shops.flatMap(({ storeId }) => {
    const owners = holders(world, storeId).map(({ personId }) => personId);
    const kept = seen(world, storePeople).find((of) => of.storeId === storeId)?.people ?? [];
    const known = kept.length > 0 ? kept.map(({ personId }) => personId) : owners;
    return owners.length === 1 && `${known}` === `${owners}`
      ? []
      : [`owned: ${storeId} is open to ${owners}, and its people are ${known}`];
  });

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

import type { ParsedInput } from '#contracts/call';
import type { sellerPeopleCalls } from '#contracts/people';
import type { SellerId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { headOf } from '../time/page';
import { settle } from './own-people';
import { type PeopleWorld, storePeople } from './store-people';

const SHOWN = 50;

/** Shops that change hands; whoever lends to them has the say when an old owner is gone. */
export async function transfers(world: World, _input: object, { at }: Seat) {
  const { rows, more } = await headOf(world, storePeople, {
    where: { 'transfer.sellerIds': at },
    limit: SHOWN,
  });
  return {
    transfers: rows.flatMap(({ storeId, storeName, transfer }) =>
      transfer
        ? [{ storeId, storeName, since: transfer.since, hasNewOwner: transfer.toId !== undefined }]
        : [],
    ),
    more,
  };
}

export async function settleTransfer(
  world: PeopleWorld,
  { storeId, agree }: ParsedInput<(typeof sellerPeopleCalls)['settleTransfer']>,
  { at }: Seat,
) {
  return world.db.transaction(async (tx) => {
    const known = await tx.get(storePeople, storeId);
    if (!known?.transfer) return refuse('transfer_over', {});
    if (!known.transfer.sellerIds.includes(at as SellerId)) return refuse('not_yours', {});
    if (agree && !known.transfer.toId) return { settled: false };
    await settle(world, tx, known, agree);
    return { settled: true };
  });
}

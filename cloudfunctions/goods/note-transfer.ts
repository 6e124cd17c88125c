import type { Instant, StoreId } from '#contracts/vocabulary';
import type { Transaction } from '../platform/ports';
import { shelves } from './shelf';

/** What the doors give the people floor: from when on a store's money stands still, on the page that every order reads. */
export async function noteTransfer(
  tx: Transaction,
  storeId: StoreId,
  since: Instant | undefined,
): Promise<void> {
  const shelf = await tx.get(shelves, storeId);
  if (!shelf || shelf.transferSince === since) return;
  await tx.update(
    shelves,
    storeId,
    since === undefined ? { unset: ['transferSince'] } : { set: { transferSince: since } },
  );
}

/** While a shop changes hands its account takes nothing more and its purses stay closed. */
export const changesHands = async (tx: Transaction, storeId: string) =>
  (await tx.get(shelves, storeId))?.transferSince !== undefined;

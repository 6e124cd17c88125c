import type { Instant, StoreId } from '#contracts/vocabulary';
import type { Transaction } from '../platform/ports';
import { refuse } from '../platform/refusal';
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

/**
 * While a shop changes hands its account takes nothing more and its purses stay closed. The look is a write, too: a
 * transfer that begins meanwhile is met, not overtaken.
 */
export async function changesHands(tx: Transaction, storeId: string): Promise<boolean> {
  const shelf = await tx.get(shelves, storeId);
  if (shelf?.transferSince !== undefined) return true;
  if (shelf) await tx.update(shelves, storeId, { inc: { timesBound: 1 } });
  return false;
}

/** What binds a store waits until somebody has said whose it is. */
export async function mustNotChangeHands(tx: Transaction, storeId: string): Promise<void> {
  if (await changesHands(tx, storeId)) return refuse('transfer_open', {});
}

import type { Instant } from '#contracts/vocabulary';
import type { Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Entry } from '../rules/posting';
import { isReversal, reversalIdOf, reversalOf } from '../rules/reversal';
import { type EntryDocument, entries, post } from './ledger';

/**
 * Undoes an entry by another one, once: nothing is ever removed from the ledger. What was spent meanwhile cannot be
 * taken back, and a reversal is not reversed: what was right after all is posted anew under its own cause.
 */
export async function reverse(
  tx: Transaction,
  entryId: string,
  { at, records }: { at: Instant; records: readonly string[] },
): Promise<EntryDocument> {
  const entry = await tx.get(entries, entryId);
  if (!entry || isReversal(entryId)) return refuse('not_yours', {});
  const posted = await post(tx, reversalIdOf(entryId), reversalOf(entryId, entry as Entry, { at, records }));
  return posted === 'already' ? refuse('already_reversed', {}) : entry;
}

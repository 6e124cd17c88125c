import type { Instant } from '#contracts/vocabulary';
import type { Entry } from './posting';

/** One id for each entry, so that nothing is turned round twice. */
export const reversalIdOf = (entryId: string) => `reverse:${entryId}`;
export const isReversal = (entryId: string) => entryId.startsWith('reverse:');

/** The same amounts between the same accounts, the other way; what was reversed stays as it was written. */
export function reversalOf(
  entryId: string,
  { cause, postings }: Entry,
  { at, records }: { at: Instant; records: readonly string[] },
): Entry {
  return {
    at,
    cause: { ...cause, records: [...cause.records, ...records], reverses: entryId },
    postings: postings.map(({ from, to, ...moved }) => ({ ...moved, from: to, to: from })),
  };
}

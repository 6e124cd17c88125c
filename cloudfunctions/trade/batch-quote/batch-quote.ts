import { BatchQuote } from '#contracts/batch-quote';
import type { Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Kept, Where, World } from '../../platform/ports';
import { pageBy } from '../../time/page';

/** `_id` is the id the phone made, so that a question is asked once however often it is sent. */
export const batchQuotes: Collection<BatchQuote> = {
  name: 'batch_quotes',
  version: 1,
  schema: BatchQuote,
  indexes: [
    indexed('by_store', 'storeId', '-askedAt'),
    indexed('by_seller_state', 'sellerId', 'state', 'askedAt'),
  ],
};

export const shownBatchQuote = ({ _id, ...batchQuote }: Kept<BatchQuote>): BatchQuote => batchQuote;

const PAGE = 20;

export const batchQuotesOf = (
  world: World,
  { storeId, before }: { storeId: string; before?: Instant | undefined },
) => pageOf(world, { where: { storeId }, order: 'desc', behind: before });

/** What waits for the seller's price, the oldest first. */
export const askedBatchQuotes = (world: World, _input: object, { at }: { at: string }) =>
  pageOf(world, { where: { sellerId: at, state: 'asked' }, order: 'asc', behind: undefined });

type Page = { where: Where; order: 'asc' | 'desc'; behind: Instant | undefined };

async function pageOf(world: World, page: Page) {
  const { rows, more } = await pageBy(world, batchQuotes, { ...page, by: 'askedAt', size: PAGE });
  return { batchQuotes: rows.map(shownBatchQuote), more };
}

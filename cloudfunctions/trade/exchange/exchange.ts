import * as z from 'zod';
import { Exchange } from '#contracts/exchange';
import { type ExchangeId, Instant } from '#contracts/vocabulary';
import { sum } from '../../money/rules/fen';
import { indexed } from '../../platform/indexed';
import type { Collection, Kept, Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';

/** What everybody sees of an exchange, and what the cloud keeps beside it. */
export const ExchangeDocument = Exchange.extend({
  tier: z.string(),
  /** SHA-256 of what was asked, to tell a repeated request from another one under the same id. */
  digest: z.string(),
  /** Since when the seller's stock has still to take what came back, and how many cases of what. */
  stockDueAt: Instant.optional(),
  stockBack: z.record(z.string(), z.number().int()).optional(),
  /** `<sellerId>.<driverId>`, once somebody is to fetch it. */
  driverKey: z.string().optional(),
});
export type ExchangeDocument = z.infer<typeof ExchangeDocument>;

/** `_id` is the id the phone made; what went back at the door has its order's. */
export const exchanges: Collection<ExchangeDocument> = {
  name: 'exchanges',
  version: 1,
  schema: ExchangeDocument,
  indexes: [
    indexed('by_store', 'storeId', '-askedAt'),
    indexed('by_seller_state', 'sellerId', 'state', 'askedAt'),
    indexed('by_driver_state', 'driverKey', 'state', 'askedAt'),
    indexed('by_stock_due', 'stockDueAt'),
  ],
};

/** What travels to a phone. */
export function shownExchange(kept: Kept<ExchangeDocument>): Exchange {
  const { _id, tier, digest, driverKey, stockDueAt, stockBack, ...exchange } = kept;
  return exchange;
}

type Asking = Omit<ExchangeDocument, 'state' | 'askedAt' | 'amount' | 'steps'>;

/** The first step of its life: the owner asks, and the seller has the word. */
export async function keepAsked(tx: Transaction, asking: Asking, at: Instant): Promise<Exchange> {
  const document: ExchangeDocument = {
    ...asking,
    state: 'asked',
    askedAt: at,
    amount: sum(asking.lines.map(({ amount }) => amount)),
    steps: [{ state: 'asked', at, by: 'owner' }],
  };
  await tx.add(exchanges, asking.exchangeId, document);
  return shownExchange({ ...document, _id: asking.exchangeId });
}

/** An exchange that was asked already; a repeat is answered as it stands, another one under its id is told. */
export async function askedBefore(
  tx: Transaction,
  asked: { exchangeId: ExchangeId; storeId: string },
  digest: string,
): Promise<Kept<ExchangeDocument> | undefined> {
  const known = await tx.get(exchanges, asked.exchangeId);
  if (known && known.storeId !== asked.storeId) return refuse('not_yours', {});
  if (known && known.digest !== digest) return refuse('exchange_differs', {});
  return known;
}

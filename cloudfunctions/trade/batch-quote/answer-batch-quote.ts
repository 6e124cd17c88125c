import type { BatchQuote, sellerBatchQuoteCalls } from '#contracts/batch-quote';
import type { ParsedInput } from '#contracts/call';
import type { Day, Fen } from '#contracts/vocabulary';
import { sum, times } from '../../money/rules/fen';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { batchQuotes, shownBatchQuote } from './batch-quote';

type Calls = typeof sellerBatchQuoteCalls;
type Decided = Pick<BatchQuote, 'state'> & { lines?: BatchQuote['lines']; validUntil?: Day; total?: Fen };

/** The seller's word: a price for every line, good through a day. It may be changed until it is ordered. */
export async function answerBatchQuote(
  world: World,
  { batchQuoteId, prices, validUntil }: ParsedInput<Calls['answerBatchQuote']>,
  seat: Seat,
): Promise<BatchQuote> {
  if (validUntil < dayOf(world.now())) return refuse('batch_quote_over', {});
  const priceOf = new Map(prices.map(({ gtin, casePrice }) => [gtin, casePrice]));
  return step(world, batchQuoteId, seat, ['asked', 'answered'], ({ lines }) => {
    const priced = lines.map((line) => {
      const casePrice = priceOf.get(line.gtin);
      return casePrice === undefined ? refuse('bad_input', { fields: ['prices'] }) : { ...line, casePrice };
    });
    if (priced.length !== priceOf.size) return refuse('bad_input', { fields: ['prices'] });
    const total = sum(priced.map(({ casePrice, cases }) => times(casePrice, cases)));
    return { state: 'answered', lines: priced, validUntil, total };
  });
}

export const declineBatchQuote = (
  world: World,
  { batchQuoteId }: ParsedInput<Calls['declineBatchQuote']>,
  seat: Seat,
): Promise<BatchQuote> =>
  step(world, batchQuoteId, seat, ['asked', 'answered', 'declined'], () => ({ state: 'declined' }));

async function step(
  world: World,
  batchQuoteId: string,
  { at }: Seat,
  from: readonly BatchQuote['state'][],
  decide: (batchQuote: Kept<BatchQuote>) => Decided,
): Promise<BatchQuote> {
  return world.db.transaction(async (tx) => {
    const kept = await tx.get(batchQuotes, batchQuoteId);
    if (kept?.sellerId !== at) return refuse('not_yours', {});
    if (!from.includes(kept.state)) return refuse('batch_quote_moved_on', { state: kept.state });
    const decided = decide(kept);
    await tx.update(batchQuotes, batchQuoteId, { set: { ...decided } });
    return shownBatchQuote({ ...kept, ...decided });
  });
}

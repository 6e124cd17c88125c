import { putBack } from '../../goods/put-back';
import type { World } from '../../platform/ports';
import { type ExchangeDocument, exchanges } from './exchange';

/** Unsold goods can be sold again: whole cases of them, in the seller's stock, outside of any transaction. */
export async function putReturned(world: World, exchange: ExchangeDocument): Promise<void> {
  const { exchangeId, sellerId, stockDueAt, stockBack = {} } = exchange;
  if (stockDueAt === undefined) return;
  await putBack(world, { sellerId, because: exchangeId }, stockBack);
  await world.db.updateIf(exchanges, exchangeId, { stockDueAt }, { unset: ['stockDueAt', 'stockBack'] });
}

const AT_ONCE = 50;
/** Younger ones are still being worked on by the call that moved them. */
const INTERRUPTED_AFTER_MS = 60_000;

/** Under the clock: what a crash left between a return and the stock. */
export async function settleReturnedStock(world: World): Promise<number> {
  const due = await world.db.find(exchanges, {
    where: { stockDueAt: { lt: world.now() - INTERRUPTED_AFTER_MS } },
    orderBy: [['stockDueAt', 'asc']],
    limit: AT_ONCE,
  });
  for (const exchange of due) await putReturned(world, exchange);
  return due.length;
}

import type { Exchange } from '#contracts/exchange';
import type { ExchangeId, Instant } from '#contracts/vocabulary';
import { react } from '../../facts/fact';
import { shelves } from '../../goods/shelf';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { monthOf } from '../../time/rules/day';
import { returnFactId } from '../news';
import { orders } from '../order/order';
import { returnReactions } from '../reactions';
import { type ExchangeStep, mayTakeStep, stateAfter } from '../rules/exchange/life';
import { type ExchangeDocument, exchanges, shownExchange } from './exchange';
import { tellOwner } from './exchange-news';
import { putReturned } from './returned-stock';

type Decided = Partial<Omit<ExchangeDocument, 'state' | 'steps'>>;

export type ExchangeMove = {
  exchangeId: ExchangeId;
  by: Exchange['steps'][number]['by'];
  remark?: string | undefined;
  isMine: (exchange: ExchangeDocument) => boolean;
  stepOf: (exchange: ExchangeDocument) => ExchangeStep;
  decide: (tx: Transaction, exchange: ExchangeDocument, at: Instant) => Promise<Decided> | Decided;
};

/** One step of an exchange's life, with all that follows from it; taken again it is answered as it stands. */
export async function moveExchange(world: World, move: ExchangeMove): Promise<Exchange> {
  const { exchangeId, by, remark } = move;
  const moved = await world.db.transaction(async (tx) => {
    const at = world.now();
    const before = await tx.get(exchanges, exchangeId);
    if (!before || !move.isMine(before)) return refuse('not_yours', {});
    const step = move.stepOf(before);
    const last = before.steps.at(-1);
    if (before.state === stateAfter(step) && last?.by === by && last.remark === remark) return before;
    if (!mayTakeStep(before.state, step)) return refuse('exchange_moved_on', { state: before.state });
    const decided = await move.decide(tx, before, at);
    const state = stateAfter(step);
    const steps = [...before.steps, { state, at, by, ...(remark !== undefined && { remark }) }];
    const decisions = Object.entries({ ...decided, state, steps });
    const set = Object.fromEntries(
      decisions.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
    );
    await tx.update(exchanges, exchangeId, { set });
    const after = { ...before, ...decided, state, steps };
    await tellOwner(tx, after, at);
    return after;
  });
  await putReturned(world, moved).catch(() => undefined);
  // It stands whatever becomes of its reactions: the clock tries again, and parks what never works.
  await react(world, returnFactId(exchangeId), returnReactions).catch(() => undefined);
  return shownExchange(moved);
}

/** What does not go back after all may be asked for again. */
export async function letGo(
  tx: Transaction,
  { storeId, askedAt }: ExchangeDocument,
  lines: ExchangeDocument['lines'],
): Promise<void> {
  for (const { orderId, gtin, bottles } of lines)
    await tx.update(orders, orderId, { inc: { [`back.${gtin}.asked`]: -bottles } });
  const counted = lines.filter(
    ({ why, byPresale }) => !byPresale && (why === 'slow' || why === 'near_expiry'),
  );
  if (counted.length === 0) return;
  const shelf = await tx.get(shelves, storeId);
  const month = monthOf(askedAt);
  if (!shelf?.exchanged?.[month]) return;
  const inc: Record<string, number> = {};
  for (const { gtin, bottles } of counted) {
    const path = `exchanged.${month}.${gtin}`;
    inc[path] = (inc[path] ?? 0) - bottles;
  }
  await tx.update(shelves, storeId, { inc });
}

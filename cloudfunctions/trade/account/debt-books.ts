import { facts } from '../../facts/fact';
import { everything } from '../../money/invariants/everything';
import { allPosted } from '../../money/invariants/posted';
import { payments } from '../../money/payment/payment';
import { refunds } from '../../money/payment/refund';
import { accountKey } from '../../money/rules/posting';
import type { World } from '../../platform/ports';
import { exchanges } from '../exchange/exchange';
import { orders } from '../order/order';
import { credits } from './credit';

/**
 * What a store owes a seller, less what stands in its favour, is what the entries say; but for what WeChat brought or
 * is taking back for goods that are still on their way.
 */
export async function brokenDebts(world: Pick<World, 'db'>): Promise<string[]> {
  const posted = await allPosted(world);
  const ahead = await aheadByWechat(world);
  return (await everything(world, credits)).flatMap(({ _id, storeId, sellerId, owed, inFavour = 0 }) => {
    const account = `store:${storeId}:owes:${sellerId}`;
    const says = owed - inFavour;
    const books = (ahead.get(account) ?? 0) - (posted.get(accountKey(account, 'CNY')) ?? 0);
    return says === books ? [] : [`account ${_id} says ${says} are owed and the entries say ${books}`];
  });
}

/**
 * What was paid for orders and has neither become goods nor gone back; what was returned is the store's until WeChat has
 * it; and what came for a debt until the debt has heard of it.
 */
async function aheadByWechat(world: Pick<World, 'db'>): Promise<ReadonlyMap<string, number>> {
  const ahead = new Map<string, number>();
  const add = (account: string, amount: number) => ahead.set(account, (ahead.get(account) ?? 0) + amount);
  const all = await everything(world, orders);
  const ordered = new Set<string>(all.map(({ orderId }) => orderId));
  const untold = new Set<unknown>(
    (await everything(world, facts)).flatMap(({ kind, pending, about }) =>
      kind === 'payment' && pending.includes('order') ? [about.paymentId] : [],
    ),
  );
  for (const { account, state, amount, recordId, paymentId } of await everything(world, payments))
    if (state === 'paid' && (ordered.has(recordId) || untold.has(paymentId))) add(account, amount);
  for (const { account, state, amount, recordId } of await everything(world, refunds))
    if ((state === 'done' || state === 'outside') && ordered.has(recordId)) add(account, -amount);
  for (const { storeId, sellerId, receipt } of all)
    if (receipt?.byWechat !== undefined) add(`store:${storeId}:owes:${sellerId}`, -receipt.byWechat);
  for (const { storeId, sellerId, note } of await everything(world, exchanges))
    if (note) add(`store:${storeId}:owes:${sellerId}`, note.byWechat);
  return ahead;
}

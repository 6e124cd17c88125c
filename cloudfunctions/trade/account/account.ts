import type { Account, sellerAccountCalls, storeAccountCalls } from '#contracts/account';
import type { ParsedInput } from '#contracts/call';
import type { Gtin, Instant, SellerId, StoreId } from '#contracts/vocabulary';
import { statement } from '../../money/ledger/statement';
import { fen } from '../../money/rules/fen';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { overdueOf, roomOf } from '../rules/account';
import { type Credit, creditId, credits } from './credit';

/** The owner's account with one seller; of which store, the seat says. */
export const ownAccount = (
  world: World,
  { storeId, sellerId, before }: ParsedInput<(typeof storeAccountCalls)['account']>,
): Promise<Account> => accountOf(world, storeId, sellerId, before);

/** The same for the seller, and for a driver at the door. */
export const storeAccount = (
  world: World,
  { storeId, before }: ParsedInput<(typeof sellerAccountCalls)['storeAccount']>,
  { at }: Seat,
): Promise<Account> => accountOf(world, storeId, at.split('.')[0] as SellerId, before);

/** Terms, debts and crates are one document; the movements are the ledger's own, each with its records. */
async function accountOf(
  world: World,
  storeId: StoreId,
  sellerId: SellerId,
  before: Instant | undefined,
): Promise<Account> {
  const kept = await world.db.get(credits, creditId(storeId, sellerId));
  if (!kept) return refuse('not_yours', {});
  const moved = await statement(world, {
    account: `store:${storeId}:owes:${sellerId}`,
    ...(before !== undefined && { before }),
  });
  return { ...termsOf(kept, world.now()), ...moved };
}

function termsOf(kept: Credit, now: Instant): Omit<Account, 'lines' | 'more'> {
  const { storeId, storeName, sellerId, sellerName, limit, owed, inFavour = fen(0), opening } = kept;
  const overdue = overdueOf(kept, dayOf(now));
  return {
    storeId,
    storeName,
    sellerId,
    sellerName,
    limit,
    owed,
    room: overdue ? fen(0) : roomOf(kept),
    ...(overdue && { overdue }),
    ...(inFavour > 0 && { inFavour }),
    dues: Object.entries(kept.dues)
      .map(([orderId, due]) => ({ orderId, ...due }))
      .toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : 1)),
    crates: Object.entries(kept.crates ?? {}).flatMap(([gtin, each]) =>
      each.crates > 0 ? [{ gtin: gtin as Gtin, ...each }] : [],
    ),
    deposit: kept.deposit ?? fen(0),
    ...(kept.takesWechat && { takesWechat: true }),
    ...(opening && { opening }),
  };
}

import type { Quote } from '#contracts/quote';
import type { Shelf } from '../../goods/shelf';
import type { Account } from '../rules/account';
import type { Buyer, Checked } from '../rules/quote/quote';

/** What a store brings to one seller's part of a cart, all of it on its own page; while it changes hands its purses stay closed. */
export function buyerOf(shelf: Shelf, sellerId: string): Buyer {
  const inTransfer = shelf.transferSince !== undefined;
  const uses = Object.entries(shelf.promotionUses ?? {});
  return {
    storeId: shelf.storeId,
    supply: shelf.supply,
    had: Object.fromEntries(uses.map(([promotionId, orders]) => [promotionId, Object.keys(orders).length])),
    vouchers: inTransfer ? [] : Object.values(shelf.vouchers ?? {}),
    owed: inTransfer ? {} : (shelf.owedGoods?.[sellerId] ?? {}),
    inTransfer,
  };
}

type Part = Pick<Checked, 'list' | 'lines' | 'buyer' | 'account'>;

/** A cart of several sellers or days is several orders: what a store has but once is in the first part that takes it, and in no other. */
export function besides({ list, lines, buyer, account }: Part, before: readonly Quote[]): Part {
  const taken = before.flatMap(({ uses }) => uses ?? []);
  const isFree = (id: string) => taken.every(({ voucherId }) => id !== voucherId);
  const had = { ...buyer.had };
  for (const id of taken.flatMap(({ promotions }) => promotions)) had[id] = (had[id] ?? 0) + 1;
  const vouchers = buyer.vouchers.filter(({ voucherId }) => isFree(voucherId));
  const promotions = list.promotions?.filter(({ promotionId }) => isFree(promotionId));
  const sooner = before.filter(({ sellerId }) => sellerId === list.sellerId);
  return {
    list: { ...list, promotions },
    lines,
    buyer: { ...buyer, had, vouchers, owed: sooner.length > 0 ? {} : buyer.owed },
    account: account && withPromised(account, sooner),
  };
}

/** What the sooner orders of the same seller would take of the account's room is theirs. */
function withPromised(account: Account, sooner: readonly Quote[]): Account {
  const onAccount = sooner.filter(({ payBy }) => payBy === 'account');
  const promised = Object.fromEntries(onAccount.map(({ deliveryDay, total }) => [deliveryDay, total]));
  return { ...account, reserved: { ...account.reserved, ...promised } };
}

import { type EntryDocument, entries } from '../../../cloudfunctions/money/ledger/ledger';
import { credits } from '../../../cloudfunctions/trade/account/credit';
import type { Fen, StoreId } from '../../../contracts/vocabulary';
import type { Act } from './act';
import { operators } from './market';
import { ownerOf } from './transfer';
import { type LivesWorld, seen } from './world';

/** The balance an account began with: agreed to, or said to be wrong. */
export const openingsToRead = (world: LivesWorld, storeId: StoreId): Act[] =>
  seen(world, credits)
    .filter(({ storeId: of, opening }) => of === storeId && opening && !opening.agreedAt && !opening.dispute)
    .filter(() => world.maybe(0.15))
    .map(({ sellerId }) => () => {
      const account = { storeId, sellerId };
      return world.maybe(0.7)
        ? world.call('disputeOpening', { ...account, remark: '不是这个数' }, ownerOf(world, storeId))
        : world.call('agreeOpening', account, ownerOf(world, storeId));
    });

/** It stands, or another sum is the right one. */
export function righted(world: LivesWorld, storeId: StoreId) {
  const most = world.schedule.between(0, 9_000);
  const right = { owed: most as Fen, deposit: world.schedule.between(0, 4_000) as Fen };
  return { storeId, remark: '查过了', ...(world.maybe(0.6) && right) };
}

/** Of a rebate from the old books one person of the brand says what is right, and another confirms it. */
export function rebatesToRight(world: LivesWorld): Act[] {
  const [first, second] = operators;
  return seen(world, credits).flatMap(({ storeId, sellerId, opening, proposal }): Act[] => {
    const account = { storeId, sellerId };
    if (proposal) {
      const { proposalId } = proposal;
      return [() => world.call('confirmOpeningRebate', { ...account, proposalId }, second)];
    }
    if (!opening?.dispute || opening.rebateRighted || world.maybe(0.6)) return [];
    const right = world.schedule.between(0, 4_000) as Fen;
    const said = { ...account, right, why: '旧账本', evidence: '第 8 页' };
    return [() => world.call('proposeOpeningRebate', said, first)];
  });
}

/** By the ledger, what an account began with is what was said of it last. */
export function openedOtherwise(world: LivesWorld): string[] {
  const all = seen(world, entries);
  return seen(world, credits).flatMap(({ _id, storeId, sellerId, opening }) => {
    if (!opening) return [];
    const old = `seller:${sellerId}:opening`;
    const [owed, deposit, rebate] = [
      between(all, `store:${storeId}:owes:${sellerId}`, old),
      between(all, old, `seller:${sellerId}:deposits:${storeId}`),
      between(all.filter(isOfAccount(_id)), 'brand:rebate:opening', `store:${storeId}:rebate`),
    ];
    const said = [opening.owed, opening.deposit, opening.rebate ?? 0];
    return `${said}` === `${[owed, deposit, rebate]}`
      ? []
      : [`opened: account ${_id} began with ${said} and the ledger says ${[owed, deposit, rebate]}`];
  });
}

const isOfAccount =
  (accountId: string) =>
  ({ _id, cause }: EntryDocument & { _id: string }) =>
    cause.records.includes(accountId) || _id.includes(`opening:${accountId}`);

/** What went from one account to another, less what came back. */
const between = (all: readonly EntryDocument[], one: string, other: string) =>
  all
    .flatMap(({ postings }) => postings)
    .reduce((sum, { from, to, amount }) => {
      if (from === one && to === other) return sum + amount;
      return from === other && to === one ? sum - amount : sum;
    }, 0);

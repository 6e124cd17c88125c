import { everything } from '../../money/invariants/everything';
import { entries } from '../../money/ledger/ledger';
import type { World } from '../../platform/ports';
import { credits } from '../account/credit';
import { orders } from '../order/order';
import { debtPayments } from '../payment/debt-payment';
import { creditNoteEntryId } from './credit-note';
import { type ExchangeDocument, exchanges } from './exchange';

/** What must be true of everything that went back; each line is one breach. Reads everything, so it is a command and a test. */
export async function brokenExchanges(world: Pick<World, 'db'>): Promise<string[]> {
  const all = await everything(world, exchanges);
  const posted = new Map((await everything(world, entries)).map((entry) => [entry._id, entry]));
  const noted = all.flatMap(({ _id, note }) => {
    const entry = posted.get(creditNoteEntryId(_id));
    const amount = entry?.postings.reduce((sum, posting) => sum + posting.amount, 0) ?? 0;
    return (note?.amount ?? 0) === amount
      ? []
      : [`exchange ${_id} says ${note?.amount ?? 0} and the ledger ${amount}`];
  });
  const split = all.flatMap(({ _id, note }) =>
    !note || note.amount === note.offDues + note.inFavour + note.byWechat
      ? []
      : [`the credit note of ${_id} is not the sum of its parts`],
  );
  return [...noted, ...split, ...(await brokenFavours(world, all))];
}

type Exchanges = readonly ExchangeDocument[];

/** What stands in a store's favour is what credit notes, cash at the door and WeChat brought it, less what its receipts used. */
async function brokenFavours(world: Pick<World, 'db'>, all: Exchanges): Promise<string[]> {
  const favour = new Map<string, number>();
  const add = (key: string, amount: number) => favour.set(key, (favour.get(key) ?? 0) + amount);
  for (const { storeId, sellerId, note } of all) add(`${storeId}:${sellerId}`, note?.inFavour ?? 0);
  for (const { storeId, sellerId, receipt } of await everything(world, orders))
    add(`${storeId}:${sellerId}`, (receipt?.over ?? 0) - (receipt?.inFavour ?? 0));
  for (const { storeId, sellerId, inFavour = 0 } of await everything(world, debtPayments))
    add(`${storeId}:${sellerId}`, inFavour);
  return (await everything(world, credits)).flatMap(({ _id, inFavour: says = 0 }) => {
    const amount = favour.get(_id) ?? 0;
    return says === amount
      ? []
      : [`account ${_id} says ${says} in the store's favour and its records ${amount}`];
  });
}

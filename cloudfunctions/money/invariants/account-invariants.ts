import type { Kept } from '../../platform/ports';
import type { EntryDocument } from '../ledger/ledger';
import { authorizes, effectOf } from '../rules/posting';
import { isReversal, reversalIdOf } from '../rules/reversal';
import type { Books } from './books';

/** What must be true of every entry and every account, whatever it is about. */
export const brokenAccounts = (books: Books): string[] => [
  ...unbalancedAssets(books),
  ...nothingMoved(books),
  ...withoutCause(books),
  ...brokenReversals(books),
  ...brokenBalances(books),
  ...belowNothing(books),
];

/** Each asset sums to nothing over all accounts: what one has more another has less. */
function unbalancedAssets({ fold }: Books): string[] {
  const totals = new Map<string, number>();
  for (const [key, { amount }] of fold) totals.set(assetIn(key), (totals.get(assetIn(key)) ?? 0) + amount);
  return [...totals]
    .filter(([, total]) => total !== 0)
    .map(([asset, total]) => `all accounts together hold ${total} of ${asset} and not nothing`);
}

/** An entry moves something, and names every account it moves, so that no statement leaves it out. */
const nothingMoved = ({ entries }: Books): string[] =>
  [...entries.values()]
    .filter(({ postings, accounts }) => {
      const touched = [...effectOf(postings).keys()];
      const isNothing = postings.length === 0 || postings.some(({ amount }) => amount === 0);
      return isNothing || touched.join() !== accounts.join();
    })
    .map(({ _id }) => `entry ${_id} does not name what it moved`);

/** No entry without a cause: who funds, who pays, who is paid, by which nature, and the records behind it. */
const withoutCause = ({ entries }: Books): string[] =>
  [...entries.values()]
    .filter(({ cause }) => !isWhole(cause))
    .map(({ _id }) => `entry ${_id} has no whole cause`);

const isWhole = ({ kind, nature, funder, payer, payee, records }: EntryDocument['cause']) =>
  [kind, nature, funder, payer, payee, ...records].every(Boolean) && records.length > 0;

/** A reversal is the very entry it names, turned round. */
const brokenReversals = ({ entries }: Books): string[] =>
  [...entries.values()]
    .filter(({ _id, cause }) => isReversal(_id) || cause.reverses !== undefined)
    .filter((reversal) => !isTurnedRound(reversal, entries.get(reversal.cause.reverses ?? '')))
    .map(({ _id }) => `${_id} is not what it reverses, turned round`);

function isTurnedRound(reversal: Kept<EntryDocument>, entry: Kept<EntryDocument> | undefined): boolean {
  if (!entry || reversal._id !== reversalIdOf(entry._id)) return false;
  const [turned, before] = [reversal, entry].map(({ postings }) => effectOf(postings));
  const isOpposite = [...(before ?? [])].every(([key, change]) => turned?.get(key) === -change);
  return isOpposite && turned?.size === before?.size;
}

/** An account says what its entries add up to, and was written once for each of them. */
function brokenBalances({ fold, balances }: Books): string[] {
  const keys = new Set([...balances.keys(), ...[...fold.keys()].filter((key) => authorizes(accountIn(key)))]);
  return [...keys].flatMap((key) => brokenBalance(key, balances.get(key), fold.get(key)));
}

export function brokenBalance(
  key: string,
  says = { amount: 0, version: 0 },
  entries = { amount: 0, count: 0 },
): string[] {
  if (says.amount !== entries.amount)
    return [`${key} says ${says.amount} and its entries say ${entries.amount}`];
  if (says.version === entries.count) return [];
  return [`${key} was written ${says.version} times and has ${entries.count} entries`];
}

/** Nobody has taken out what was not there. */
const belowNothing = ({ fold }: Books): string[] =>
  [...fold]
    .filter(([key, { amount }]) => amount < 0 && authorizes(accountIn(key)))
    .map(([key, { amount }]) => `${key} holds ${amount}, which is less than nothing`);

const accountIn = (key: string) => key.split('|')[0] ?? '';
const assetIn = (key: string) => key.split('|')[1] ?? '';

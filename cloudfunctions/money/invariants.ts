import type { Collection, Kept, World } from '../platform/ports';
import { type Bill, settlingOf } from './bill';
import { earnings } from './earning';
import { everything } from './everything';
import { balances, entries } from './ledger';
import { brokenPayments } from './payment-invariants';
import { sum } from './rules/fen';
import { isEnd } from './rules/payout';
import { heldOf, paidBy } from './rules/person-account';
import { accountKey, authorizes, effectOf, type Posting } from './rules/posting';
import { grossLeft, type Withdrawal, withdrawals } from './withdrawal';

type Entry = Kept<typeof entries extends Collection<infer Fields> ? Fields : never>;
type Books = {
  entries: ReadonlyMap<string, Entry>;
  /** What each account holds by its entries alone. */
  fold: ReadonlyMap<string, number>;
  balances: ReadonlyMap<string, number>;
  withdrawals: readonly Withdrawal[];
  earningIds: ReadonlySet<string>;
};

/** What must be true of the money at every moment; each line is one breach. Reads everything, so it is a command and a test; the night watches over what moved. */
export async function brokenBooks(world: Pick<World, 'db'>): Promise<string[]> {
  const books = await readBooks(world);
  return [
    ...brokenEntries(books),
    ...brokenBalances(books),
    ...brokenHolds(books),
    ...books.withdrawals.flatMap((withdrawal) => brokenPayout(withdrawal, books)),
    ...brokenEarnings(books),
    ...(await brokenPayments(world, books.entries)),
  ];
}

async function readBooks(world: Pick<World, 'db'>): Promise<Books> {
  const kept = await everything(world, entries);
  const fold = new Map<string, number>();
  for (const { postings } of kept) {
    for (const [account, change] of effectOf(postings as readonly Posting[])) {
      fold.set(account, (fold.get(account) ?? 0) + change);
    }
  }
  return {
    entries: new Map(kept.map((entry) => [entry._id, entry])),
    fold,
    balances: new Map((await everything(world, balances)).map(({ _id, amount }) => [_id, amount])),
    withdrawals: await everything(world, withdrawals),
    earningIds: new Set((await everything(world, earnings)).map(({ _id }) => _id)),
  };
}

/** A posting cannot be unbalanced; what is left to see is that no amount is nothing and no account was left out. */
function brokenEntries({ entries: kept, fold }: Books): string[] {
  const total = [...fold.values()].reduce((sum, amount) => sum + amount, 0);
  const wrong = [...kept.values()].filter(({ postings, accounts }) => {
    const touched = [...effectOf(postings as readonly Posting[]).keys()];
    return touched.join() !== accounts.join() || postings.some(({ amount }) => amount === 0);
  });
  return [
    ...(total === 0 ? [] : [`all accounts together hold ${total} and not nothing`]),
    ...wrong.map(({ _id }) => `entry ${_id} does not name what it moved`),
  ];
}

function brokenBalances({ fold, balances: kept }: Books): string[] {
  const accounts = new Set([...kept.keys(), ...[...fold.keys()].filter((key) => authorizes(accountIn(key)))]);
  return [...accounts]
    .filter((account) => (kept.get(account) ?? 0) !== (fold.get(account) ?? 0))
    .map((account) => `${account} says ${kept.get(account)} and its entries say ${fold.get(account)}`);
}

const accountIn = (key: string) => key.split('|')[0] ?? '';

/** What is held is exactly what open payouts carry, with the parts that wait behind them. */
function brokenHolds({ fold, withdrawals: all }: Books): string[] {
  const open = new Map<string, number>();
  for (const withdrawal of all) {
    const account = accountKey(heldOf(withdrawal.personId), 'CNY');
    open.set(account, (open.get(account) ?? 0) + heldBy(withdrawal));
  }
  const held = [...fold.keys()].filter((account) => account.endsWith(':held|CNY'));
  return [...new Set([...open.keys(), ...held])]
    .filter((account) => (fold.get(account) ?? 0) !== (open.get(account) ?? 0))
    .map((account) => `${account} holds ${fold.get(account)} and open payouts ${open.get(account)}`);
}

export const heldBy = (withdrawal: Withdrawal): number =>
  isEnd(withdrawal.payout.state) ? 0 : grossLeft(withdrawal);

/** Every entry a withdrawal has or will have. */
export const entriesOf = ({ withdrawalId, bills }: Withdrawal): string[] => [
  `withdraw:${withdrawalId}`,
  ...bills.map((_, index) => settlingOf(withdrawalId, index + 1)),
];

/** Paid if and only if WeChat's signed word is kept, about this person and this amount; for every bill of the wish. */
export function brokenPayout(withdrawal: Withdrawal, { entries: kept }: Pick<Books, 'entries'>): string[] {
  const { withdrawalId, amount, payout, ended, rest } = withdrawal;
  const asked = sum([...ended, payout, ...rest].map(({ gross }) => gross));
  const rules: [boolean, string][] = [
    [kept.has(`withdraw:${withdrawalId}`), 'set nothing aside'],
    [asked === amount, `asks for ${amount} and its bills carry ${asked}`],
    [ended.every(({ state }) => state === 'paid'), 'went on after a bill that was not paid'],
    ...[...ended, payout].flatMap((bill) => billRules(withdrawal, bill, kept)),
  ];
  return rules.filter(([holds]) => !holds).map(([, breach]) => `withdrawal ${withdrawalId} ${breach}`);
}

function billRules(withdrawal: Withdrawal, bill: Bill, kept: Books['entries']): [boolean, string][] {
  const { state, gross, withheld, amount } = bill;
  const settled = kept.get(settlingOf(withdrawal.withdrawalId, bill.number));
  const [moved] = settled?.postings ?? [];
  const isPaidOut = moved?.to === paidBy(bill.frozen?.mchid ?? '');
  const total = sum((settled?.postings ?? []).map((posting) => posting.amount));
  const meant = state === 'paid' ? gross : grossLeft(withdrawal);
  return [
    [amount + withheld === gross, 'withholds another amount than is missing'],
    [isEnd(state) === (settled !== undefined), `is ${state} and the ledger says otherwise`],
    [(state === 'paid') === isPaidOut, `is ${state} and its money went elsewhere`],
    [!settled || total === meant, 'moved another amount'],
    [!isPaidOut || moved?.amount === amount, 'paid another amount'],
    [!settled || isProven(bill), 'ended without a verified word of WeChat'],
  ];
}

function isProven({ state, amount, frozen, outBillNo, evidence }: Bill): boolean {
  if (!evidence || !frozen) return false;
  const told = JSON.parse(evidence.body) as Record<string, unknown>;
  const isSame =
    told.out_bill_no === outBillNo && told.transfer_amount === amount && told.mch_id === frozen.mchid;
  const isPaid = told.state === 'SUCCESS' && told.openid === frozen.openid;
  return isSame && (state === 'paid' ? isPaid : told.state === 'FAIL' || told.state === 'CANCELLED');
}

function brokenEarnings({ entries: kept, earningIds }: Books): string[] {
  const posted = [...kept.keys()].filter((id) => id.startsWith('earn:'));
  return [
    ...posted.filter((id) => !earningIds.has(id)).map((id) => `${id} was posted and nobody can read it`),
    ...[...earningIds].filter((id) => !kept.has(id)).map((id) => `${id} can be read and was never posted`),
  ];
}

import { type Bill, settlingOf } from '../payout/bill';
import { grossLeft, type Withdrawal } from '../payout/withdrawal';
import { PEOPLE_NEEDED } from '../rules/control';
import { sum } from '../rules/fen';
import { isEnd } from '../rules/payout';
import { heldOf, paidBy } from '../rules/person-account';
import { accountKey } from '../rules/posting';
import type { Books } from './books';

type Entries = Pick<Books, 'entries'>;
type Rule = [holds: boolean, breach: string];

/** What must be true of every withdrawal and its bills. */
export const brokenPayouts = (books: Books): string[] => [
  ...brokenHolds(books),
  ...brokenPlaces(books),
  ...entriesOfNothing(books),
  ...books.withdrawals.flatMap((withdrawal) => brokenPayout(withdrawal, books)),
  ...books.withdrawals.flatMap((withdrawal) => brokenDecision(withdrawal, books)),
  ...books.withdrawals.flatMap((withdrawal) => brokenClosing(withdrawal, books)),
];

/** What is held is exactly what open payouts carry, with the parts that wait behind them. */
function brokenHolds({ fold, withdrawals }: Books): string[] {
  const open = new Map<string, number>();
  for (const withdrawal of withdrawals) {
    const account = accountKey(heldOf(withdrawal.personId), 'CNY');
    open.set(account, (open.get(account) ?? 0) + heldBy(withdrawal));
  }
  const held = [...fold.keys()].filter((account) => account.endsWith(':held|CNY'));
  return [...new Set([...open.keys(), ...held])].flatMap((account) =>
    brokenHold(account, fold.get(account)?.amount ?? 0, open.get(account) ?? 0),
  );
}

export const brokenHold = (account: string, holds: number, open: number): string[] =>
  holds === open ? [] : [`${account} holds ${holds} and open payouts ${open}`];

export const heldBy = (withdrawal: Withdrawal): number =>
  isEnd(withdrawal.payout.state) ? 0 : grossLeft(withdrawal);

/** A person has one open withdrawal under a scene, and it is the one their own document names. */
function brokenPlaces({ withdrawals, payees }: Books): string[] {
  const open = withdrawals.filter(({ payout }) => !isEnd(payout.state));
  const isNamed = ({ personId, sceneId, withdrawalId }: Withdrawal) =>
    payees.get(personId)?.open[sceneId] === withdrawalId;
  const ids = new Set(open.map(({ withdrawalId }) => withdrawalId));
  const stale = [...payees.values()].flatMap(({ personId, open: places }) =>
    Object.values(places)
      .filter((withdrawalId) => !ids.has(withdrawalId))
      .map((withdrawalId) => `person ${personId} keeps a place for ${withdrawalId}, which is not open`),
  );
  return [
    ...open
      .filter((withdrawal) => !isNamed(withdrawal))
      .map(({ withdrawalId }) => `withdrawal ${withdrawalId} is open and has no place of its own`),
    ...stale,
  ];
}

/** Every entry that set money aside or ended a bill belongs to a withdrawal that knows it. */
function entriesOfNothing({ entries, withdrawals }: Books): string[] {
  const known = new Set(withdrawals.flatMap(entriesOf));
  return [...entries.keys()]
    .filter((id) => /^(withdraw|settle):/.test(id) && !known.has(id))
    .map((id) => `${id} was posted for nothing that is known`);
}

/** Every entry a withdrawal has or will have. */
export const entriesOf = ({ withdrawalId, bills }: Withdrawal): string[] => [
  `withdraw:${withdrawalId}`,
  ...bills.map((_, index) => settlingOf(withdrawalId, index + 1)),
];

/** Paid if and only if WeChat's signed word is kept, about this person and this amount; for every bill of the wish. */
export function brokenPayout(withdrawal: Withdrawal, { entries }: Entries): string[] {
  const { withdrawalId, amount, payout, ended, rest } = withdrawal;
  const asked = sum([...ended, payout, ...rest].map(({ gross }) => gross));
  return breachesOf(withdrawalId, [
    [entries.has(`withdraw:${withdrawalId}`), 'set nothing aside'],
    [asked === amount, `asks for ${amount} and its bills carry ${asked}`],
    [ended.every(({ state }) => state === 'paid'), 'went on after a bill that was not paid'],
    ...[...ended, payout].flatMap((bill) => billRules(withdrawal, bill, entries)),
  ]);
}

function billRules(withdrawal: Withdrawal, bill: Bill, entries: Books['entries']): Rule[] {
  const { state, gross, withheld, amount } = bill;
  const settled = entries.get(settlingOf(withdrawal.withdrawalId, bill.number));
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
    [
      !settled || isDeclined(withdrawal, bill) || isClosedByTwo(bill) || isProven(bill),
      'ended without a verified word of WeChat',
    ],
  ];
}

/** The brand may say no as long as nothing was ever sent; then WeChat has nothing to say. */
const isDeclined = ({ approval }: Withdrawal, { state, why, frozen, number }: Bill) =>
  state === 'returned' && why === 'declined' && !frozen && number === 1 && approval?.declinedBy !== undefined;

/** Two people made it the end, on WeChat's signed word about the bill or on the bills of all its days. */
function isClosedByTwo({ state, why, frozen, outBillNo, closing, evidence }: Bill): boolean {
  if (state !== 'returned' || why !== 'closed_by_operator' || !frozen || !closing) return false;
  const { by, confirmedBy, why: said, proof } = closing;
  const told = JSON.parse(evidence?.body ?? '{}') as Record<string, unknown>;
  const isToldSo = {
    no_such_bill: told.code === 'NOT_FOUND',
    failed: told.out_bill_no === outBillNo && (told.state === 'FAIL' || told.state === 'CANCELLED'),
    no_row: evidence === undefined,
  };
  return isToldSo[proof] && said !== '' && confirmedBy !== by;
}

function isProven({ state, amount, frozen, outBillNo, evidence }: Bill): boolean {
  if (!evidence || !frozen) return false;
  const told = JSON.parse(evidence.body) as Record<string, unknown>;
  const isSame =
    told.out_bill_no === outBillNo && told.transfer_amount === amount && told.mch_id === frozen.mchid;
  const isPaid = told.state === 'SUCCESS' && told.openid === frozen.openid;
  return isSame && (state === 'paid' ? isPaid : told.state === 'FAIL' || told.state === 'CANCELLED');
}

/** Nothing large was sent before two people agreed, neither of them its payee, and everyone's word is noted. */
function brokenDecision({ withdrawalId, personId, payout, approval }: Withdrawal, { acts }: Books): string[] {
  if (!approval) return [];
  const { by, waits, declinedBy } = approval;
  const people = [...by, ...(declinedBy ? [declinedBy] : [])];
  return breachesOf(withdrawalId, [
    [new Set(by).size === by.length, 'counts one person twice'],
    [!people.includes(personId), 'was decided by its own payee'],
    [!payout.frozen || by.length >= PEOPLE_NEEDED, 'was sent before two people agreed'],
    [!waits || (by.length < PEOPLE_NEEDED && !declinedBy), 'waits although it was decided'],
    [(acts.get(`withdrawal:${withdrawalId}`) ?? 0) >= people.length, 'was decided and nobody noted it'],
  ]);
}

/** Whoever proposed and whoever confirmed a closing is noted. */
const brokenClosing = ({ withdrawalId, payout }: Withdrawal, { acts }: Books): string[] =>
  breachesOf(withdrawalId, [
    [
      payout.why !== 'closed_by_operator' || (acts.get(`withdrawal:${withdrawalId}`) ?? 0) >= PEOPLE_NEEDED,
      'was closed and nobody noted it',
    ],
  ]);

const breachesOf = (withdrawalId: string, rules: readonly Rule[]): string[] =>
  rules.filter(([holds]) => !holds).map(([, breach]) => `withdrawal ${withdrawalId} ${breach}`);

import { brokenBooks } from '../../../cloudfunctions/money/invariants/invariants';
import { earnings } from '../../../cloudfunctions/money/ledger/earning';
import { balances, entries } from '../../../cloudfunctions/money/ledger/ledger';
import { type Withdrawal, withdrawals } from '../../../cloudfunctions/money/payout/withdrawal';
import { isEnd } from '../../../cloudfunctions/money/rules/payout';
import type { Collection } from '../../../cloudfunctions/platform/ports';
import type { SimulatedWorld } from './world';

type WechatBill = ReturnType<SimulatedWorld['wechat']['levers']['bills']>[number];
type Books = {
  ours: readonly Withdrawal[];
  wechats: readonly WechatBill[];
  paid: ReadonlyMap<string, number>;
};

/** Holds our books against WeChat's own: what must be true at every moment, and what must be true when all is quiet. */
export async function violationsIn(
  world: SimulatedWorld,
  { isOver }: { isOver: boolean },
): Promise<string[]> {
  const books: Books = {
    ours: all(world, withdrawals),
    wechats: world.wechat.levers.bills({}),
    paid: paidByPayee(world),
  };
  return [
    ...(await brokenBooks(world.calm)).map((breach) => `books: ${breach}`),
    ...unknownToUs(books),
    ...paidTwice(books),
    ...endedWrongly(books),
    ...custody(world, books),
    ...changedBodies(world),
    ...world.wechat.crossings.map((bill) => `lease: two were sending ${bill} at once`),
    ...foolishlyHeard(world),
    ...unaccounted(world),
    ...(isOver ? [...stillOpen(books), ...paidOtherwise(books)] : []),
  ];
}

export const all = <Fields extends object>(world: SimulatedWorld, of: Collection<Fields>) =>
  world.database.all(of.name).map((document) => of.schema.parse(document));

const billsOf = ({ payout, ended }: Withdrawal) => [...ended, payout];

/** A bill at WeChat that we never meant to make could never be settled. */
function unknownToUs({ ours, wechats }: Books): string[] {
  const meant = new Set(ours.flatMap(billsOf).flatMap((bill) => (bill.frozen ? [bill.outBillNo] : [])));
  return wechats
    .filter(({ outBillNo }) => !meant.has(outBillNo))
    .map(({ outBillNo, state }) => `orphan: WeChat has bill ${outBillNo} (${state}) and we do not`);
}

function paidTwice({ ours, wechats }: Books): string[] {
  return ours.flatMap((withdrawal) => {
    const numbers = new Set(withdrawal.bills);
    const paid = sumOf(
      wechats.filter(({ outBillNo, state }) => numbers.has(outBillNo) && state === 'SUCCESS'),
    );
    return paid <= withdrawal.amount
      ? []
      : [`twice: ${withdrawal.withdrawalId} asked ${withdrawal.amount}, WeChat paid ${paid}`];
  });
}

/** Paid means that WeChat paid; come back means that it did not and never will. */
function endedWrongly({ ours, wechats }: Books): string[] {
  const atWechat = new Map(wechats.map((bill) => [bill.outBillNo, bill]));
  return ours.flatMap(billsOf).flatMap(({ outBillNo, state }) => {
    const there = atWechat.get(outBillNo)?.state;
    if (state === 'paid' && there !== 'SUCCESS')
      return [`unpaid: we say ${outBillNo} is paid, WeChat says ${there}`];
    if (state === 'returned' && there !== 'FAIL' && there !== 'CANCELLED')
      return [`released: we gave ${outBillNo} back, WeChat says ${there}`];
    return [];
  });
}

/** What WeChat holds for people is exactly what we have open there. */
function custody({ wechat }: SimulatedWorld, { ours, wechats }: Books): string[] {
  const frozen = wechat.levers.accounts({}).reduce((sum, { frozenFen }) => sum + frozenFen, 0);
  const open = new Set(
    ours.flatMap(billsOf).flatMap(({ state, outBillNo }) => (isEnd(state) ? [] : [outBillNo])),
  );
  const held = sumOf(wechats.filter((bill) => bill.isFunded && !isOver(bill) && open.has(bill.outBillNo)));
  return frozen === held ? [] : [`custody: WeChat holds ${frozen}, our open bills there are ${held}`];
}

const isOver = ({ state }: WechatBill) => state === 'SUCCESS' || state === 'FAIL' || state === 'CANCELLED';

function changedBodies({ wechat: { sends } }: SimulatedWorld): string[] {
  const first = new Map<string, string>();
  for (const { outBillNo, body } of sends) if (!first.has(outBillNo)) first.set(outBillNo, body);
  return sends
    .filter(({ outBillNo, body }) => first.get(outBillNo) !== body)
    .map(({ outBillNo }) => `body: ${outBillNo} was sent with other bytes`);
}

/** A probe is true in all but its signature. */
const foolishlyHeard = ({ wechat }: SimulatedWorld): string[] =>
  wechat.levers
    .probes({})
    .filter(({ isSeenThrough }) => !isSeenThrough)
    .map(({ status }) => `probe: answered ${status}`);

/** What somebody earned is available, held, paid or withheld, to the fen. */
function unaccounted(world: SimulatedWorld): string[] {
  const left = new Map<string, number>();
  const count = (payee: string, amount: number) => left.set(payee, (left.get(payee) ?? 0) + amount);
  for (const { personId, amount } of all(world, earnings)) count(`person:${personId}`, amount);
  for (const { _id, amount } of world.database.all(balances.name) as { _id: string; amount: number }[])
    if (_id.startsWith('person:')) count(_id.split(':').slice(0, 2).join(':'), -amount);
  for (const { cause, postings } of all(world, entries))
    for (const { to, amount } of postings) if (/^(wechat|tax):/.test(to)) count(cause.payee, -amount);
  return [...left]
    .filter(([, amount]) => amount !== 0)
    .map(([payee, amount]) => `sum: ${payee} misses ${amount}`);
}

/** In a world that is healthy again everything ends: nothing was ever wrong that only a person could put right. */
function stillOpen({ ours }: Books): string[] {
  return ours
    .filter(({ payout }) => !isEnd(payout.state))
    .map(({ withdrawalId, payout }) => `open: ${withdrawalId} is still ${payout.state} ${payout.why ?? ''}`);
}

function paidOtherwise({ wechats, paid }: Books): string[] {
  const byWechat = new Map<string, number>();
  for (const bill of wechats.filter(({ state }) => state === 'SUCCESS')) {
    const payee = bill.openid.replace(/^o-/, 'person:');
    byWechat.set(payee, (byWechat.get(payee) ?? 0) + bill.amountFen);
  }
  return [...new Set([...byWechat.keys(), ...paid.keys()])]
    .filter((payee) => (byWechat.get(payee) ?? 0) !== (paid.get(payee) ?? 0))
    .map((payee) => `payee: WeChat paid ${payee} ${byWechat.get(payee)}, our books say ${paid.get(payee)}`);
}

/** By our ledger: what left for WeChat, by whom it was for. */
function paidByPayee(world: SimulatedWorld): Map<string, number> {
  const paid = new Map<string, number>();
  for (const { cause, postings } of all(world, entries)) {
    const left = postings
      .filter(({ to }) => to.startsWith('wechat:'))
      .reduce((sum, { amount }) => sum + amount, 0);
    if (left > 0) paid.set(cause.payee, (paid.get(cause.payee) ?? 0) + left);
  }
  return paid;
}

const sumOf = (bills: readonly WechatBill[]) => bills.reduce((sum, { amountFen }) => sum + amountFen, 0);

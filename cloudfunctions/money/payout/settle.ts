import type { Instant } from '#contracts/vocabulary';
import type { Transaction, Value } from '../../platform/ports';
import { type Evidence, numberAtWechat } from '../../platform/wechatpay/evidence';
import { post } from '../ledger/ledger';
import type { MoneyWorld } from '../money-world';
import { askAgainAt, CONFIRM_WITHIN_MS, isEnd, next, type PayoutEvent, whyAfter } from '../rules/payout';
import { availableOf, heldOf, paidBy, withheldIn } from '../rules/person-account';
import type { Posting } from '../rules/posting';
import { type Bill, newBill, settlingOf } from './bill';
import { finish, goOnAfter } from './payee';
import { asKnown, causeOf, grossLeft, incomeLeft, type Withdrawal, withdrawals } from './withdrawal';

/** One thing learned of a bill, with the verified answer it was learned from. */
export type News = {
  event: PayoutEvent;
  packageInfo?: string;
  failReason?: string;
  evidence?: Evidence;
  /** Told by whoever was sending: nobody is any more. */
  endsLease?: true;
  /** Two people of the brand decided; that it still stands is asked and noted in the transaction that ends it. */
  closing?: NonNullable<Bill['closing']>;
  alongside?: (tx: Transaction, current: Withdrawal) => Promise<void>;
};

/** The only place where a payout changes its state once it was sent. */
export async function settle(world: MoneyWorld, known: Withdrawal, news: News): Promise<Withdrawal> {
  const to = next[known.payout.state][news.event];
  if (isEnd(known.payout.state)) return known;
  return isEnd(to) ? end(world, known, news) : move(world, known, news);
}

/** Between open states: the bill and state it came from are the guard, so a slow worker never takes back what is settled. */
async function move(world: MoneyWorld, known: Withdrawal, news: News): Promise<Withdrawal> {
  const { withdrawalId, payout } = known;
  const payoutNow = payoutAfter(known, news, world.now());
  const isMoved = await world.db.updateIf(
    withdrawals,
    withdrawalId,
    asKnown(known),
    changeTo(payoutNow, news),
  );
  if (!isMoved) return (await world.db.get(withdrawals, withdrawalId)) ?? known;
  if (payoutNow.state === 'parked' && payout.state !== 'parked') {
    world.report({ alarm: 'payout_parked', withdrawalId, why: payoutNow.why });
  }
  return { ...known, payout: payoutNow };
}

/** The end of a bill: its money leaves or returns in the same transaction, under one entry's id, and so once. */
function end(world: MoneyWorld, known: Withdrawal, news: News): Promise<Withdrawal> {
  return world.db.transaction(async (tx) => {
    const current = await tx.get(withdrawals, known.withdrawalId);
    if (!current) throw new Error(`Withdrawal ${known.withdrawalId} was just there and is gone.`);
    await news.alongside?.(tx, current);
    const isOfThisBill = current.payout.outBillNo === known.payout.outBillNo;
    if (!isOfThisBill || isEnd(current.payout.state)) return current;
    const payout = payoutAfter(current, news, world.now());
    if (!isEnd(payout.state) || !(news.evidence || news.closing?.proof === 'no_row')) {
      throw new Error(`Bill ${payout.outBillNo} cannot end by ${news.event} from ${current.payout.state}.`);
    }
    const isPaid = payout.state === 'paid';
    const gross = isPaid ? payout.gross : grossLeft(current);
    await post(tx, settlingOf(current.withdrawalId, payout.number), {
      at: world.now(),
      cause: {
        ...causeOf(current, 'payout'),
        records: [
          current.withdrawalId,
          payout.outBillNo,
          ...(news.evidence ? numberAtWechat(news.evidence) : []),
        ],
      },
      postings: isPaid ? paidPostings(current) : returnedPostings(current),
    });
    await world.noteMove(tx, {
      personId: current.personId,
      available: isPaid ? 0 : gross,
      held: -gross,
    });
    return isPaid && current.rest.length > 0
      ? goOn(tx, current, payout)
      : finishWith(tx, current, payout, news);
  });
}

/** The next bill waits for the person's tap, as the first did. */
async function goOn(tx: Transaction, current: Withdrawal, paid: Bill): Promise<Withdrawal> {
  const [part, ...rest] = current.rest;
  if (!part) throw new Error(`Withdrawal ${current.withdrawalId} has no part left.`);
  const payout = newBill(current.withdrawalId, paid.number + 1, part);
  await tx.update(withdrawals, current.withdrawalId, {
    set: { payout, rest },
    push: { ended: [paid] },
    unset: ['proposal'],
  });
  await goOnAfter(tx, current, paid);
  return { ...current, payout, rest, ended: [...current.ended, paid] };
}

async function finishWith(
  tx: Transaction,
  current: Withdrawal,
  payout: Bill,
  news: News,
): Promise<Withdrawal> {
  await tx.update(withdrawals, current.withdrawalId, changeTo(payout, news));
  await finish(tx, current, payout.state === 'paid' ? { paid: payout } : { back: incomeLeft(current) });
  return { ...current, payout };
}

function paidPostings({ personId, month, payout }: Withdrawal): Posting[] {
  const { frozen, amount, withheld } = payout;
  if (!frozen) throw new Error(`Bill ${payout.outBillNo} was never sent and cannot be paid.`);
  const from = heldOf(personId);
  return [
    { from, to: paidBy(frozen.mchid), amount, asset: 'CNY' as const },
    { from, to: withheldIn(month), amount: withheld, asset: 'CNY' as const },
  ].filter((posting) => posting.amount > 0);
}

/** What no bill carries yet comes back with the bill that did not reach the person. */
const returnedPostings = (current: Withdrawal): Posting[] => [
  {
    from: heldOf(current.personId),
    to: availableOf(current.personId),
    amount: grossLeft(current),
    asset: 'CNY',
  },
];

function payoutAfter({ payout }: Withdrawal, news: News, now: Instant): Bill {
  const state = next[payout.state][news.event];
  const tries = state === payout.state ? payout.tries + 1 : 0;
  const packageInfo = news.packageInfo ?? payout.packageInfo;
  const why = whyAfter(state, news.event, news.failReason ?? '', payout.why);
  const closesAt =
    state === 'waiting' ? (payout.closesAt ?? ((now + CONFIRM_WITHIN_MS) as Instant)) : payout.closesAt;
  const { why: _why, askAt: _askAt, ...kept } = payout;
  const askAt = askAgainAt({ state, tries, why, closesAt }, now);
  return {
    ...kept,
    state,
    tries,
    ...(news.endsLease && { leaseUntil: 0 }),
    ...(why && { why }),
    ...(news.closing && { closing: news.closing }),
    ...(packageInfo && { packageInfo }),
    ...(closesAt && { closesAt }),
    ...(askAt && { askAt }),
    ...(isEnd(state) && { endedAt: now, ...(news.evidence && { evidence: news.evidence }) }),
  };
}

const FIXED = ['frozen', 'outBillNo', 'number', 'gross', 'withheld', 'amount'];

/** Field by field, so that what a newer writer added stays; what is no longer true is taken out, as a proposal about what moves again. A lease is its holder's. */
function changeTo(payout: Bill, { endsLease }: News) {
  const set: Record<string, Value> = {};
  const others = [...FIXED, ...(endsLease ? [] : ['leaseUntil'])];
  for (const [field, value] of Object.entries(payout)) {
    if (value !== undefined && !others.includes(field)) set[`payout.${field}`] = value;
  }
  const gone = (['why', 'askAt'] as const).filter((field) => payout[field] === undefined);
  return {
    set,
    unset: [...gone.map((field) => `payout.${field}`), ...(payout.state === 'parked' ? [] : ['proposal'])],
  };
}

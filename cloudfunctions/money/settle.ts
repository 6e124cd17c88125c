import type { Instant } from '#contracts/vocabulary';
import type { Value } from '../platform/ports';
import type { Evidence } from '../platform/wechatpay/port';
import { post } from './ledger';
import type { MoneyWorld } from './money-world';
import { askAgainAt, CONFIRM_WITHIN_MS, isEnd, next, type PayoutEvent, whyAfter } from './rules/payout';
import { availableOf, heldOf, paidByWechat } from './rules/person-account';
import { causeOf, type Withdrawal, withdrawals } from './withdrawal';

/** One thing learned of a bill, with the verified answer it was learned from. */
export type News = {
  event: PayoutEvent;
  packageInfo?: string;
  failReason?: string;
  evidence?: Evidence;
  /** Told by whoever was sending: nobody is any more. */
  endsLease?: true;
};

/** The only place where a payout changes its state once it was sent. */
export async function settle(world: MoneyWorld, known: Withdrawal, news: News): Promise<Withdrawal> {
  const to = next[known.payout.state][news.event];
  if (isEnd(known.payout.state)) return known;
  return isEnd(to) ? end(world, known, news) : move(world, known, news);
}

/** Between open states: the state it came from is the guard, so a slow worker never takes back what is settled. */
async function move(world: MoneyWorld, known: Withdrawal, news: News): Promise<Withdrawal> {
  const { withdrawalId, payout } = known;
  const payoutNow = payoutAfter(known, news, world.now());
  const isMoved = await world.db.updateIf(
    withdrawals,
    withdrawalId,
    { 'payout.state': payout.state },
    changeTo(payoutNow, news),
  );
  if (!isMoved) return (await world.db.get(withdrawals, withdrawalId)) ?? known;
  if (payoutNow.state === 'parked' && payout.state !== 'parked') {
    world.report({ alarm: 'payout_parked', withdrawalId, why: payoutNow.why });
  }
  return { ...known, payout: payoutNow };
}

/** The end: the hold leaves or returns in the same transaction, under one entry's id, and so once. */
function end(world: MoneyWorld, { withdrawalId }: Withdrawal, news: News): Promise<Withdrawal> {
  return world.db.transaction(async (tx) => {
    const current = await tx.get(withdrawals, withdrawalId);
    if (!current) throw new Error(`Withdrawal ${withdrawalId} was just there and is gone.`);
    if (isEnd(current.payout.state)) return current;
    const { personId, amount } = current;
    const payout = payoutAfter(current, news, world.now());
    if (!isEnd(payout.state) || !news.evidence) {
      throw new Error(`Withdrawal ${withdrawalId} cannot end by ${news.event} from ${current.payout.state}.`);
    }
    const isPaid = payout.state === 'paid';
    await post(tx, `settle:${withdrawalId}`, {
      at: world.now(),
      cause: causeOf(current, 'payout'),
      postings: [
        { from: heldOf(personId), to: isPaid ? paidByWechat : availableOf(personId), amount, asset: 'CNY' },
      ],
    });
    await tx.update(withdrawals, withdrawalId, changeTo(payout, news));
    await world.noteMove(tx, { personId, available: isPaid ? 0 : amount, held: -amount });
    return { ...current, payout };
  });
}

function payoutAfter({ payout }: Withdrawal, news: News, now: Instant): Withdrawal['payout'] {
  const state = next[payout.state][news.event];
  const tries = state === payout.state ? payout.tries + 1 : 0;
  const packageInfo = news.packageInfo ?? payout.packageInfo;
  const why = whyAfter(state, news.event, news.failReason ?? '', payout.why);
  const closesAt =
    state === 'waiting' ? (payout.closesAt ?? ((now + CONFIRM_WITHIN_MS) as Instant)) : payout.closesAt;
  const { why: _why, askAt: _askAt, ...kept } = payout;
  const askAt = askAgainAt({ state, tries, closesAt }, now);
  return {
    ...kept,
    state,
    tries,
    ...(news.endsLease && { leaseUntil: 0 }),
    ...(why && { why }),
    ...(packageInfo && { packageInfo }),
    ...(closesAt && { closesAt }),
    ...(askAt && { askAt }),
    ...(isEnd(state) && { endedAt: now, ...(news.evidence && { evidence: news.evidence }) }),
  };
}

/** Field by field, so that what a newer writer added stays; what is no longer true is taken out. A lease is its holder's. */
function changeTo(payout: Withdrawal['payout'], { endsLease }: News) {
  const set: Record<string, Value> = {};
  const others = ['frozen', 'outBillNo', ...(endsLease ? [] : ['leaseUntil'])];
  for (const [field, value] of Object.entries(payout)) {
    if (value !== undefined && !others.includes(field)) set[`payout.${field}`] = value;
  }
  const gone = (['why', 'askAt'] as const).filter((field) => payout[field] === undefined);
  return { set, unset: gone.map((field) => `payout.${field}`) };
}

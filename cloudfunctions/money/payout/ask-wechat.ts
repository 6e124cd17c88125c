import type { TransferOutcome } from '../../platform/wechatpay/transfer';
import type { PayWorld } from '../money-world';
import { isEnd, isFunded, isOutOfReach, maySendAgain } from '../rules/payout';
import { eventOfBill, eventOfRefusedQuery, eventOfRefusedSending } from '../rules/payout-news';
import { isStopped } from './may-collect';
import { mayProbe, pause, pausesAmong, resume } from './merchant-pause';
import { type News, settle } from './settle';
import { asKnown, type Withdrawal, withdrawals } from './withdrawal';

/** Longer than a function may take to send and ask, so that two workers do not send at once. */
export const LEASE_MS = 30_000;

/** Asks WeChat for the truth and, where it says that nothing is under way, sends the same bytes again. */
export async function ask(world: PayWorld, known: Withdrawal): Promise<Withdrawal> {
  const { frozen, ...payout } = known.payout;
  if (!frozen || isEnd(payout.state) || payout.why === 'too_old') return known;
  if (isOutOfReach(payout, world.now())) return settle(world, known, { event: 'too_old' });
  const told = await query(world, known);
  const hasPage = payout.packageInfo !== undefined;
  const mayNow =
    !known.proposal &&
    maySendAgain({ ...payout, hasPage }, told.event) &&
    (await mayGoOut(world, frozen.mchid, told));
  if (!mayNow) return settle(world, known, hasPage ? told : withPage(told));
  const leaseUntil = world.now() + LEASE_MS;
  const isMine = await world.db.updateIf(
    withdrawals,
    known.withdrawalId,
    { ...asKnown(known), 'payout.leaseUntil': { lte: world.now() } },
    { set: { 'payout.leaseUntil': leaseUntil } },
  );
  return isMine ? send(world, known, { isProbe: mayNow === 'probe' }) : current(world, known);
}

/** What WeChat does not have yet is a new bill to it, and none goes to a merchant number without money. */
async function mayGoOut(world: PayWorld, mchid: string, { event }: News): Promise<boolean | 'probe'> {
  if (event === 'waits') return true;
  const pause = (await pausesAmong(world, [mchid])).get(mchid);
  return pause === undefined || ((await mayProbe(world, mchid, pause)) && 'probe');
}

/** What is frozen is not sent, and sent when it thaws. A refusal speaks of the request and not of the bill: whether there is one, a query must say. */
export async function send(
  world: PayWorld,
  sending: Withdrawal,
  { isProbe }: { isProbe: boolean },
): Promise<Withdrawal> {
  const frozen = frozenOf(sending);
  if (await isStopped(world, { personId: sending.personId, mchid: frozen.mchid })) return sending;
  const outcome = await world.pay.sendTransfer(frozen);
  const sent = newsOf(sending, outcome, eventOfRefusedSending);
  const told = sent.event === 'rejected' ? await query(world, sending) : sent;
  if (sent.event === 'short') await pause(world, frozen.mchid);
  if (isProbe && isFunded(told.event)) await resume(world, frozen.mchid);
  return settle(world, sending, { ...(told.event === 'absent' ? sent : withPage(told)), endsLease: true });
}

async function query(world: PayWorld, of: Withdrawal): Promise<News> {
  const { mchid, outBillNo } = frozenOf(of);
  return newsOf(of, await world.pay.queryTransfer({ mchid, outBillNo }), eventOfRefusedQuery);
}

/** Nobody can confirm on a page that cannot be opened; the next question fetches it. */
const withPage = (news: News): News =>
  news.event === 'waits' && !news.packageInfo ? { ...news, event: 'moves' } : news;

type Refused = Extract<TransferOutcome, { kind: 'refused' }>;
type OfRefusal =
  | ((code: Refused['code']) => News['event'])
  | Readonly<Record<Refused['code'], News['event']>>;

function newsOf(of: Withdrawal, outcome: TransferOutcome, ofRefusal: OfRefusal): News {
  if (outcome.kind === 'unknown') return { event: 'unknown' };
  if (outcome.kind === 'refused') {
    return { event: typeof ofRefusal === 'function' ? ofRefusal(outcome.code) : ofRefusal[outcome.code] };
  }
  const { bill, evidence } = outcome;
  const { mchid, appid, openid } = frozenOf(of);
  return {
    event: eventOfBill(bill, { mchid, appid, openid, amount: of.payout.amount }),
    evidence,
    ...(bill.packageInfo && { packageInfo: bill.packageInfo }),
    ...(bill.failReason && { failReason: bill.failReason }),
  };
}

function frozenOf({ payout }: Withdrawal) {
  if (!payout.frozen) throw new Error(`Bill ${payout.outBillNo} was never frozen.`);
  return { ...payout.frozen, outBillNo: payout.outBillNo };
}

const current = async (world: PayWorld, known: Withdrawal) =>
  (await world.db.get(withdrawals, known.withdrawalId)) ?? known;

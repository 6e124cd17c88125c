import type { Fen, PersonId } from '#contracts/vocabulary';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import type { TransferOutcome } from '../platform/wechatpay/port';
import { isStopped } from './may-collect';
import type { PayWorld } from './money-world';
import { mayCarryName, NAME_NEEDED_FROM, needsName } from './rules/name-on-bill';
import { askAgainAt, isEnd, maySendAgain } from './rules/payout';
import { eventOfBill, eventOfRefusedQuery, eventOfRefusedSending } from './rules/payout-news';
import { type News, settle } from './settle';
import { asKnown, type Withdrawal, withdrawals } from './withdrawal';

/** Longer than a function may take to send and ask, so that two workers do not send at once. */
const LEASE_MS = 30_000;

/**
 * The first sending: what is sent is fixed by the one write that enters `sending`, before anything is sent. Another
 * worker may have been faster; then this one sends nothing.
 */
export async function sendFirst(world: PayWorld, asked: Withdrawal, { openid }: Seat): Promise<Withdrawal> {
  const prepared = await prepare(world, asked, openid);
  if (!prepared) return parkedForNow(asked);
  const { mchid, appid } = world.terms;
  const frozen = { mchid, appid, openid, ...prepared };
  const sending = {
    state: 'sending',
    tries: 0,
    frozen,
    leaseUntil: world.now() + LEASE_MS,
    askAt: askAgainAt({ state: 'sending', tries: 0 }, world.now()) ?? world.now(),
  } as const;
  const set = Object.fromEntries(Object.entries(sending).map(([field, value]) => [`payout.${field}`, value]));
  const isMine = await world.db.updateIf(withdrawals, asked.withdrawalId, asKnown(asked), { set });
  if (!isMine) return current(world, asked);
  return send(world, { ...asked, payout: { ...asked.payout, ...sending } });
}

/** Nothing is made when the merchant's settings do not allow it: whoever watches over the money has to put them right. */
async function prepare(world: PayWorld, { withdrawalId, personId, payout }: Withdrawal, openid: string) {
  const userName = await nameFor(world, personId, payout.amount);
  const { mchid, sceneId, perception, remark, reportInfos, notifyUrl } = world.terms;
  try {
    return await world.pay.prepareTransfer({
      mchid,
      outBillNo: payout.outBillNo,
      sceneId,
      openid,
      amountFen: payout.amount,
      remark,
      notifyUrl,
      reportInfos,
      ...(perception && { perception }),
      ...(userName !== undefined && { userName }),
    });
  } catch (error) {
    world.report({ alarm: 'payout_not_prepared', withdrawalId, error: String(error) });
    return undefined;
  }
}

/** Where a name is known WeChat is told it, so that nobody else can be paid; above its limit nothing goes without. */
async function nameFor(world: PayWorld, personId: PersonId, amount: Fen): Promise<string | undefined> {
  const name = mayCarryName(amount) ? await world.legalNameOf(personId) : undefined;
  return name === undefined && needsName(amount)
    ? refuse('real_name_needed', { from: NAME_NEEDED_FROM })
    : name;
}

/** Told and not kept: nothing was sent, so the next tap begins anew once the settings are right. */
const parkedForNow = (asked: Withdrawal): Withdrawal => ({
  ...asked,
  payout: { ...asked.payout, state: 'parked', why: 'needs_configuration' },
});

/** Asks WeChat for the truth and, where it says that nothing is under way, sends the same bytes again. */
export async function ask(world: PayWorld, known: Withdrawal): Promise<Withdrawal> {
  const { frozen, ...payout } = known.payout;
  if (!frozen || isEnd(payout.state)) return known;
  const told = await query(world, known);
  const hasPage = payout.packageInfo !== undefined;
  if (!maySendAgain({ ...payout, hasPage }, told.event)) {
    return settle(world, known, hasPage ? told : withPage(told));
  }
  const leaseUntil = world.now() + LEASE_MS;
  const isMine = await world.db.updateIf(
    withdrawals,
    known.withdrawalId,
    { ...asKnown(known), 'payout.leaseUntil': { lte: world.now() } },
    { set: { 'payout.leaseUntil': leaseUntil } },
  );
  return isMine ? send(world, known) : current(world, known);
}

/** What is frozen is not sent, and sent when it thaws. A refusal speaks of the request and not of the bill: whether there is one, a query must say. */
async function send(world: PayWorld, sending: Withdrawal): Promise<Withdrawal> {
  const frozen = frozenOf(sending);
  if (await isStopped(world, { personId: sending.personId, mchid: frozen.mchid })) return sending;
  const outcome = await world.pay.sendTransfer(frozen);
  const sent = newsOf(sending, outcome, eventOfRefusedSending);
  const told = sent.event === 'rejected' ? await query(world, sending) : sent;
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

import type { Withdrawal as ShownWithdrawal } from '#contracts/earning';
import type { Fen, Instant, PersonId } from '#contracts/vocabulary';
import { refuse } from '../../platform/refusal';
import type { PreparedTransfer } from '../../platform/wechatpay/transfer';
import { frozenAmong } from '../control/switches';
import type { PayWorld } from '../money-world';
import { notifyUrlUnder } from '../payment/payment-world';
import { mayCarryName, NAME_NEEDED_FROM, needsName } from '../rules/name-on-bill';
import { askAgainAt } from '../rules/payout';
import { merchantsInTurn, routeNamed } from '../rules/route';
import { LEASE_MS, send } from './ask-wechat';
import { authorizationInEffect } from './authorization';
import { mayProbe, pausesAmong } from './merchant-pause';
import type { PayoutRoute } from './payout-terms';
import { asKnown, type Withdrawal, withdrawals } from './withdrawal';

type Why = NonNullable<ShownWithdrawal['payout']['why']>;
type Way = { route: PayoutRoute; mchid: string; appid: string; isProbe: boolean; authorizationId?: string };
type Tap = { openid: string; clientCanConfirm: boolean };

/**
 * The first sending: what is sent, and through which merchant number, is fixed by the one write that enters `sending`,
 * before anything is sent. Another worker may have been faster; then this one sends nothing.
 */
export async function sendFirst(world: PayWorld, asked: Withdrawal, tap: Tap): Promise<Withdrawal> {
  const { openid } = tap;
  const way = await wayOf(world, asked);
  if (typeof way === 'string') return parkedForNow(asked, way);
  if (!way.authorizationId && !tap.clientCanConfirm) refuse('client_too_old', {});
  const prepared = await prepare(world, asked, way, openid);
  if (!prepared) return parkedForNow(asked, 'needs_configuration');
  const sending = sendingOf(world.now(), { ...prepared, mchid: way.mchid, appid: way.appid, openid });
  const set = Object.fromEntries(Object.entries(sending).map(([field, value]) => [`payout.${field}`, value]));
  const isMine = await world.db.updateIf(withdrawals, asked.withdrawalId, asKnown(asked), { set });
  if (!isMine) return (await world.db.get(withdrawals, asked.withdrawalId)) ?? asked;
  return send(world, { ...asked, payout: { ...asked.payout, ...sending } }, way);
}

function sendingOf(now: Instant, frozen: NonNullable<Withdrawal['payout']['frozen']>) {
  return {
    state: 'sending' as const,
    tries: 0,
    frozen,
    firstSentAt: now,
    leaseUntil: now + LEASE_MS,
    askAt: askAgainAt({ state: 'sending', tries: 0 }, now) ?? now,
  };
}

/** The first merchant number in turn that is neither frozen nor without money; else one that may be tried again. */
async function wayOf(world: PayWorld, { route: name, payout, personId }: Withdrawal): Promise<Way | Why> {
  const route = routeNamed(world.terms.routes, name);
  if (!route) return 'needs_configuration';
  const all = merchantsInTurn(route.merchants, payout.outBillNo);
  const [frozen, pauses] = await Promise.all([
    frozenAmong(world, [`person:${personId}`, ...all.map(({ mchid }) => `merchant:${mchid}`)]),
    pausesAmong(
      world,
      all.map(({ mchid }) => mchid),
    ),
  ]);
  const usable = all.filter(({ mchid }) => !frozen.has(`merchant:${mchid}`));
  if (frozen.has(`person:${personId}`) || usable.length === 0) refuse('payouts_frozen', {});
  if (route.confirm === 'authorized') {
    const allowed = await authorizationInEffect(world, { personId, sceneId: route.sceneId });
    const own = usable.find(({ mchid }) => mchid === allowed?.mchid && !pauses.has(mchid));
    if (own && allowed?.authorizationId)
      return { route, ...own, isProbe: false, authorizationId: allowed.authorizationId };
  }
  const funded = usable.find(({ mchid }) => !pauses.has(mchid));
  if (funded) return { route, ...funded, isProbe: false };
  for (const merchant of usable) {
    const pause = pauses.get(merchant.mchid);
    if (pause && (await mayProbe(world, merchant.mchid, pause))) return { route, ...merchant, isProbe: true };
  }
  return 'needs_funds';
}

/** Nothing is made when the merchant's settings do not allow it: whoever watches over the money has to put them right. */
async function prepare(
  world: PayWorld,
  { withdrawalId, personId, payout }: Withdrawal,
  { route, mchid, authorizationId }: Way,
  openid: string,
): Promise<PreparedTransfer | undefined> {
  const userName = await nameFor(world, personId, payout.amount);
  const { sceneId, perception, remark, reportInfos, style } = route;
  try {
    return await world.pay.prepareTransfer({
      mchid,
      outBillNo: payout.outBillNo,
      sceneId,
      openid,
      amountFen: payout.amount,
      remark,
      notifyUrl: notifyUrlUnder(world.terms.notifyUrl)(mchid),
      reportInfos,
      ...(perception && { perception }),
      ...(userName !== undefined && { userName }),
      ...(authorizationId && { authorizationId }),
      ...(style === 'RED_PACKET' && !authorizationId && { style }),
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

/** Told and not kept: nothing was sent, so the next tap begins anew once it is put right. */
const parkedForNow = (asked: Withdrawal, why: Why): Withdrawal => ({
  ...asked,
  payout: { ...asked.payout, state: 'parked', why },
});

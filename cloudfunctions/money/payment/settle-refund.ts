import type { Instant } from '#contracts/vocabulary';
import { facts, react } from '../../facts/fact';
import type { Transaction } from '../../platform/ports';
import { type Evidence, numberAtWechat } from '../../platform/wechatpay/evidence';
import { record } from '../ledger/ledger';
import type { Entry } from '../rules/posting';
import { askRefundAt, nextRefund, type RefundEvent, whyRefundParked } from '../rules/refund';
import { paidOutside, receivedByWechat } from '../rules/wechat-account';
import type { PaymentWorld } from './payment-world';
import { type Refund, type RefundClosing, refunds } from './refund';

export type RefundNews = {
  event: RefundEvent;
  evidence?: Evidence;
  closing?: RefundClosing;
  /** What is asked once more and written beside in the transaction that ends it. */
  alongside?: (tx: Transaction, current: Refund) => Promise<unknown>;
};

/** The only place where a refund changes its state once it was sent. */
export async function settleRefund(world: PaymentWorld, known: Refund, news: RefundNews): Promise<Refund> {
  const to = nextRefund[known.state][news.event];
  if (to !== 'done' && to !== 'outside') return move(world, known, news);
  const done = await end(world, known, news);
  await react(world, refundFactId(known.refundId), world.paymentReactions).catch(() => undefined);
  return done;
}

const refundFactId = (refundId: string) => `refund:${refundId}`;

async function move(world: PaymentWorld, known: Refund, { event }: RefundNews): Promise<Refund> {
  const after = refundAfter(known, event, world.now());
  const { refundId, state, tries, askAt, why } = after;
  const isMoved = await world.db.updateIf(
    refunds,
    refundId,
    { state: known.state },
    {
      set: { state, tries, ...(askAt && { askAt }), ...(why && { why }) },
      // A proposal was made for what stood still; once it moves again it is over.
      unset: [
        ...(askAt ? [] : ['askAt']),
        ...(why ? [] : ['why']),
        ...(state === 'parked' ? [] : ['proposal']),
      ],
    },
  );
  if (!isMoved) return (await world.db.get(refunds, refundId)) ?? known;
  if (state === 'parked' && known.state !== 'parked') {
    world.report({ alarm: 'refund_parked', refundId, why });
  }
  return after;
}

function refundAfter(known: Refund, event: RefundEvent, now: Instant): Refund {
  const state = nextRefund[known.state][event];
  const tries = state === known.state ? known.tries + 1 : 0;
  const { why: before, askAt: _, proposal, ...kept } = known;
  const askAt = askRefundAt(state, tries, now);
  const why = state === 'parked' ? whyRefundParked(event, before) : undefined;
  const stays = state === 'parked' && proposal;
  return { ...kept, state, tries, ...(askAt && { askAt }), ...(why && { why }), ...(stays && { proposal }) };
}

/** The payer has the money, from WeChat or another way: entry, refund and the news for the floors above in one transaction, and so once. */
function end(world: PaymentWorld, { refundId }: Refund, news: RefundNews): Promise<Refund> {
  const { event, evidence, closing, alongside } = news;
  return world.db.transaction(async (tx) => {
    const current = await tx.get(refunds, refundId);
    if (!current) throw new Error(`Refund ${refundId} was just there and is gone.`);
    await alongside?.(tx, current);
    const to = nextRefund[current.state][event];
    if (to === current.state) return current;
    if (!evidence) throw new Error(`Refund ${refundId} cannot end without WeChat's signed word.`);
    const at = world.now();
    await record(tx, refundFactId(refundId), entryOf(current, evidence, closing, at));
    const ended = { state: to, tries: 0, doneAt: at, evidence: { ...evidence }, ...(closing && { closing }) };
    await tx.update(refunds, refundId, { set: ended, unset: ['askAt', 'why', 'proposal'] });
    await tx.add(facts, refundFactId(refundId), {
      kind: 'refund',
      at,
      about: { refundId, recordId: current.recordId, isOutside: to === 'outside' },
      pending: Object.keys(world.paymentReactions),
      failures: 0,
    });
    const { askAt: _askAt, why: _why, proposal: _proposal, ...kept } = current;
    return { ...kept, ...ended };
  });
}

/** Paid another way, nothing left WeChat: what came stays where it came, and the seller's own account says what it gave. */
function entryOf(refund: Refund, evidence: Evidence, closing: RefundClosing | undefined, at: Instant): Entry {
  const { refundId, paymentId, recordId, payer, payee, account, mchid, amount, outRefundNo } = refund;
  const found = closing ? [closing.reference] : numberAtWechat(evidence);
  const to = closing ? paidOutside(payee) : receivedByWechat(mchid);
  return {
    at,
    cause: {
      kind: 'refund',
      nature: '货款',
      funder: payee,
      payer: payee,
      payee: payer,
      records: [recordId, paymentId, refundId, outRefundNo, ...found],
    },
    postings: [{ from: account, to, amount, asset: 'CNY' }],
  };
}

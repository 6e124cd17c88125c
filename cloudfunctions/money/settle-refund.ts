import type { Instant } from '#contracts/vocabulary';
import { facts, react } from '../facts/fact';
import { type Evidence, numberAtWechat } from './evidence';
import { record } from './ledger';
import type { PaymentWorld } from './payment-world';
import { type Refund, refunds } from './refund';
import { askRefundAt, nextRefund, type RefundEvent, whyRefundParked } from './rules/refund';
import { receivedByWechat } from './rules/wechat-account';

export type RefundNews = { event: RefundEvent; evidence?: Evidence };

/** The only place where a refund changes its state once it was sent. */
export async function settleRefund(world: PaymentWorld, known: Refund, news: RefundNews): Promise<Refund> {
  if (nextRefund[known.state][news.event] !== 'done') return move(world, known, news);
  const done = await giveBack(world, known, news);
  await react(world, refundFactId(known.refundId), world.paymentReactions).catch(() => undefined);
  return done;
}

export const refundFactId = (refundId: string) => `refund:${refundId}`;

async function move(world: PaymentWorld, known: Refund, { event }: RefundNews): Promise<Refund> {
  const after = refundAfter(known, event, world.now());
  const { refundId, state, tries, askAt, why } = after;
  const isMoved = await world.db.updateIf(
    refunds,
    refundId,
    { state: known.state },
    {
      set: { state, tries, ...(askAt && { askAt }), ...(why && { why }) },
      unset: [...(askAt ? [] : ['askAt']), ...(why ? [] : ['why'])],
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
  const { why: before, askAt: _, ...kept } = known;
  const askAt = askRefundAt(state, tries, now);
  const why = state === 'parked' ? whyRefundParked(event, before) : undefined;
  return { ...kept, state, tries, ...(askAt && { askAt }), ...(why && { why }) };
}

/** The money is back with the payer: entry, refund and the news for the floors above in one transaction, and so once. */
function giveBack(world: PaymentWorld, { refundId }: Refund, { evidence }: RefundNews): Promise<Refund> {
  return world.db.transaction(async (tx) => {
    const current = await tx.get(refunds, refundId);
    if (!current) throw new Error(`Refund ${refundId} was just there and is gone.`);
    if (current.state === 'done') return current;
    if (!evidence) throw new Error(`Refund ${refundId} cannot end without WeChat's signed word.`);
    const { paymentId, recordId, payer, payee, account, mchid, amount, outRefundNo } = current;
    const at = world.now();
    await record(tx, refundFactId(refundId), {
      at,
      cause: {
        kind: 'refund',
        nature: '货款',
        funder: payee,
        payer: payee,
        payee: payer,
        records: [recordId, paymentId, refundId, outRefundNo, ...numberAtWechat(evidence)],
      },
      postings: [{ from: account, to: receivedByWechat(mchid), amount, asset: 'CNY' }],
    });
    const done = { state: 'done', tries: 0, doneAt: at, evidence: { ...evidence } } as const;
    await tx.update(refunds, refundId, { set: done, unset: ['askAt', 'why'] });
    await tx.add(facts, refundFactId(refundId), {
      kind: 'refund',
      at,
      about: { refundId, recordId },
      pending: Object.keys(world.paymentReactions),
      failures: 0,
    });
    const { askAt: _askAt, why: _why, ...kept } = current;
    return { ...kept, ...done };
  });
}

import * as z from 'zod';
import { Break as ShownBreak } from '#contracts/reconciliation';
import { Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, World } from '../../platform/ports';
import type { WechatPay } from '../../platform/wechatpay/port';
import { isOurNumber } from '../rules/reconciliation/break';

const Break = ShownBreak.extend({
  /** `<mchid>:<account>`. */
  place: z.string(),
  /** Held against the bills of later days too, for its other side may still come. */
  isCarried: z.literal(true).optional(),
  /** When WeChat is asked about its number. */
  askAt: Instant.optional(),
});
export type Break = z.infer<typeof Break>;

/** `_id` is the reconciliation's with the place in it. Nothing here is ever put right by itself. */
export const breaks: Collection<Break> = {
  name: 'breaks',
  version: 1,
  schema: Break,
  indexes: [
    indexed('by_carried', 'place', 'isCarried'),
    indexed('by_state', 'state', 'day'),
    indexed('by_day', 'place', 'day'),
    indexed('by_next_question', 'askAt'),
  ],
};

type AskWorld = Pick<World, 'db' | 'now'> & {
  pay: Pick<WechatPay, 'queryTransfer' | 'queryPayment' | 'queryRefund'>;
};

const ASKED_A_TICK = 20;
const ASK_AGAIN_MS = 10 * 60_000;

/** Under the clock: each break is asked about once at WeChat, the third voice beside bill and books. */
export async function askAboutBreaks(world: AskWorld): Promise<number> {
  const due = await world.db.find(breaks, {
    where: { askAt: { lte: world.now() } },
    orderBy: [['askAt', 'asc']],
    limit: ASKED_A_TICK,
  });
  for (const one of due) {
    const said = await whatWechatSays(world, one);
    const change = said
      ? { set: { wechatSays: { ...said, at: world.now() } }, unset: ['askAt'] }
      : { set: { askAt: world.now() + ASK_AGAIN_MS } };
    await world.db.updateIf(breaks, one.breakId, { askAt: one.askAt ?? 0 }, change);
  }
  return due.length;
}

type Said = { state: string; amount?: number };

/** Nothing as long as WeChat's word is not known. */
async function whatWechatSays(world: AskWorld, { mchid, row, booked }: Break): Promise<Said | undefined> {
  const number = [...(row?.names ?? []), ...(booked?.names ?? [])].find(isOurNumber);
  if (!number) return { state: 'NOT_OUR_NUMBER' };
  if (number.startsWith('CP')) {
    const told = await world.pay.queryPayment({ mchid, outTradeNo: number });
    if (told.kind !== 'accepted') return refusal(told);
    const { payment } = told;
    return { state: payment.state, ...('amountFen' in payment && { amount: payment.amountFen }) };
  }
  if (number.startsWith('CR')) {
    const told = await world.pay.queryRefund({ mchid, outRefundNo: number });
    return told.kind === 'accepted'
      ? { state: told.refund.state, amount: told.refund.amountFen }
      : refusal(told);
  }
  const told = await world.pay.queryTransfer({ mchid, outBillNo: number });
  if (told.kind !== 'accepted') return refusal(told);
  const { state, amountFen } = told.bill;
  return { state, ...(amountFen !== undefined && { amount: amountFen }) };
}

const refusal = (told: { kind: 'refused'; code: string } | { kind: 'unknown' }): Said | undefined =>
  told.kind === 'refused' ? { state: told.code } : undefined;

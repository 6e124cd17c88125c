import * as z from 'zod';
import { Instant } from '#contracts/vocabulary';
import type { Collection } from '../platform/ports';
import type { Headers } from '../platform/wechatpay/port';
import { ask } from './ask-wechat';
import type { PayWorld } from './money-world';
import { withdrawals } from './withdrawal';

const Notice = z.object({ eventType: z.string(), mchid: z.string(), outBillNo: z.string(), at: Instant });

/** `_id` is WeChat's own id of the event: told twice, it is kept once. */
export const notices: Collection<z.infer<typeof Notice>> = {
  name: 'wechatpay_notices',
  version: 1,
  schema: Notice,
  indexes: [],
};

/**
 * WeChat says that a bill came to its end. That is a hint and moves no money: it leads to a query, whose signed answer
 * does. Kept before anything else, so that WeChat need not say it again.
 */
export async function hearNotice(
  world: PayWorld,
  toldMerchant: string,
  headers: Headers,
  rawBody: Buffer,
): Promise<'heard' | 'rejected'> {
  const notify = await world.pay.readNotify(toldMerchant, headers, rawBody);
  if (notify.kind === 'rejected') {
    world.report({ notice: 'rejected', why: notify.why });
    return 'rejected';
  }
  const { eventId, eventType, mchid, resource } = notify;
  if (resource.kind !== 'transfer') return 'heard';
  const { outBillNo } = resource;
  const kept = await world.db.add(notices, eventId, { eventType, mchid, outBillNo, at: world.now() });
  if (kept === 'added') await askAbout(world, outBillNo);
  return 'heard';
}

/** A question that fails here is asked again by the clock. */
async function askAbout(world: PayWorld, outBillNo: string): Promise<void> {
  const [withdrawal] = await world.db.find(withdrawals, {
    where: { bills: outBillNo },
    limit: 1,
  });
  if (!withdrawal) return world.report({ alarm: 'notice_of_unknown_bill', outBillNo });
  try {
    await ask(world, withdrawal);
  } catch (error) {
    world.report({ failed: 'notice', outBillNo, error: String(error) });
  }
}

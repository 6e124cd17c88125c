import * as z from 'zod';
import { Instant } from '#contracts/vocabulary';
import type { Collection } from '../../platform/ports';
import type { Headers, Notified } from '../../platform/wechatpay/notify';
import type { PayWorld } from '../money-world';
import { hearOfPayment, hearOfRefund } from '../payment/open-payments';
import { ask } from './ask-wechat';
import { hearOfAuthorization } from './authorization';
import { withdrawals } from './withdrawal';

const Notice = z.object({ eventType: z.string(), mchid: z.string(), number: z.string(), at: Instant });

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
  const number = numberIn(resource);
  const kept = await world.db.add(notices, eventId, { eventType, mchid, number, at: world.now() });
  if (kept === 'added') await askAbout(world, resource.kind, number);
  return 'heard';
}

/** The number we gave it. */
function numberIn(told: Notified): string {
  switch (told.kind) {
    case 'transfer':
      return told.outBillNo;
    case 'payment':
      return told.outTradeNo;
    case 'refund':
      return told.outRefundNo;
    case 'authorization':
      return told.outAuthorizationNo;
  }
}

/** A question that fails here is asked again by the clock. */
async function askAbout(world: PayWorld, kind: Notified['kind'], number: string): Promise<void> {
  try {
    if (kind === 'transfer') await hearOfTransfer(world, number);
    if (kind === 'payment') await hearOfPayment(world, number);
    if (kind === 'refund') await hearOfRefund(world, number);
    if (kind === 'authorization') await hearOfAuthorization(world, number);
  } catch (error) {
    world.report({ failed: 'notice', number, error: String(error) });
  }
}

async function hearOfTransfer(world: PayWorld, outBillNo: string): Promise<void> {
  const [withdrawal] = await world.db.find(withdrawals, { where: { bills: outBillNo }, limit: 1 });
  if (!withdrawal) return world.report({ alarm: 'notice_of_unknown_bill', outBillNo });
  await ask(world, withdrawal);
}

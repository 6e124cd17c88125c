import type { Desk } from './desk';
import type { News } from './envelope';
import { type Payment, paidNews } from './payment/payment-book';
import { type Refund, refundNews } from './payment/refund-book';
import type { Store } from './store';
import { type Authorization, authorizationNews } from './transfer/authorization-book';
import type { Bill } from './transfer/bill';
import { finished } from './transfer/book';

/** The states one may be told of, true or not. */
export const toldStates = ['SUCCESS', 'FAIL', 'CANCELLED', 'CLOSED', 'ABNORMAL', 'TAKING_EFFECT'] as const;
type Told = (typeof toldStates)[number];
export type Lie = { mchid: string; url: string; news: News };

/** Who would be told of what is there, said to have ended as it has not. */
export function lieAbout({ store }: Desk, subject: Record<string, unknown>, state: Told): Lie {
  const [name, number] = Object.entries(subject).find(([, value]) => typeof value === 'string') ?? [];
  const lie = name !== undefined && lies[name]?.(store, String(number), state);
  if (!lie) throw new Error(`There is nobody to tell about ${JSON.stringify(subject)}.`);
  return lie;
}

type Tell = (store: Store, number: string, state: Told) => Lie | undefined;

const lies: Record<string, Tell> = {
  outBillNo: (store, number, state) => {
    const bill = store.list<Bill>('bill:').find(({ outBillNo }) => outBillNo === number);
    const told = state === 'SUCCESS' || state === 'CANCELLED' ? state : 'FAIL';
    return lie(bill?.mchid, bill?.asked.notify_url, bill && finished({ ...bill, state: told }));
  },
  outAuthorizationNo: (store, number) => {
    const kept = store
      .list<Authorization>('authorization:')
      .find(({ wanted }) => wanted.out_authorization_no === number);
    const news = kept && authorizationNews({ ...kept, state: 'TAKING_EFFECT' }, 'CONFIRMED');
    return lie(kept?.mchid, kept?.wanted.authorization_notify_url, news);
  },
  outTradeNo: (store, number) => {
    const payment = store.list<Payment>('payment:').find(({ asked }) => asked.out_trade_no === number);
    const paid = { at: payment?.createdAt ?? 0, transactionId: `4200${'0'.repeat(24)}` };
    const news = payment && paidNews({ paid, ...payment, state: 'SUCCESS' });
    return lie(payment?.mchid, payment?.asked.notify_url, news);
  },
  outRefundNo: (store, number, state) => {
    const refund = store.list<Refund>('refund:').find(({ asked }) => asked.out_refund_no === number);
    const told = state === 'CLOSED' || state === 'ABNORMAL' ? state : 'SUCCESS';
    return lie(refund?.mchid, refund?.asked.notify_url, refund && refundNews({ ...refund, state: told }));
  },
};

const lie = (mchid: string | undefined, url: string | undefined, news: News | undefined) =>
  mchid !== undefined && url !== undefined && news ? { mchid, url, news } : undefined;

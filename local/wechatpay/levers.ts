import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { type Bill, CONFIRM_WITHIN_MS, enter, type Pace } from './bill';
import { billByNumber, billByPackage, keepBill, merchantOf, paceOf } from './book';
import { addFault, clearFaults, type Fault } from './fault';
import { type Forgery, forge } from './forgery';
import { merchantKey } from './merchant';
import type { Notify } from './notice';
import type { Store } from './store';

export type Tap = { outBillNo?: string; package?: string; openid: string; failReason?: string };
export type Shown = { errMsg: string };

/** Everything a person, or the world, does to WeChat Pay from outside; plain JSON in and out. */
export function leversOf({ store, now, notify }: { store: Store; now: () => number; notify: Notify }) {
  const find = (tap: Pick<Tap, 'outBillNo' | 'package'>) =>
    tap.package !== undefined
      ? billByPackage(store, tap.package, now())
      : billByNumber(store, tap.outBillNo ?? '', now());
  return {
    /** The payee opens WeChat's page and confirms. */
    confirm: (tap: Tap): Shown => store.atomically(() => confirm(store, find(tap), tap, now())),
    /** The payee leaves the page: nothing changes, the bill stays open. */
    closePage: (): Shown => ({ errMsg: 'requestMerchantTransfer:fail cancel' }),
    /** The 24 hours and the lag are over at once. */
    expire: ({ outBillNo }: { outBillNo: string }) =>
      store.atomically(() => {
        const bill = billByNumber(store, outBillNo, now());
        if (bill?.state !== 'WAIT_USER_CONFIRM')
          throw new Error(`Bill ${outBillNo} does not wait for anybody.`);
        keepBill(store, enter(bill, { to: 'FAIL', at: now(), failReason: 'OVERDUE_CLOSE' }), now());
      }),
    setBalance: ({ mchid, balanceFen }: { mchid: string; balanceFen: number }) =>
      store.atomically(() => store.put(merchantKey(mchid), { ...merchantOf(store, mchid), balanceFen })),
    setPace: (pace: Partial<Pace>) =>
      store.atomically(() => store.put('pace', { ...paceOf(store), ...pace })),
    /** The legal name behind a WeChat account. */
    nameUser: ({ openid, name }: { openid: string; name: string }) => store.put(`user:${openid}`, { name }),
    fault: (fault: z.input<typeof Fault>) => store.atomically(() => addFault(store, fault)),
    clearFaults: () => store.atomically(() => clearFaults(store)),
    forgeNotify: (forgery: Forgery) => forge({ store, notify, nowMs: now(), id: randomUUID() }, forgery),
    accounts: () =>
      store
        .list<{ mchid: string; balanceFen: number; frozenFen: number }>('merchant:')
        .map(({ mchid, balanceFen, frozenFen }) => ({ mchid, balanceFen, frozenFen })),
    bills: () =>
      store
        .list<Bill>('bill:')
        .map(({ asked, ...bill }) => ({ ...bill, amountFen: asked.transfer_amount, openid: asked.openid })),
  };
}

function confirm(store: Store, bill: Bill | undefined, tap: Tap, nowMs: number): Shown {
  const no = (reason: string): Shown => ({ errMsg: `requestMerchantTransfer:fail ${reason}` });
  if (!bill) return no('package无效');
  if (bill.asked.openid !== tap.openid) return no('你的微信号与商家指定的微信号不一致');
  if (bill.state !== 'WAIT_USER_CONFIRM') return no(`当前单据状态为${bill.state},不能收款`);
  if (nowMs - bill.updatedAt > CONFIRM_WITHIN_MS) return no('已超过收款时间');
  const legal = store.get<{ name: string }>(`user:${bill.asked.openid}`)?.name;
  const named = bill.asked.user_name;
  const isNamedWrong = named !== undefined && legal !== undefined && named !== legal;
  const willFailWith = tap.failReason ?? (isNamedWrong ? 'NAME_NOT_CORRECT' : undefined);
  const confirmed = enter(bill, { to: 'TRANSFERING', at: nowMs });
  keepBill(store, { ...confirmed, ...(willFailWith !== undefined && { willFailWith }) }, nowMs);
  return { errMsg: 'requestMerchantTransfer:ok' };
}

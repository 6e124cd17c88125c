import { accountOf, freeze, payFrozen, unfreeze } from '../account';
import type { Desk } from '../desk';
import type { News } from '../envelope';
import { merchantOf } from '../merchant';
import { queueNotice } from '../notice';
import { paceOf } from '../pace';
import type { Store } from '../store';
import { chinaDay, chinaTime } from '../wire';
import type { Asked } from './asked';
import { advance, type Bill, isTerminal } from './bill';

/** Bills as kept; every function here runs inside one transaction of its caller. */
export const billKey = (mchid: string, outBillNo: string) => `bill:${mchid}:${outBillNo}`;
const keyOf = (bill: Bill) => billKey(bill.mchid, bill.outBillNo);
const openKey = (bill: Bill) => `open:${keyOf(bill)}`;
const packageKey = (packageInfo: string) => `package:${packageInfo}`;
const transferKey = (mchid: string, transferBillNo: string) => `transfer:${mchid}:${transferBillNo}`;

/** The bill as it stands now: what came due since it was last looked at is carried out first. */
export function billNow(desk: Desk, key: string): Bill | undefined {
  const bill = desk.store.get<Bill>(key);
  if (!bill) return undefined;
  const advanced = advance(bill, paceOf(desk.store), desk.nowMs);
  if (advanced !== bill) keepBill(desk, advanced);
  return advanced;
}

export const billByPackage = (desk: Desk, packageInfo: string) => referred(desk, packageKey(packageInfo));

export const billByTransferNo = (desk: Desk, mchid: string, transferBillNo: string) =>
  referred(desk, transferKey(mchid, transferBillNo));

function referred(desk: Desk, key: string): Bill | undefined {
  const reference = desk.store.get<{ key: string }>(key);
  return reference && billNow(desk, reference.key);
}

/** Whoever pulls a lever does not say the merchant. */
export function billByNumber(desk: Desk, outBillNo: string): Bill | undefined {
  const bill = desk.store.list<Bill>('bill:').find((kept) => kept.outBillNo === outBillNo);
  return bill && billNow(desk, keyOf(bill));
}

export function advanceBills(desk: Desk): void {
  for (const { key } of desk.store.list<{ key: string }>('open:')) billNow(desk, key);
}

/** The end of a bill moves its money and is notified in the same transaction. */
export function keepBill(desk: Desk, bill: Bill): void {
  const { store } = desk;
  const reference = { key: keyOf(bill) };
  store.put(keyOf(bill), bill);
  store.put(packageKey(bill.packageInfo), reference);
  store.put(transferKey(bill.mchid, bill.transferBillNo), reference);
  if (!isTerminal(bill.state)) {
    store.put(openKey(bill), reference);
    return;
  }
  store.remove(openKey(bill));
  if (bill.isFunded) endCustody(desk, bill);
  const { mchid, outBillNo, asked } = bill;
  queueNotice(desk, {
    mchid,
    url: asked.notify_url,
    about: { outBillNo },
    at: bill.updatedAt,
    news: finished(bill),
  });
}

export type Refused = 'empty' | 'over_day_limit';

/** Freezes the amount, or says why the operating account cannot. */
export function fund(desk: Desk, bill: Bill): Refused | undefined {
  const { store, nowMs } = desk;
  const amountFen = bill.asked.transfer_amount;
  const dayKey = `day:${bill.mchid}:${chinaDay(nowMs)}`;
  const soFar = store.get<{ fen: number }>(dayKey)?.fen ?? 0;
  if (soFar + amountFen > merchantOf(store, bill.mchid).dayLimitFen) return 'over_day_limit';
  if (!freeze(store, operating(store, bill), amountFen)) return 'empty';
  store.put(dayKey, { fen: soFar + amountFen });
  return undefined;
}

const operating = (store: Store, { mchid }: Bill) => accountOf(store, mchid, 'OPERATION');

/** Whether the account belongs to somebody of another name; nobody knows the name of whom no lever named. */
export function isNamedWrong({ store }: Desk, { openid, user_name: name }: Asked): boolean {
  const legal = store.get<{ name: string }>(`user:${openid}`)?.name;
  return name !== undefined && legal !== undefined && name !== legal;
}

/** What the day's bill calls a transfer; the true words are not published, so nobody may rely on them. */
const TRANSFER = '商家转账';

function endCustody(desk: Desk, bill: Bill): void {
  const account = operating(desk.store, bill);
  const amountFen = bill.asked.transfer_amount;
  if (bill.state !== 'SUCCESS') {
    unfreeze(desk.store, account, amountFen);
    return;
  }
  payFrozen(desk, account, bill.updatedAt, {
    businessNo: bill.transferBillNo,
    voucherNo: bill.outBillNo,
    name: TRANSFER,
    type: TRANSFER,
    amountFen,
    note: bill.asked.transfer_remark,
  });
}

export const finished = (bill: Bill): News => ({
  event: 'MCHTRANSFER.BILL.FINISHED',
  summary: '商家转账单据终态通知',
  type: 'mch_payment',
  plaintext: {
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    state: bill.state,
    mch_id: bill.mchid,
    transfer_amount: bill.asked.transfer_amount,
    openid: bill.asked.openid,
    ...(bill.failReason !== undefined && { fail_reason: bill.failReason }),
    create_time: chinaTime(bill.createdAt),
    update_time: chinaTime(bill.updatedAt),
  },
});

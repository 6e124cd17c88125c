import { advance, type Bill, defaultPace, isTerminal, type Pace } from './bill';
import type { Desk } from './desk';
import { type Merchant, merchantKey } from './merchant';
import { queueNotice } from './notice';
import type { Store } from './store';

/** Bills and operating accounts as kept; every function here runs inside one transaction of its caller. */
export const billKey = (mchid: string, outBillNo: string) => `bill:${mchid}:${outBillNo}`;
const openKey = (bill: Bill) => `open:${bill.mchid}:${bill.outBillNo}`;
const packageKey = (packageInfo: string) => `package:${packageInfo}`;

export const paceOf = (store: Store): Pace => store.get<Pace>('pace') ?? defaultPace;

/** The bill as it stands now: what came due since it was last looked at is carried out first. */
export function billNow(desk: Desk, key: string): Bill | undefined {
  const bill = desk.store.get<Bill>(key);
  if (!bill) return undefined;
  const advanced = advance(bill, paceOf(desk.store), desk.nowMs);
  if (advanced !== bill) keepBill(desk, advanced);
  return advanced;
}

export function billByPackage(desk: Desk, packageInfo: string): Bill | undefined {
  const reference = desk.store.get<{ key: string }>(packageKey(packageInfo));
  return reference && billNow(desk, reference.key);
}

export function billByNumber(desk: Desk, outBillNo: string): Bill | undefined {
  const bill = desk.store.list<Bill>('bill:').find((kept) => kept.outBillNo === outBillNo);
  return bill && billNow(desk, billKey(bill.mchid, bill.outBillNo));
}

/** The end of a bill moves its money and is notified in the same transaction. */
export function keepBill(desk: Desk, bill: Bill): void {
  const { store } = desk;
  store.put(billKey(bill.mchid, bill.outBillNo), bill);
  store.put(packageKey(bill.packageInfo), { key: billKey(bill.mchid, bill.outBillNo) });
  if (!isTerminal(bill.state)) {
    store.put(openKey(bill), { key: billKey(bill.mchid, bill.outBillNo) });
    return;
  }
  store.remove(openKey(bill));
  const merchant = merchantOf(store, bill.mchid);
  if (bill.isFunded) endCustody(store, merchant, bill);
  queueNotice(desk, bill, merchant);
}

export function advanceAll(desk: Desk): void {
  for (const { key } of desk.store.list<{ key: string }>('open:')) billNow(desk, key);
}

/** Moves the amount into custody, or says that the operating account cannot. */
export function fund(store: Store, bill: Bill): boolean {
  const merchant = merchantOf(store, bill.mchid);
  const amount = bill.asked.transfer_amount;
  if (merchant.balanceFen < amount) return false;
  store.put(merchantKey(bill.mchid), {
    ...merchant,
    balanceFen: merchant.balanceFen - amount,
    frozenFen: merchant.frozenFen + amount,
  });
  return true;
}

function endCustody(store: Store, merchant: Merchant, bill: Bill): void {
  const amount = bill.asked.transfer_amount;
  store.put(merchantKey(bill.mchid), {
    ...merchant,
    frozenFen: merchant.frozenFen - amount,
    balanceFen: merchant.balanceFen + (bill.state === 'SUCCESS' ? 0 : amount),
  });
}

export function merchantOf(store: Store, mchid: string): Merchant {
  const merchant = store.get<Merchant>(merchantKey(mchid));
  if (!merchant) throw new Error(`The local WeChat Pay has no merchant ${mchid}.`);
  return merchant;
}

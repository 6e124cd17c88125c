import type { Bill } from './bill';
import { newId, type Random } from './chance';
import type { Desk } from './desk';
import { takeFault } from './fault';
import type { Merchant } from './merchant';
import { sealedHeaders, sealResource } from './signature';
import { chinaTime } from './wire';

/** How the world is told; the status it answers decides whether it is told again. Whoever carries it waits 5 s at most. */
export type Notify = (
  url: string,
  headers: Record<string, string>,
  body: Buffer,
) => Promise<{ status: number }>;

export type Notice = {
  id: string;
  mchid: string;
  outBillNo: string;
  url: string;
  body: string;
  dueAt: number;
  /** Failed attempts so far. */
  failures: number;
  /** Deliveries still to be made; WeChat may tell the same thing twice. */
  copies: number;
};

const minutes = (count: number) => count * 60_000;
/** After each failure: 15 times in 24 hours and 4 minutes, then never again. */
export const RETRY_AFTER_MS = [
  15_000,
  15_000,
  30_000,
  ...[3, 10, 20, 30, 30, 30, 60, 180, 180, 180, 360, 360].map(minutes),
];

export function queueNotice(desk: Desk, bill: Bill, merchant: Merchant): void {
  const { store, random } = desk;
  const url = bill.asked.notify_url;
  if (url === undefined) return;
  const fault = takeFault(store, 'notify', bill.outBillNo);
  if (fault?.kind === 'never') return;
  const notice: Notice = {
    id: newId(random),
    mchid: bill.mchid,
    outBillNo: bill.outBillNo,
    url,
    body: '',
    dueAt: bill.updatedAt + (fault?.kind === 'late' ? fault.ms : 0),
    failures: 0,
    copies: fault?.kind === 'twice' ? 2 : 1,
  };
  const body = JSON.stringify(envelope(notice.id, finished(bill), merchant, desk));
  store.put(`notice:${notice.id}`, { ...notice, body });
}

/** Nothing is held while the world is being told, so it may ask back at once. */
export async function deliverDue(desk: Desk, notify: Notify): Promise<void> {
  const due = desk.store.list<Notice>('notice:').filter((notice) => notice.dueAt <= desk.nowMs);
  await Promise.all(due.map((notice) => deliver(desk, notify, notice)));
}

async function deliver(desk: Desk, notify: Notify, notice: Notice): Promise<void> {
  const { store } = desk;
  const merchant = store.get<Merchant>(`merchant:${notice.mchid}`);
  const key = merchant?.platformKeys[0];
  if (!key) throw new Error(`Merchant ${notice.mchid} has no platform key to sign a notify with.`);
  const body = Buffer.from(notice.body);
  for (let copy = 0; copy < notice.copies; copy += 1) {
    const headers = { 'Content-Type': 'application/json', ...sealedHeaders(body, key, desk) };
    const isHeard = await isAcknowledged(notify(notice.url, headers, body));
    if (!isHeard) return retryLater(desk, notice);
  }
  store.remove(`notice:${notice.id}`);
}

function retryLater({ store, nowMs }: Desk, notice: Notice): void {
  const wait = RETRY_AFTER_MS[notice.failures];
  if (wait === undefined) store.remove(`notice:${notice.id}`);
  else store.put(`notice:${notice.id}`, { ...notice, failures: notice.failures + 1, dueAt: nowMs + wait });
}

async function isAcknowledged(answer: Promise<{ status: number }>): Promise<boolean> {
  try {
    const { status } = await answer;
    return status === 200 || status === 204;
  } catch {
    return false;
  }
}

/** The plaintext under the seal. */
export const finished = (bill: Bill) => ({
  out_bill_no: bill.outBillNo,
  transfer_bill_no: bill.transferBillNo,
  state: bill.state,
  mch_id: bill.mchid,
  transfer_amount: bill.asked.transfer_amount,
  openid: bill.asked.openid,
  ...(bill.failReason !== undefined && { fail_reason: bill.failReason }),
  create_time: chinaTime(bill.createdAt),
  update_time: chinaTime(bill.updatedAt),
});

export const envelope = (
  id: string,
  plaintext: object,
  merchant: Merchant,
  { nowMs, random }: { nowMs: number; random: Random },
) => ({
  id,
  create_time: chinaTime(nowMs),
  resource_type: 'encrypt-resource',
  event_type: 'MCHTRANSFER.BILL.FINISHED',
  summary: '商家转账单据终态通知',
  resource: sealResource(JSON.stringify(plaintext), merchant.apiV3Key, 'mch_payment', random),
});

import { newId } from './chance';
import type { Desk } from './desk';
import { envelope, type News, type Notify } from './envelope';
import { takeFault } from './fault';
import { merchantOf, signingKey } from './merchant';
import { probe } from './probe';
import { sealedHeaders } from './signature';
import type { Store } from './store';
import type { Subject } from './subject';

type Notice = {
  key: string;
  mchid: string;
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

type Message = { mchid: string; url: string | undefined; about: Subject; at: number; news: News };

/** Told in the transaction that made it so; without an address nobody is told. */
export function queueNotice(desk: Desk, { mchid, url, about, at, news }: Message): void {
  if (url === undefined) return;
  const fault = takeFault(desk.store, 'notify', about);
  if (fault?.kind === 'never') return;
  const id = newId(desk.random);
  const body = JSON.stringify(envelope(id, news, merchantOf(desk.store, mchid), desk));
  const dueAt = at + (fault?.kind === 'late' ? fault.ms : 0);
  const copies = fault?.kind === 'twice' ? 2 : 1;
  const key = nextKey(desk.store);
  const notice: Notice = { key, mchid, url, body, dueAt, failures: 0, copies };
  desk.store.put(key, notice);
}

/** In the order in which things happened. */
function nextKey(store: Store): string {
  const { count } = store.get<{ count: number }>('notices') ?? { count: 0 };
  store.put('notices', { count: count + 1 });
  return `notice:${String(count).padStart(12, '0')}`;
}

/** Nothing is held while the world is being told, so it may ask back at once. */
export async function deliverDue(desk: Desk, notify: Notify): Promise<void> {
  const due = desk.store
    .list<Notice>('notice:')
    .filter((notice) => notice.dueAt <= desk.nowMs)
    .toSorted((a, b) => a.dueAt - b.dueAt);
  await Promise.all(due.map((notice) => deliver(desk, notify, notice)));
}

async function deliver(desk: Desk, notify: Notify, notice: Notice): Promise<void> {
  const { store } = desk;
  const merchant = merchantOf(store, notice.mchid);
  const body = Buffer.from(notice.body);
  for (let copy = 0; copy < notice.copies; copy += 1) {
    await probe(desk, notify, { merchant, url: notice.url, body });
    const headers = {
      'Content-Type': 'application/json',
      ...sealedHeaders(body, signingKey(merchant), desk),
    };
    const isHeard = await isAcknowledged(notify(notice.url, headers, body));
    if (!isHeard) return retryLater(desk, notice);
  }
  store.remove(notice.key);
}

function retryLater({ store, nowMs }: Desk, notice: Notice): void {
  const wait = RETRY_AFTER_MS[notice.failures];
  if (wait === undefined) store.remove(notice.key);
  else store.put(notice.key, { ...notice, failures: notice.failures + 1, dueAt: nowMs + wait });
}

async function isAcknowledged(answer: Promise<{ status: number }>): Promise<boolean> {
  try {
    const { status } = await answer;
    return status === 200 || status === 204;
  } catch {
    return false;
  }
}

import type { BillAccount, Booked } from '#contracts/reconciliation';
import type { Day, Instant } from '#contracts/vocabulary';
import type { Kept, World } from '../../platform/ports';
import { dayOf, endOf, startOf } from '../../time/rules/day';
import { type EntryDocument, entries } from '../ledger/ledger';
import { fen } from '../rules/fen';
import { accountKey, effectOf } from '../rules/posting';

/** One account at WeChat: a merchant number and which of its bills tells of it. */
export type BillPlace = { mchid: string; account: BillAccount };

/** Where our books keep what moved there. Money that comes from this account went in at WeChat; what goes to it went out. */
export const ledgerAccountOf = ({ mchid, account }: BillPlace) =>
  account === 'OPERATION' ? `wechat:${mchid}:paid` : `wechat:${mchid}:received`;

export type DatedBooking = Booked & { day: Day };

const AT_ONCE = 1_000;

/** What our books say moved on this day. What stands in suspense is an explanation and no movement. */
export async function bookedOn(
  world: Pick<World, 'db'>,
  place: BillPlace,
  day: Day,
): Promise<DatedBooking[]> {
  const found = new Map<string, Kept<EntryDocument>>();
  for (let from: Instant = startOf(day); ; ) {
    const page = await world.db.find(entries, {
      where: { accounts: keyOf(place), at: { gte: from } },
      orderBy: [['at', 'asc']],
      limit: AT_ONCE,
    });
    for (const entry of page) if (entry.at <= endOf(day)) found.set(entry._id, entry);
    const last = page.at(-1);
    if (page.length < AT_ONCE || !last || last.at > endOf(day)) break;
    if (last.at === from) throw new Error(`More than ${AT_ONCE} entries at one moment: ${last._id}.`);
    from = last.at;
  }
  return bookingsIn([...found.values()], place);
}

const NAMES_AT_ONCE = 100;

/** What our books say under any of these numbers, whenever it was. */
export async function bookedUnder(
  world: Pick<World, 'db'>,
  place: BillPlace,
  names: readonly string[],
): Promise<DatedBooking[]> {
  const found = new Map<string, Kept<EntryDocument>>();
  for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
    const page = await world.db.find(entries, {
      where: { 'cause.records': { in: names.slice(at, at + NAMES_AT_ONCE) } },
      limit: AT_ONCE,
    });
    for (const entry of page) found.set(entry._id, entry);
  }
  return bookingsIn([...found.values()], place);
}

function bookingsIn(found: readonly Kept<EntryDocument>[], place: BillPlace): DatedBooking[] {
  return found.flatMap(({ _id, at, cause, postings }) => {
    const change = effectOf(postings).get(keyOf(place)) ?? 0;
    if (change === 0 || cause.kind === 'suspense') return [];
    const way = change > 0 ? 'out' : 'in';
    return [{ entryId: _id, names: cause.records, way, amount: fen(Math.abs(change)), day: dayOf(at) }];
  });
}

const keyOf = (place: BillPlace) => accountKey(ledgerAccountOf(place), 'CNY');

import * as z from 'zod';
import { Break as ShownBreak, Reconciliation as ShownReconciliation } from '#contracts/reconciliation';
import { Day, Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, World } from '../../platform/ports';
import { addDays, dayOf, startOf } from '../../time/rules/day';
import type { BillPlace } from './bookings';

const Found = ShownBreak.pick({ kind: true, beyond: true, row: true, booked: true });

const Reconciliation = ShownReconciliation.extend({
  /** `<mchid>:<account>`. */
  place: z.string(),
  tries: z.number().int(),
  askAt: Instant.optional(),
  file: z.string().optional(),
  sha256: z.string().optional(),
  /** Decided by one write and carried out from there, so that a crash in between loses and doubles nothing. */
  result: z
    .object({
      breaks: z.array(Found),
      explained: z.array(z.object({ breakId: z.string(), by: z.string() })),
      /** Bookings of other days that this bill answers. */
      overnight: z.array(z.object({ entryId: z.string(), day: Day })),
    })
    .optional(),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

/** `_id` is `<day>:<mchid>:<account>`. */
export const reconciliations: Collection<Reconciliation> = {
  name: 'reconciliations',
  version: 1,
  schema: Reconciliation,
  indexes: [indexed('by_place', 'place', '-day'), indexed('by_day', '-day'), indexed('by_next_try', 'askAt')],
};

export const reconciliationId = ({ mchid, account }: BillPlace, day: Day) => `${day}:${mchid}:${account}`;
export const placeKey = ({ mchid, account }: BillPlace) => `${mchid}:${account}`;

/** A booking whose line stands in another day's bill, so that its own day does not look for it again. */
const Overnight = z.object({ place: z.string(), day: Day, billDay: Day });
type Overnight = z.infer<typeof Overnight>;

/** `_id` is the entry's with the place it moved at. */
export const overnights: Collection<Overnight> = {
  name: 'overnights',
  version: 1,
  schema: Overnight,
  indexes: [indexed('by_day', 'place', 'day')],
};

export const overnightId = (place: BillPlace, entryId: string) => `${entryId}|${placeKey(place)}`;

/** What is held against bills: of the brand's numbers the account payouts leave from, of a seller's the takings. */
export const placesOf = (merchants: readonly { _id: string; kind: 'brand' | 'seller' }[]): BillPlace[] =>
  merchants.flatMap(({ _id: mchid, kind }): BillPlace[] =>
    kind === 'brand'
      ? [{ mchid, account: 'OPERATION' }]
      : [
          { mchid, account: 'BASIC' },
          { mchid, account: 'TRADE' },
        ],
  );

/** WeChat makes a day's bill from nine o'clock of the next day and asks to fetch it after ten. */
const FETCHED_FROM_MS = (10 * 60 + 10) * 60_000;
/** WeChat keeps bills for three months. */
export const BILLS_KEPT_DAYS = 89;

/**
 * Under the clock, nightly: every day of every account is to be reconciled, also those that passed while the cloud was
 * down. A number that is new begins with yesterday.
 */
export async function openDays(
  world: Pick<World, 'db' | 'now'>,
  places: readonly BillPlace[],
): Promise<number> {
  const yesterday = addDays(dayOf(world.now()), -1);
  const earliest = addDays(yesterday, 1 - BILLS_KEPT_DAYS);
  const firstDayAfter = (latest: Day | undefined) => {
    if (latest === undefined) return yesterday;
    return latest < earliest ? earliest : addDays(latest, 1);
  };
  let opened = 0;
  for (const place of places) {
    const [latest] = await world.db.find(reconciliations, {
      where: { place: placeKey(place) },
      orderBy: [['day', 'desc']],
      limit: 1,
    });
    for (let day = firstDayAfter(latest?.day); day <= yesterday; day = addDays(day, 1)) {
      const added = await world.db.add(reconciliations, reconciliationId(place, day), {
        ...place,
        day,
        place: placeKey(place),
        state: 'absent',
        tries: 0,
        askAt: (startOf(addDays(day, 1)) + FETCHED_FROM_MS) as Instant,
        breaks: 0,
        complaints: [],
      });
      if (added === 'added') opened += 1;
    }
  }
  return opened;
}

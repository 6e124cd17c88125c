import type { BillRow } from '#contracts/reconciliation';
import type { Day } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { type Matched, match, strangers } from '../rules/reconciliation/match';
import { type BillPlace, bookedOn, bookedUnder, type DatedBooking } from './bookings';
import { type Break, breaks } from './break';
import { overnightId, overnights, placeKey, reconciliationId, reconciliations } from './reconciliation';

type Held = { matched: Matched; overnight: { entryId: string; day: Day }[] };

const AT_MOST = 1_000;
const HELD: readonly string[] = ['decided', 'done', 'quiet'];

/**
 * A day's rows against the day's bookings, against what earlier days left open, and for the rows nobody knows against
 * all that was booked under their numbers: WeChat pays before midnight what we learn after it.
 */
export async function holdAgainstBooks(
  world: Pick<World, 'db'>,
  place: BillPlace,
  { day, rows }: { day: Day; rows: readonly BillRow[] },
): Promise<Held> {
  const here = { place: placeKey(place) };
  const carried = await world.db.find(breaks, { where: { ...here, isCarried: true }, limit: AT_MOST });
  const answered = await world.db.find(overnights, { where: { ...here, day }, limit: AT_MOST });
  const answeredIds = new Set(answered.map(({ _id }) => _id));
  const onDay = await bookedOn(world, place, day);
  const isSpent = ({ entryId }: DatedBooking) => answeredIds.has(overnightId(place, entryId));
  const own = onDay.filter((booked) => !isSpent(booked));
  const elsewhere = await bookedElsewhere(world, place, { day, rows: strangers(rows, own), carried });
  const matched = match({
    rows,
    booked: [...own, ...elsewhere.free],
    carried,
    spent: [...onDay.filter(isSpent), ...elsewhere.spent],
  });
  const isLeft = new Set(matched.breaks.flatMap(({ row, booked }) => (row ? [] : [booked?.entryId])));
  const met = elsewhere.free.filter(({ entryId }) => !isLeft.has(entryId));
  return {
    // A booking of another day that met no row is its own day's matter.
    matched: { ...matched, breaks: matched.breaks.filter(({ row, booked }) => row || isOf(own, booked)) },
    overnight: met.map(({ entryId, day: on }) => ({ entryId, day: on })),
  };
}

const isOf = (own: readonly DatedBooking[], booked: { entryId: string } | undefined) =>
  own.some(({ entryId }) => entryId === booked?.entryId);

type Search = { day: Day; rows: readonly BillRow[]; carried: readonly Break[] };

/** Bookings of other days under the rows' numbers. Those whose own day was held already are spent, unless it left them open. */
async function bookedElsewhere(world: Pick<World, 'db'>, place: BillPlace, { day, rows, carried }: Search) {
  const names = rows.flatMap((row) => row.names);
  const isOpen = new Set(carried.map(({ booked }) => booked?.entryId));
  const found = (await bookedUnder(world, place, names)).filter(
    (booked) => booked.day !== day && !isOpen.has(booked.entryId),
  );
  if (found.length === 0) return { free: [], spent: [] };
  const days = [...new Set(found.map((booked) => reconciliationId(place, booked.day)))].slice(0, AT_MOST);
  const done = await world.db.find(reconciliations, { where: { _id: { in: days } }, limit: AT_MOST });
  const isDone = new Set(done.filter(({ state }) => HELD.includes(state)).map(({ _id }) => _id));
  const ids = found.map(({ entryId }) => overnightId(place, entryId)).slice(0, AT_MOST);
  const answered = await world.db.find(overnights, { where: { _id: { in: ids } }, limit: AT_MOST });
  const isAnswered = new Set(answered.map(({ _id }) => _id));
  const isSpent = (booked: DatedBooking) =>
    isDone.has(reconciliationId(place, booked.day)) || isAnswered.has(overnightId(place, booked.entryId));
  return { free: found.filter((booked) => !isSpent(booked)), spent: found.filter(isSpent) };
}

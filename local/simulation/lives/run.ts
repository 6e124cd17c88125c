import { orders } from '../../../cloudfunctions/trade/order/order';
import { brew, heal } from '../weather';
import type { Act } from './act';
import { brandsDuties, brandsWhims } from './brand';
import { wind } from './clock';
import { driversDuties, driversWhims } from './driver';
import { shops, traders } from './market';
import { violationsIn } from './oracle';
import { ownersDuties, ownersWhims } from './owner';
import type { Parts } from './parts';
import { sellersDuties, sellersWhims } from './seller';
import { wechatsWhims } from './wechat';
import { type LivesWorld, openLivesWorld, seen } from './world';

export type Run = {
  seed: number;
  orders: number;
  received: number;
  cancelled: number;
  faults: Readonly<Record<string, number>>;
  violations: readonly string[];
  /** Of the whole history: the same seed gives the same. */
  hash: string;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BUSY_MS = 25 * MINUTE_MS;
const CLOCK_MS = 5 * MINUTE_MS;

/** One seed's history: orders live through faults for some days, then in a healthy world all must come to its end. */
export async function simulateLives(options: {
  seed: number;
  parts?: Partial<Parts>;
  listen?: (line: string) => void;
}): Promise<Run> {
  const world = await openLivesWorld(options);
  if (options.listen) world.schedule.listen(options.listen);
  const violations = await world.schedule.until(history(world));
  const tally = tallyOf(world);
  await world.database.close();
  return { seed: options.seed, ...tally, violations, hash: world.schedule.hash() };
}

/** Somebody with what lies before them and what they may take into the head. */
type Person = { duties: () => Act[]; whims: () => Act[] };

function peopleOf(world: LivesWorld): Person[] {
  const mostOrders = world.schedule.between(1, 4);
  return [
    ...shops.map(({ storeId }) => ({
      duties: () => ownersDuties(world, storeId),
      whims: () => ownersWhims(world, storeId, mostOrders),
    })),
    ...traders.map((trader) => ({
      duties: () => sellersDuties(world, trader),
      whims: () => sellersWhims(world, trader),
    })),
    ...traders.map((trader) => ({
      duties: () => driversDuties(world, trader),
      whims: () => driversWhims(world, trader),
    })),
    { duties: () => brandsDuties(world), whims: () => brandsWhims(world) },
    { duties: () => [], whims: () => wechatsWhims(world) },
  ];
}

/** Ordered and delivered in November, closed at its end, used and disputed in December. */
async function history(world: LivesWorld): Promise<string[]> {
  const { schedule } = world;
  const people = peopleOf(world);
  const clock = wind(world);
  brew(world);
  for (const day of ['saturday', 'wednesday'] as const) {
    clock.goOn(CLOCK_MS);
    await Promise.all(people.map((person) => busy(world, person)));
    clock.stop();
    const broken = await violationsIn(world, { isOver: false });
    if (broken.length > 0) return broken;
    // The driver's word of Saturday stands in November, and is said to be wrong in December.
    for (const days of day === 'saturday' ? [2, 2] : [1, 1]) {
      await schedule.sleep(days * 24 * HOUR_MS);
      await clock.night();
    }
  }
  heal(world);
  await drain(world, people, clock);
  return violationsIn(world, { isOver: true });
}

async function busy(world: LivesWorld, { duties, whims }: Person): Promise<void> {
  const { schedule } = world;
  const until = schedule.now() + BUSY_MS;
  while (schedule.now() < until) {
    await schedule.sleep(schedule.between(5_000, 240_000));
    await world.oneOf([...duties(), ...duties(), ...whims()])?.();
  }
}

const TURNS = 12;

/** Everybody does what lies before them until nothing does; months end, and what is owed is signed and paid. */
async function drain(world: LivesWorld, people: readonly Person[], clock: ReturnType<typeof wind>) {
  const { schedule } = world;
  for (let turn = 0; turn < TURNS; turn += 1) {
    await schedule.sleep(HOUR_MS);
    await clock.minute();
    const all = people.flatMap(({ duties }) => duties());
    for (const act of all) await act();
    if (all.length === 0 && turn > 2) break;
  }
  await schedule.sleep(45 * 24 * HOUR_MS);
  for (let turn = 0; turn < TURNS; turn += 1) {
    await clock.night();
    await clock.minute();
    const all = people.flatMap(({ duties }) => duties());
    for (const act of all) await act();
    // What the last minute heard of, the night after it ends.
    if (all.length === 0 && turn > 0) break;
    await schedule.sleep(HOUR_MS);
  }
}

function tallyOf(world: LivesWorld) {
  const all = seen(world, orders);
  const count = (state: string) => all.filter((order) => order.state === state).length;
  const struck = Object.entries(world.database.faults.struck());
  return {
    orders: all.length,
    received: count('received'),
    cancelled: count('cancelled'),
    faults: {
      ...world.faults,
      ...Object.fromEntries(struck.map(([fault, times]) => [`database ${fault}`, times])),
    },
  };
}

import { withdrawals } from '../../../cloudfunctions/money/payout/withdrawal';
import { isEnd } from '../../../cloudfunctions/money/rules/payout';
import { all, violationsIn } from './oracle';
import type { Parts } from './parts';
import { actOnce, collect, type Person, personNamed } from './people';
import { trouble } from './trouble';
import { openSimulatedWorld, type SimulatedWorld } from './world';

export type Run = {
  seed: number;
  payouts: number;
  paid: number;
  returned: number;
  parked: number;
  faults: Readonly<Record<string, number>>;
  violations: readonly string[];
  /** Of the whole history: the same seed gives the same. */
  hash: string;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** While nobody acts, the clock asks WeChat about little and is not watched every minute. */
const QUIET_MS = 3 * HOUR_MS;
const BUSY_MS = 6 * MINUTE_MS;

/** One seed's history: people and faults for a day, then a healthy world in which all must come to its end. */
export async function simulate(options: {
  seed: number;
  parts?: Partial<Parts>;
  listen?: (line: string) => void;
}): Promise<Run> {
  const world = await openSimulatedWorld(options);
  if (options.listen) world.schedule.listen(options.listen);
  const violations = await world.schedule.until(history(world));
  await world.database.close();
  return { seed: options.seed, ...tally(world), violations, hash: world.schedule.hash() };
}

async function history(world: SimulatedWorld): Promise<string[]> {
  const { schedule } = world;
  const people = Array.from({ length: schedule.between(1, 3) }, (_, n) => personNamed(`person${n}`));
  for (const { seat } of people) await world.addPage(seat.personId);
  const clock = beat(world);
  const troubles = trouble(world);

  const seen: string[] = [];
  for (const part of ['morning', 'next day'] as const) {
    clock.every(MINUTE_MS);
    await Promise.all([...people.map((person) => busy(world, person)), troubles.for(BUSY_MS)]);
    seen.push(...(await violationsIn(world, { isOver: false })));
    clock.every(QUIET_MS);
    if (part === 'morning') await schedule.sleep(schedule.between(1, 27) * HOUR_MS);
    seen.push(...(await violationsIn(world, { isOver: false })));
    if (seen.length > 0) return seen;
  }
  troubles.heal();
  await drain(world, people);
  clock.stop();
  return violationsIn(world, { isOver: true });
}

async function busy(world: SimulatedWorld, person: Person): Promise<void> {
  const until = world.schedule.now() + BUSY_MS;
  while (world.schedule.now() < until) {
    await world.schedule.sleep(world.schedule.between(500, 60_000));
    await actOnce(world, person);
  }
}

/** Everybody comes back for what is theirs, some never confirm, and WeChat closes what nobody wants. */
async function drain(world: SimulatedWorld, people: readonly Person[]): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    await world.schedule.sleep(QUIET_MS);
    const open = all(world, withdrawals).filter(({ payout }) => !isEnd(payout.state));
    if (open.length === 0) return;
    for (const { personId, withdrawalId, payout } of open) {
      const person = people.find(({ seat }) => seat.personId === personId);
      if (person && payout.state === 'asked') await collect(world, { ...person, wish: withdrawalId }, 0.8);
    }
  }
}

/** The timers: our clock and WeChat's own work, however often is worth it just now. */
function beat(world: SimulatedWorld) {
  const { schedule, inCloud, parts, wechat } = world;
  let everyMs = MINUTE_MS;
  let isGoing = true;
  let ticks = 0;
  const goOn = async () => {
    while (isGoing) {
      await schedule.sleep(everyMs);
      ticks += 1;
      void inCloud('clock', `tick ${ticks}`, parts.tick);
      void wechat.tick();
    }
  };
  void goOn();
  return {
    every: (ms: number) => {
      everyMs = ms;
    },
    stop: () => {
      isGoing = false;
    },
  };
}

function tally(world: SimulatedWorld) {
  const bills = all(world, withdrawals).flatMap(({ payout, ended }) => [...ended, payout]);
  const count = (state: string) => bills.filter((bill) => bill.state === state).length;
  return {
    payouts: bills.filter(({ frozen }) => frozen).length,
    paid: count('paid'),
    returned: count('returned'),
    parked: count('parked'),
    faults: { ...world.faults, ...prefixed(world.database.faults.struck()) },
  };
}

const prefixed = (struck: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(struck).map(([fault, times]) => [`database ${fault}`, times]));

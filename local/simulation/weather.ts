import type { Database } from '../cloudbase/database/open';
import type { Weather } from './lines';
import type { Schedule } from './schedule';

type Place = { schedule: Schedule; database: Database; setWeather: (next: Partial<Weather>) => void };

/** How bad the lines and the database are, as this seed has it. */
export function brew({ schedule, database, setWeather }: Place): void {
  const upTo = (most: number) => schedule.chance() * most;
  setWeather({
    crash: upTo(0.01),
    stuck: upTo(0.05),
    dropBefore: upTo(0.06),
    dropAfter: upTo(0.06),
    spoilt: upTo(0.25),
  });
  database.faults.set({
    seed: schedule.between(1, 1e9),
    conflictRate: upTo(0.04),
    busyRate: upTo(0.03),
    failBeforeCommit: upTo(0.02),
    failAfterCommit: upTo(0.02),
    dropBefore: upTo(0.01),
    dropAfter: upTo(0.01),
    timeOutBefore: upTo(0.005),
    timeOutAfter: upTo(0.005),
    unavailableBefore: upTo(0.01),
    unavailableAfter: upTo(0.01),
  });
}

/** From here on nothing goes wrong by itself. */
export function heal({ database, setWeather }: Place): void {
  setWeather({});
  const struck = Object.keys(database.faults.current()).filter((name) => name !== 'seed');
  database.faults.set(Object.fromEntries(struck.map((name) => [name, 0])));
}

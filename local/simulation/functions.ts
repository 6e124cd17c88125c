import { createHmac } from 'node:crypto';
import { databaseOn } from '../../cloudfunctions/platform/database';
import type { World } from '../../cloudfunctions/platform/ports';
import type { Database } from '../cloudbase/database/open';
import { databaseOver } from './database-line';
import { faultyDatabaseLine, goOn, type OnLine } from './lines';
import type { Instance } from './schedule';

export type InCloud<Doors extends string, FunctionWorld> = ReturnType<
  typeof openFunctions<Doors, FunctionWorld>
>;

/** Functions of our cloud: an instance serves one call at a time and is used again, unless it died. */
export function openFunctions<Doors extends string, FunctionWorld>(
  { schedule }: OnLine,
  limitMs: Readonly<Record<Doors, number>>,
  open: (instance: Instance) => FunctionWorld,
) {
  const start = () => {
    const instance: Instance = {};
    return { instance, world: open(instance) };
  };
  const idle: ReturnType<typeof start>[] = [];
  return async <Result>(door: Doors, name: string, work: (world: FunctionWorld) => Promise<Result>) => {
    const warm = idle.pop() ?? start();
    const ending = await schedule.run(warm.instance, name, limitMs[door], () => work(warm.world));
    if (ending.kind !== 'dead') idle.push(warm);
    if (ending.kind === 'failed') schedule.note(`failed: ${String(ending.error).slice(0, 200)}`, name);
    return ending;
  };
}

/** What every function asks of the world, in the schedule's time and by its chance. */
export function worldAt(onLine: OnLine, instance: Instance, database: Database): World {
  const { schedule } = onLine;
  const pause = async (longestMs: number) => {
    await schedule.sleep(schedule.between(0, longestMs));
    await goOn(instance);
  };
  const digits = (count: number) => Array.from({ length: count }, () => schedule.between(0, 9)).join('');
  return {
    db: databaseOn(databaseOver(faultyDatabaseLine(onLine, instance, database)), pause),
    files: nothingThere,
    wechat: nothingThere,
    now: schedule.now,
    newId: () => digits(24),
    newDigits: digits,
    seal,
  };
}

export const seal: World['seal'] = (purpose, text) =>
  createHmac('sha256', `simulated:${purpose}`).update(text).digest('hex');

/** Money's code has no business with files and phone numbers. */
const nothingThere = new Proxy({} as never, {
  get: () => () => Promise.reject(new Error('There is no such thing in a simulated world.')),
});

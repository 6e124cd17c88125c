import { emptyPage, repPages } from '../../../cloudfunctions/field/rep-page';
import type { PersonId, RepId } from '../../../contracts/vocabulary';
import { openDatabaseSide } from '../database-side';
import { calmWeather, type OnLine, type Weather } from '../lines';
import { createSchedule } from '../schedule';
import { noticesOf } from '../wechat-side';
import { openCloud } from './cloud';
import { ownParts, type Parts } from './parts';
import { openWechatSide } from './wechat-side';

const STARTS_AT = Date.parse('2026-11-23T09:00:00+08:00');

export type SimulatedWorld = Awaited<ReturnType<typeof openSimulatedWorld>>;

/** Our cloud's own code of money between a database and a WeChat Pay that live below the socket, in one seed's time. */
export async function openSimulatedWorld({
  seed,
  parts: wrong = {},
}: {
  seed: number;
  parts?: Partial<Parts>;
}) {
  const parts = { ...ownParts, ...wrong };
  const schedule = createSchedule({ seed, startsAt: STARTS_AT });
  const faults: Record<string, number> = {};
  const struck = (fault: string) => {
    faults[fault] = (faults[fault] ?? 0) + 1;
  };
  let weather = calmWeather;
  const onLine: OnLine = { schedule, weather: () => weather, struck };

  const databaseSide = openDatabaseSide(onLine);
  const notify = noticesOf(onLine, (name, url, headers, body) =>
    inCloud('pay', name, (world) => parts.hearNotice(world, url.split('/').at(-1) ?? '', headers, body)),
  );
  const wechat = await openWechatSide(seed, onLine, notify);
  const inCloud = await openCloud(onLine, parts, databaseSide, wechat);

  return {
    ...databaseSide,
    schedule,
    parts,
    faults,
    struck,
    wechat,
    inCloud,
    setWeather: (next: Partial<Weather>) => {
      weather = { ...calmWeather, ...next };
    },
    addPage: (personId: PersonId) =>
      databaseSide.calm.db.add(repPages, personId, emptyPage(personId, `rep-${personId}` as RepId)),
  };
}

import { type Field, parseField, type Values } from './cron-field';

/** CloudBase's seven fields (second minute hour day month week year) at UTC+8, where no summer time disturbs. */
export type Cron = Record<Field, Values>;

const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000;

const fields = ['second', 'minute', 'hour', 'day', 'month', 'week', 'year'] as const;

export function parseCron(text: string): Cron {
  const said = text.split(/\s+/).filter(Boolean);
  if (said.length !== fields.length)
    throw new Error(`a timer has seven fields, "${text}" has ${said.length}`);
  return Object.fromEntries(fields.map((field, at) => [field, parseField(field, said[at] ?? '')])) as Cron;
}

/** Every moment the timer is due, later than `after` and not later than `until`, in order. */
export function* ticks(cron: Cron, after: number, until: number): Generator<number> {
  const firstDay = Math.floor((after + zoneMs) / dayMs);
  const lastDay = Math.floor((until + zoneMs) / dayMs);
  for (let day = firstDay; day <= lastDay; day++) {
    if (!isDue(cron, new Date(day * dayMs))) continue;
    for (const hour of values(cron.hour, 23)) {
      for (const minute of values(cron.minute, 59)) {
        for (const second of values(cron.second, 59)) {
          const tick = day * dayMs - zoneMs + ((hour * 60 + minute) * 60 + second) * 1_000;
          if (tick > until) return;
          if (tick > after) yield tick;
        }
      }
    }
  }
}

const values = (set: Values, last: number) =>
  set ? [...set].sort((a, b) => a - b) : Array.from({ length: last + 1 }, (_, value) => value);

/** The local day is carried in the date's UTC fields. When both day and week are given, either is enough. */
function isDue({ year, month, day, week }: Cron, date: Date): boolean {
  const isMeant = (field: Values, value: number) => field?.has(value) ?? true;
  const onDay = isMeant(day, date.getUTCDate());
  const onWeekday = isMeant(week, date.getUTCDay());
  const either = day && week ? onDay || onWeekday : onDay && onWeekday;
  return isMeant(year, date.getUTCFullYear()) && isMeant(month, date.getUTCMonth() + 1) && either;
}

import { type OnDay, parseDays, parseField, parseWeek, type Values } from './cron-field';

/** CloudBase's seven fields (second minute hour day month week year) at UTC+8, where no summer time disturbs. */
export type Cron = {
  second: Values;
  minute: Values;
  hour: Values;
  month: Values;
  year: Values;
  day: OnDay | undefined;
  week: OnDay | undefined;
};

const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000;

export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/);
  const [second, minute, hour, day, month, week, year] = fields;
  if (fields.length !== 7) {
    throw new Error(`a timer has seven fields, "${text}" has ${text.trim() === '' ? 0 : fields.length}`);
  }
  return {
    second: parseField('second', second as string),
    minute: parseField('minute', minute as string),
    hour: parseField('hour', hour as string),
    day: parseDays(day as string),
    month: parseField('month', month as string),
    week: parseWeek(week as string),
    year: parseField('year', year as string),
  };
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

/** When both day and week are given, either is enough. */
function isDue({ year, month, day, week }: Cron, date: Date): boolean {
  const inYear = !year || year.has(date.getUTCFullYear());
  const inMonth = !month || month.has(date.getUTCMonth() + 1);
  const either = !day && !week ? true : Boolean(day?.(date) || week?.(date));
  return inYear && inMonth && either;
}

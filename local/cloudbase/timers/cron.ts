/** CloudBase's seven fields (second minute hour day month week year) at UTC+8, where no summer time disturbs. */
export type Cron = Record<Field, Set<number> | undefined>;

type Field = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'week' | 'year';

const ranges: readonly (readonly [Field, number, number])[] = [
  ['second', 0, 59],
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day', 1, 31],
  ['month', 1, 12],
  ['week', 0, 6],
  ['year', 1970, 2099],
];

const dayMs = 86_400_000;
const zoneMs = 8 * 3_600_000;

export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 7) throw new Error(`a timer has seven fields: "${text}"`);
  return Object.fromEntries(
    ranges.map(([field, from, to], at) => [field, parseField(fields[at] ?? '', from, to)]),
  ) as Cron;
}

/** Undefined stands for every value, which the OR of day and week needs to tell from a full list. */
function parseField(text: string, from: number, to: number): Set<number> | undefined {
  if (text === '*' || text === '?') return undefined;
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw new Error(`"${part}" is no part of a timer`);
    const [, first, last, step] = match;
    const start = first === undefined ? from : Number(first);
    const end = last !== undefined ? Number(last) : first === undefined || step !== undefined ? to : start;
    if (start < from || end > to || start > end || step === '0') throw new Error(`"${part}" is out of range`);
    for (let value = start; value <= end; value += Number(step ?? 1)) values.add(value);
  }
  return values;
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

const values = (set: Set<number> | undefined, last: number) =>
  set ? [...set].sort((a, b) => a - b) : Array.from({ length: last + 1 }, (_, value) => value);

/** When both day and week are given, either is enough. `date` carries the local day in its UTC fields. */
function isDue({ year, month, day, week }: Cron, date: Date): boolean {
  const inYear = !year || year.has(date.getUTCFullYear());
  const inMonth = !month || month.has(date.getUTCMonth() + 1);
  const onDay = day?.has(date.getUTCDate());
  const onWeek = week?.has(date.getUTCDay());
  const either = onDay === undefined && onWeek === undefined ? true : Boolean(onDay || onWeek);
  return inYear && inMonth && either;
}

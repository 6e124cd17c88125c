import { parseCron, ticks } from '../../../../local/cloudbase/timers/cron';

const at = (text: string) => Date.parse(`${text}+08:00`);
const due = (config: string, after: string, until: string) =>
  [...ticks(parseCron(config), at(after), at(until))].map((tick) =>
    new Date(tick + 8 * 3_600_000).toISOString().slice(0, 19),
  );

test('three in the morning means three in the morning in Shanghai', () => {
  expect(due('0 0 3 * * * *', '2026-11-21T12:00:00', '2026-11-23T12:00:00')).toEqual([
    '2026-11-22T03:00:00',
    '2026-11-23T03:00:00',
  ]);
});

test('every five minutes starts at the full hour, and the moment just past is not due again', () => {
  expect(due('0 */5 * * * * *', '2026-11-21T12:00:00', '2026-11-21T12:10:00')).toEqual([
    '2026-11-21T12:05:00',
    '2026-11-21T12:10:00',
  ]);
});

test('a timer with a day and a weekday is due on either', () => {
  // 2026-11-22 is a Sunday.
  expect(due('0 0 9 25 * 0 *', '2026-11-21T12:00:00', '2026-11-26T12:00:00')).toEqual([
    '2026-11-22T09:00:00',
    '2026-11-25T09:00:00',
  ]);
});

test('lists, ranges, months and years are kept', () => {
  expect(due('30 0,30 8-9 1 12 * 2026', '2026-11-21T00:00:00', '2028-01-01T00:00:00')).toEqual([
    '2026-12-01T08:00:30',
    '2026-12-01T08:30:30',
    '2026-12-01T09:00:30',
    '2026-12-01T09:30:30',
  ]);
});

test.each(['* * * * *', '60 * * * * * *', '0 0 3 0 * * *', '*/0 * * * * * *', '0 0 3 * * MON *'])(
  'a timer nobody can read is refused: %s',
  (config) => {
    expect(() => parseCron(config)).toThrow();
  },
);

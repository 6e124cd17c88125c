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

test.each([
  ['names of months and days', '0 0 9 * DEC MON-WED *', ['2026-12-01', '2026-12-02', '2026-12-07']],
  ['a step from a value on', '0 0 9 25/3 * * *', ['2026-11-25', '2026-11-28', '2026-12-25']],
  ['a step within a range', '0 0 9 1-9/4 12 * *', ['2026-12-01', '2026-12-05', '2026-12-09']],
  ['a weekday alone', '0 0 9 * * 6 *', ['2026-11-21', '2026-11-28', '2026-12-05']],
  ['a leap day', '0 0 9 29 2 * *', ['2028-02-29', '2032-02-29', '2036-02-29']],
  ['a list with ranges in it', '0 0 9 1-2,15 12 * *', ['2026-12-01', '2026-12-02', '2026-12-15']],
])('a timer may say %s', (_, config, days) => {
  const all = due(config, '2026-11-21T00:00:00', '2037-01-01T00:00:00');
  expect(all.slice(0, 3)).toEqual(days.map((day) => `${day}T09:00:00`));
});

test('a timer for one year is due in no other, and a day no month has is never due', () => {
  expect(due('0 0 9 1 1 * 2028', '2026-11-21T00:00:00', '2040-01-01T00:00:00')).toEqual([
    '2028-01-01T09:00:00',
  ]);
  expect(due('0 0 9 31 2,4,6 * *', '2026-11-21T00:00:00', '2040-01-01T00:00:00')).toEqual([]);
});

test.each([
  ['* * * * *', 'a timer has seven fields, "* * * * *" has 5'],
  ['', 'a timer has seven fields, "" has 0'],
  ['60 * * * * * *', '"60" is out of range: a second is 0 to 59'],
  ['0 0 24 * * * *', '"24" is out of range: a hour is 0 to 23'],
  ['0 0 3 0 * * *', '"0" is out of range: a day is 1 to 31'],
  ['0 0 3 * 13 * *', '"13" is out of range: a month is 1 to 12'],
  ['0 0 3 * * 7 *', '"7" is out of range: a week is 0 to 6'],
  ['0 0 3 * * * 1969', '"1969" is out of range: a year is 1970 to 2099'],
  ['*/0 * * * * * *', '"*/0" is no second of a timer'],
  ['0 5-1 * * * * *', '"5-1" is no minute of a timer'],
  ['0 0 3 * * FRI-MON *', '"FRI-MON" is no week of a timer'],
  ['0 0 3 * MON * *', '"MON" is no month of a timer'],
  ['0 0 ? * * * *', '"?" is no hour of a timer'],
  ['0 0 3 ? * MON *', '"?" is no day of a timer'],
  ['0 0 3 L * * *', '"L" is no day of a timer'],
  ['0 0 3 15W * * *', '"15W" is no day of a timer'],
  ['0 0 3 * * 5#2 *', '"5#2" is no week of a timer'],
  ['0 0 3 * * 5L *', '"5L" is no week of a timer'],
  ['0 0 3 * * mon *', '"mon" is no week of a timer'],
  ['0 0 3 1,, * * *', '"" is no day of a timer'],
  ['0 0 -3 * * * *', '"-3" is no hour of a timer'],
  ['0 0 3 1.5 * * *', '"1.5" is no day of a timer'],
])('a timer nobody can read is refused by name: %s', (config, why) => {
  expect(() => parseCron(config)).toThrow(new Error(why));
});

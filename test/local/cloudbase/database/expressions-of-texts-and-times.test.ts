import { documentOfEachKind } from './document-of-each-kind';

const { value } = documentOfEachKind();

// The answers are those of MongoDB's manual, or follow from its text.
test.each<[unknown, unknown]>([
  // texts
  [{ $concat: ['$word', '-', 'x'] }, 'Cola-x'],
  [{ $concat: ['$word', '$gone'] }, null],
  [{ $toUpper: '$word' }, 'COLA'],
  [{ $toLower: '$gone' }, ''],
  [{ $strcasecmp: ['COLA', '$word'] }, 0],
  [{ $strLenCP: '$wide' }, 3],
  [{ $strLenBytes: '$wide' }, 8],
  [{ $substrCP: ['$wide', 1, 5] }, '瓶盖'],
  [{ $substrBytes: ['$wide', 2, 3] }, '瓶'],
  [{ $substr: ['$word', 1, -1] }, 'ola'],
  [{ $substr: ['$word', 9, 1] }, ''],
  [{ $substr: ['$n', 0, 1] }, '7'],
  [{ $indexOfCP: ['$wide', '盖'] }, 2],
  [{ $indexOfBytes: ['$wide', '盖'] }, 5],
  [{ $indexOfCP: ['$word', 'x'] }, -1],
  [{ $indexOfCP: ['banana', 'a', 2] }, 3],
  [{ $split: ['a,b,,c', ','] }, ['a', 'b', '', 'c']],
  [{ $split: ['$gone', ','] }, null],
  [{ $trim: { input: '  x ' } }, 'x'],
  [{ $rtrim: { input: '10.00', chars: '0.' } }, '1'],
  [{ $regexMatch: { input: '$word', regex: '^c', options: 'i' } }, true],
  // dates, in UTC or at a place
  [{ $year: '$at' }, 2026],
  [{ $month: '$at' }, 1],
  [{ $dayOfMonth: { date: '$at', timezone: 'Asia/Shanghai' } }, 5],
  [{ $hour: { date: '$at', timezone: '+08:00' } }, 4],
  [{ $hour: { date: '$at', timezone: '-0530' } }, 15],
  [{ $minute: '$at' }, 30],
  [{ $second: '$at' }, 5],
  [{ $millisecond: '$at' }, 6],
  [{ $dayOfWeek: '$at' }, 1],
  [{ $isoDayOfWeek: '$at' }, 7],
  [{ $dayOfYear: '$at' }, 4],
  [{ $week: '$at' }, 1],
  [{ $week: new Date('2026-01-03T00:00:00Z') }, 0],
  [{ $isoWeek: '$at' }, 1],
  [{ $isoWeek: new Date('2027-01-03T00:00:00Z') }, 53],
  [{ $isoWeekYear: new Date('2027-01-03T00:00:00Z') }, 2026],
  [{ $year: '$gone' }, null],
  [{ $dateToString: { date: '$at' } }, '2026-01-04T20:30:05.006Z'],
  [
    { $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M:%S.%L%%', timezone: 'Asia/Shanghai' } },
    '2026-01-05 04:30:05.006%',
  ],
  [
    { $dateToString: { date: '$at', format: '%j %u %V %G %z', timezone: 'Asia/Shanghai' } },
    '005 1 02 2026 +0800',
  ],
  [{ $dateToString: { date: '$gone', onNull: 'never' } }, 'never'],
  [{ $dateFromString: { dateString: '2026-11-21' } }, new Date('2026-11-21T00:00:00Z')],
  [
    { $dateFromString: { dateString: '2026-11-21 08:00', timezone: 'Asia/Shanghai' } },
    new Date('2026-11-21T00:00:00Z'),
  ],
  [{ $dateFromString: { dateString: '2026-11-21T08:00:00+08:00' } }, new Date('2026-11-21T00:00:00Z')],
  [{ $dateFromString: { dateString: 'soon', onError: 'bad' } }, 'bad'],
  [{ $dateFromParts: { year: 2026, month: 13, day: 1 } }, new Date('2027-01-01T00:00:00Z')],
  [
    { $dateFromParts: { year: 2026, month: 11, day: 21, hour: 8, timezone: 'Asia/Shanghai' } },
    new Date('2026-11-21T00:00:00Z'),
  ],
  [{ $dateFromParts: { isoWeekYear: 2026, isoWeek: 1, isoDayOfWeek: 1 } }, new Date('2025-12-29T00:00:00Z')],
  // conversions
  [{ $type: '$gone' }, 'missing'],
  [{ $type: '$half' }, 'double'],
  [{ $toString: 2.5 }, '2.5'],
  [{ $toString: '$at' }, '2026-01-04T20:30:05.006Z'],
  [{ $toInt: '12' }, 12],
  [{ $toInt: 2.9 }, 2],
  [{ $toDouble: '2.5' }, 2.5],
  [{ $toLong: '$at' }, Date.parse('2026-01-04T20:30:05.006Z')],
  [{ $toBool: 'false' }, true],
  [{ $toDate: 0 }, new Date(0)],
  [{ $isNumber: 'x' }, false],
])('%j', async (expression, expected) => {
  expect(await value(expression)).toEqual(expected);
});

import fc from 'fast-check';
import { fundFlowOf } from '../../../../../cloudfunctions/money/rules/reconciliation/fund-flow';
import { type Carried, match } from '../../../../../cloudfunctions/money/rules/reconciliation/match';
import type { BillRow, Booked, BreakKind, Way } from '../../../../../contracts/reconciliation';
import { day } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';
import { fundFlowText, type WrittenRow } from '../../reconciliation/written-bill';

const monday = day('2026-11-23');
const row = (voucher: string, amount: number, more: Partial<BillRow> = {}): BillRow => ({
  line: 2,
  at: `${monday} 10:00:00`,
  names: [`wx-${voucher}`, voucher],
  way: 'out',
  amount: fen(amount),
  type: '商家转账',
  kind: 'movement',
  ...more,
});
const booked = (voucher: string, amount: number, way: Way = 'out'): Booked => ({
  entryId: `settle:${voucher}`,
  names: [voucher],
  way,
  amount: fen(amount),
});
const none = { carried: [], spent: [] };
const kindsOf = (rows: BillRow[], ours: Booked[], more: { carried?: Carried[]; spent?: Booked[] } = {}) =>
  match({ rows, booked: ours, ...none, ...more }).breaks.map(({ kind }) => kind);

test('what WeChat and our books both say, with the same amount, is matched by either number', () => {
  const byTheirs: Booked = { ...booked('x', 5), names: ['wx-CC2'] };
  const found = match({
    rows: [row('CC1', 200), row('CC2', 5)],
    booked: [byTheirs, booked('CC1', 200)],
    ...none,
  });
  expect(found.breaks).toEqual([]);
  expect(found.pairs).toHaveLength(2);
});

describe('what does not meet has a name', () => {
  const cases: [name: string, kinds: BreakKind[], rows: BillRow[], ours: Booked[]][] = [
    ['only WeChat knows it', ['WX_ONLY'], [row('CC1', 200)], []],
    ['only we know it', ['OURS_ONLY'], [], [booked('CC1', 200)]],
    ['another amount', ['AMOUNT'], [row('CC1', 201)], [booked('CC1', 200)]],
    ['told twice', ['DUPLICATE'], [row('CC1', 200), row('CC1', 200)], [booked('CC1', 200)]],
    ['told twice, and unknown to us', ['WX_ONLY', 'DUPLICATE'], [row('CC1', 200), row('CC1', 200)], []],
    [
      'told twice, once wrongly: the wrong one is the second',
      ['DUPLICATE'],
      [row('CC1', 201), row('CC1', 200)],
      [booked('CC1', 200)],
    ],
    [
      'brought back though nothing had gone out',
      ['RETURN_WITHOUT_PAYOUT'],
      [row('CC1', 200, { way: 'in', kind: 'return' })],
      [],
    ],
    [
      'brought back after we booked it as paid',
      ['WX_ONLY'],
      [row('CC1', 200), row('CC1', 200, { way: 'in', kind: 'return' })],
      [booked('CC1', 200)],
    ],
    [
      'refunded at WeChat without a refund of ours',
      ['WX_ONLY'],
      [row('T1', 500, { way: 'in' }), row('R1', 100, { kind: 'return', of: ['T1'] })],
      [booked('T1', 500, 'in')],
    ],
    ['the other way round', ['WX_ONLY', 'OURS_ONLY'], [row('CC1', 200, { way: 'in' })], [booked('CC1', 200)]],
  ];
  test.each(cases)('%s', (_, kinds, rows, ours) => expect(kindsOf(rows, ours)).toEqual(kinds));
});

test('fees and topping up are WeChat’s own and no breaks', () => {
  const aside = [row('F1', 3, { kind: 'fee' }), row('C1', 50_000, { kind: 'funding', way: 'in' })];
  expect(kindsOf(aside, [])).toEqual([]);
});

test('a booking that another day’s row already answered makes a second row a double payment', () => {
  expect(kindsOf([row('CC1', 200)], [], { spent: [booked('CC1', 200)] })).toEqual(['DUPLICATE']);
});

test('what stayed open yesterday is explained by today, from either side, and not told again', () => {
  const yesterdays = row('CC1', 200);
  const waiting: Carried[] = [
    { breakId: 'b1', row: yesterdays },
    { breakId: 'b2', booked: booked('CC2', 300) },
    { breakId: 'b3', row: row('CC9', 1) },
  ];
  const late = booked('CC1', 200);
  const today = row('CC2', 300);
  const found = match({ rows: [today], booked: [late], carried: waiting, spent: [] });
  expect(found.breaks).toEqual([]);
  expect(found.explained).toEqual([
    { breakId: 'b1', booked: late },
    { breakId: 'b2', row: today },
  ]);
});

/** A day's movements with one number each, as both sides would tell them. */
const days = fc
  .array(fc.record({ amount: fc.integer({ min: 1, max: 20_000 }), way: fc.constantFrom<Way>('in', 'out') }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((moved): WrittenRow[] =>
    moved.map((one, at) => ({ ...one, number: `13300${at}`, voucher: `CC${at}` })),
  );
const oursOf = (moved: readonly WrittenRow[]) =>
  moved.map(({ voucher, amount, way }) => booked(voucher, amount, way));
const judged = (written: readonly WrittenRow[], moved: readonly WrittenRow[]) => {
  const bill = fundFlowOf(fundFlowText(monday, written), monday);
  expect(bill.complaints).toEqual([]);
  return match({ rows: bill.rows, booked: oursOf(moved), ...none }).breaks;
};

test('a true bill gives no break, in whatever order its rows stand', () => {
  fc.assert(
    fc.property(days, fc.infiniteStream(fc.nat()), (moved, chance) => {
      const shuffled = moved.toSorted(() => (chance.next().value ?? 0) % 2 || -1);
      expect(judged(shuffled, moved)).toEqual([]);
    }),
  );
});

test('any edit of a true bill is found and rightly named, even when its balances and sums were edited along', () => {
  fc.assert(
    fc.property(days, fc.nat(), fc.integer({ min: 1, max: 500 }), (moved, n, by) => {
      const at = n % moved.length;
      const one = moved[at] as WrittenRow;
      const opposite = one.way === 'in' ? ('out' as const) : ('in' as const);
      const edits: [WrittenRow[], BreakKind[]][] = [
        [moved.toSpliced(at, 1), ['OURS_ONLY']],
        [moved.toSpliced(at, 0, { ...one, number: 'new', voucher: 'NEW' }), ['WX_ONLY']],
        [moved.toSpliced(at, 0, one), ['DUPLICATE']],
        [moved.with(at, { ...one, amount: one.amount + by }), ['AMOUNT']],
        [moved.with(at, { ...one, number: 'other', voucher: 'OTHER' }), ['WX_ONLY', 'OURS_ONLY']],
        [moved.with(at, { ...one, way: opposite }), ['WX_ONLY', 'OURS_ONLY']],
        [
          moved.toSpliced(at, 0, { ...one, number: 'n', voucher: 'N', way: 'in', type: '商家转账退回' }),
          ['RETURN_WITHOUT_PAYOUT'],
        ],
      ];
      for (const [written, kinds] of edits)
        expect(judged(written, moved).map(({ kind }) => kind)).toEqual(kinds);
    }),
  );
});

test('any single character changed in a true bill shows, as a complaint or as a break, unless nobody reads it', () => {
  fc.assert(
    fc.property(days, fc.nat(), fc.constantFrom('0', '5', '9'), (moved, n, digit) => {
      const text = fundFlowText(monday, moved);
      const lines = text.split('\r\n');
      const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
      const place = places[n % places.length] as number;
      const edited = text.slice(0, place) + digit + text.slice(place + 1);
      const cell = cellAt(lines, place);
      const isRead = !['资金流水单号', '记账时间', '微信支付业务单号'].includes(cell);
      const bill = fundFlowOf(edited, monday);
      const found = match({ rows: bill.rows, booked: oursOf(moved), ...none });
      // A day's only balance can be held against nothing but what the day before closed with.
      const isCarriedOver = bill.opening === 1_000_000;
      const isFound =
        bill.unreadable.length + bill.complaints.length + found.breaks.length > 0 || !isCarriedOver;
      if (edited !== text && isRead) expect({ cell, isFound }).toEqual({ cell, isFound: true });
    }),
    { numRuns: 300 },
  );
});

/** The heading above the character, in the table of the rows; the sums' own names below it. */
function cellAt(lines: readonly string[], place: number): string {
  let from = 0;
  for (const [at, line] of lines.entries()) {
    if (place < from + line.length) {
      const column = line.slice(0, place - from).split(',`').length - 1;
      const heading = at === lines.length - 2 ? lines[at - 1] : lines[0];
      return heading?.split(',')[column] ?? '';
    }
    from += line.length + 2;
  }
  return '';
}

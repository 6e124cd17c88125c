import fc from 'fast-check';
import {
  causeOf,
  costOf,
  paidForNothing,
  refundDone,
  tooMuchPaid,
  waitingToBePaid,
} from '../../../../cloudfunctions/trade/rules/payment';
import type { Instant } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';

const at = 1_000_000 as Instant;
const receiptOf = (due: number) => ({ at, lines: [], due: fen(due), cash: fen(0), onAccount: fen(0) });
const paid = (amount: number, back: number[] = []) => ({
  paid: fen(amount),
  at,
  refunds: back.map((part) => ({
    refundId: 'a:1:changed',
    cause: 'changed' as const,
    amount: fen(part),
    isDone: true,
  })),
});

test('an order keeps its goods for half an hour, or as long as its seller says', () => {
  expect(waitingToBePaid({ mchid: '1900000201' }, at)).toEqual({
    state: 'unpaid',
    payUntil: at + 30 * 60_000,
    lapseAt: at + 30 * 60_000,
    mchid: '1900000201',
  });
  expect(waitingToBePaid({ payWithinMinutes: 120 }, at).payUntil).toBe(at + 120 * 60_000);
});

test('a cancelled order costs nothing, a received one what came', () => {
  expect(costOf({ state: 'cancelled', total: fen(900) })).toBe(0);
  expect(costOf({ state: 'received', total: fen(900), receipt: receiptOf(600) })).toBe(600);
  expect(costOf({ state: 'accepted', total: fen(900) })).toBe(900);
  expect(causeOf({ state: 'cancelled', total: fen(0) })).toBe('cancelled');
  expect(causeOf({ state: 'received', total: fen(0) })).toBe('short');
  expect(causeOf({ state: 'accepted', total: fen(0) })).toBe('changed');
});

test('what goes back, with what has gone back, is always what was paid less what the order costs', () => {
  const amounts = fc.record({
    total: fc.integer({ min: 1, max: 1_000_000 }),
    changed: fc.double({ min: 0, max: 1, noNaN: true }),
    short: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(amounts, ({ total, changed, short }) => {
      const after = Math.floor(total * changed);
      const came = Math.floor(after * short);
      const first = tooMuchPaid(paid(total), { state: 'accepted', total: fen(after) });
      const received = { state: 'received' as const, total: fen(after), receipt: receiptOf(came) };
      const second = tooMuchPaid(paid(total, [first]), received);
      expect(first + second + came).toBe(total);
      expect(tooMuchPaid(paid(total, [first, second]), received)).toBe(0);
    }),
  );
});

test('money that came for nothing goes back whole, beside whatever went back before', () => {
  const refund = { refundId: 'a:2:twice', cause: 'twice' as const };
  const twice = paidForNothing(paid(900), { amount: fen(900), at }, refund);
  expect(twice.paid).toBe(1_800);
  expect(tooMuchPaid(twice, { state: 'placed', total: fen(900) })).toBe(0);
  expect(paidForNothing(undefined, { amount: fen(900), at }, { ...refund, cause: 'late' })).toEqual({
    paid: 900,
    at,
    refunds: [{ refundId: 'a:2:twice', cause: 'late', amount: 900, isDone: false }],
  });
  expect(refundDone(twice, { refundId: 'a:2:twice' }).refunds).toMatchObject([{ isDone: true }]);
  expect(refundDone(twice, { refundId: 'another' }).refunds).toMatchObject([{ isDone: false }]);
});

import { isAssigned, repOn } from '../../../../cloudfunctions/people/rules/assignment';
import type { Day, RepId } from '../../../../contracts/vocabulary';

const day = (text: string) => text as Day;
const assigned = (repId: string, from: string, until?: string) => ({
  repId: repId as RepId,
  from: day(from),
  until: until === undefined ? undefined : day(until),
});
const liThenZhao = [assigned('li', '2026-10-01', '2026-11-30'), assigned('zhao', '2026-12-01')];

test('a store has the rep whose assignment covers the day, the last day included', () => {
  expect(repOn(liThenZhao, day('2026-09-30'))).toBeUndefined();
  expect(repOn(liThenZhao, day('2026-10-01'))).toBe('li');
  expect(repOn(liThenZhao, day('2026-11-30'))).toBe('li');
  expect(repOn(liThenZhao, day('2026-12-01'))).toBe('zhao');
});

test('where two cover a day, the later one was meant', () => {
  const overlapping = [assigned('zhao', '2026-11-10'), assigned('li', '2026-10-01')];
  expect(repOn(overlapping, day('2026-11-09'))).toBe('li');
  expect(repOn(overlapping, day('2026-11-10'))).toBe('zhao');
});

test('who will visit a store later is assigned to it today; who has left is not', () => {
  expect(isAssigned(liThenZhao, 'zhao', day('2026-11-01'))).toBe(true);
  expect(isAssigned(liThenZhao, 'li', day('2026-12-01'))).toBe(false);
});

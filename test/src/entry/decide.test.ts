import { decide } from '../../../src/entry/landing/decide';
import type { Seat } from '../../../src/shared/roles/seats';

const wang: Seat = { role: 'owner', at: 's1', name: '老王便利店' };
const liu: Seat = { role: 'owner', at: 's2', name: '小刘超市' };
const rep: Seat = { role: 'rep', at: 'r1', name: '城东线' };
const member: Seat = { role: 'member', at: '', name: '' };

test('a printed code leads to its result, whoever scans it', () => {
  expect(decide({ q: 'https%3A%2F%2Fexample.com%2Fc%2FAB' }, { last: wang, all: [wang] })).toEqual({
    to: 'scan-result',
    code: 'https://example.com/c/AB',
  });
});

test('a store code checks a rep in, and takes an owner home', () => {
  expect(decide({ scene: 's1' }, { last: wang, all: [wang, rep] })).toEqual({
    to: 'seat',
    seat: rep,
    storeCode: 's1',
  });
  const west: Seat = { role: 'rep', at: 'r2', name: '城西线' };
  const inWest = decide({ scene: 's1' }, { last: west, all: [rep, west] });
  expect(inWest).toEqual({ to: 'seat', seat: west, storeCode: 's1' });
  expect(decide({ scene: 's1' }, { last: undefined, all: [wang] })).toEqual({ to: 'seat', seat: wang });
});

test('the last seat is taken again while it is still held', () => {
  expect(decide({}, { last: liu, all: [wang, liu] })).toEqual({ to: 'seat', seat: liu });
  expect(decide({}, { last: liu, all: [wang] })).toEqual({ to: 'seat', seat: wang });
});

test('an owner who chose to be a member stays one, and a stranger is a member', () => {
  expect(decide({}, { last: member, all: [wang] })).toEqual({ to: 'seat', seat: member });
  expect(decide({}, { last: undefined, all: [] })).toEqual({ to: 'seat', seat: member });
});

test('what somebody misprinted still leads to an answer', () => {
  expect(decide({ q: '100%' }, { last: undefined, all: [] })).toEqual({ to: 'scan-result', code: '100%' });
});

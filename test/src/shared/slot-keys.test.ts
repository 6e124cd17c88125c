import * as fc from 'fast-check';
import { slotKeys } from '../../../src/shared/parts/slot-keys';

test('a row that goes leaves its slot where it was, and one that comes stands after all', () => {
  expect(slotKeys(['a', 'b', 'c'], ['b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
});

test('in another order all stand anew, and so does a row that comes back', () => {
  expect(slotKeys(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['c', 'a', 'b']);
  expect(slotKeys(['a', 'b', 'c'], ['b', 'c', 'a'])).toEqual(['b', 'c', 'a']);
});

test('whatever came and went, the rows stand in their own order, each once', () => {
  const rows = fc.uniqueArray(fc.constantFrom(...'abcdef'));
  void fc.assert(
    fc.property(fc.array(rows), (lists) => {
      let slots: readonly string[] = [];
      for (const keys of lists) {
        slots = slotKeys(slots, keys);
        expect(slots.filter((key) => keys.includes(key))).toEqual(keys);
        expect(new Set(slots).size).toBe(slots.length);
      }
    }),
  );
});

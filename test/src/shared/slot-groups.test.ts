import * as fc from 'fast-check';
import { type SlotGroup, slotGroups } from '../../../src/shared/parts/slot-groups';

const after = (...lists: readonly string[]) =>
  lists.reduce<readonly SlotGroup[]>((before, keys) => slotGroups(before, [...keys]), []);
const slotsOf = (groups: readonly SlotGroup[]) => groups.map(({ slots }) => slots.join(''));

test('a row that goes leaves its slot where it was, and one that comes stands after all', () => {
  expect(slotsOf(after('abc', 'bcd'))).toEqual(['abcd']);
  expect(slotsOf(after('abcd', 'acde', 'acdefghi'))).toEqual(['abcde', 'fghi']);
});

test('a row that is put first stands anew with the few it comes to; the others do not hear of it', () => {
  expect(slotsOf(after('abcdefghijkl', 'jabcdefghikl'))).toEqual(['jabcd', 'efgh', 'ijkl']);
  expect(slotsOf(after('abcd', 'dabc'))).toEqual(['dabc']);
  expect(slotsOf(after('abcdefgh', 'bcdefagh'))).toEqual(['abcd', 'efagh']);
});

test('a list of other rows has places of its own', () => {
  expect(slotsOf(after('abcdef', 'uvwxyz')).join('').replace(/[a-f]/g, '')).toBe('uvwxyz');
});

test('whatever came, went and moved, the rows stand in their own order, each once, and those of most groups as before', () => {
  const rows = fc.uniqueArray(fc.constantFrom(...'abcdefghij'));
  void fc.assert(
    fc.property(fc.array(rows), (lists) => {
      let groups: readonly SlotGroup[] = [];
      for (const keys of lists) {
        groups = slotGroups(groups, keys);
        const seen = groups.flatMap((group) => group.slots.filter((key) => group.keys.includes(key)));
        expect(seen).toEqual(keys);
        for (const { slots } of groups) expect(new Set(slots).size).toBe(slots.length);
      }
    }),
  );
});

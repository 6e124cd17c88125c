import fc from 'fast-check';
import { isAlike, isSameStore, SAME_PLACE_METRES } from '../../../../cloudfunctions/people/rules/same-store';
import { cellOf, cellsAround } from '../../../../cloudfunctions/place/rules/cell';
import { metresBetween } from '../../../../cloudfunctions/place/rules/route';

const corner = { latitude: 22.518, longitude: 113.935 };
/** A ten-thousandth of a degree to the north is eleven metres. */
const metresNorth = (metres: number) => ({ ...corner, latitude: corner.latitude + metres / 111_195 });

test.each([
  ['老王便利店', '老王超市'],
  ['老王便利店', '老王 便利店（海岸城店）'],
  ['老王便利店', '老王便利店二店'],
  ['海岸城老王便利店', '老王便利店'],
  ['A+便利店', 'ａ+ 超市'],
])('%s and %s are taken for one shop', (one, other) => {
  expect(isAlike(one, other)).toBe(true);
});

test.each([
  ['老王便利店', '老张便利店'],
  ['便利店', '小卖部'],
  ['幸福超市', '平安超市'],
])('%s and %s are two shops', (one, other) => {
  expect(isAlike(one, other)).toBe(false);
});

test('shops wall to wall with other names are two, and so are shops of one name in two streets', () => {
  const wang = { ...corner, name: '老王便利店' };
  expect(isSameStore(wang, { ...metresNorth(5), name: '老张便利店' })).toBe(false);
  expect(isSameStore(wang, { ...metresNorth(29), name: '老王超市' })).toBe(true);
  expect(isSameStore(wang, { ...metresNorth(31), name: '老王超市' })).toBe(false);
});

test('one licence is one shop, wherever and under whatever name; two shops without one are not alike by that', () => {
  const wang = { ...corner, name: '老王便利店', licence: '91440300MA5EXAMPL1' };
  expect(isSameStore(wang, { ...metresNorth(900), name: '新开的店', licence: wang.licence })).toBe(true);
  const [one, other] = [wang, { ...metresNorth(900), name: '新开的店' }];
  expect(isSameStore({ ...one, licence: undefined }, { ...other, licence: undefined })).toBe(false);
});

test('property: whatever lies within thirty metres of a door, anywhere in China, lies in the nine squares around it', () => {
  const china = fc.record({
    latitude: fc.double({ min: 18, max: 53.6, noNaN: true }),
    longitude: fc.double({ min: 73, max: 135, noNaN: true }),
    north: fc.double({ min: -0.0006, max: 0.0006, noNaN: true }),
    east: fc.double({ min: -0.0006, max: 0.0006, noNaN: true }),
  });
  fc.assert(
    fc.property(china, ({ latitude, longitude, north, east }) => {
      const door = { latitude, longitude };
      const other = { latitude: latitude + north, longitude: longitude + east };
      const isNear = metresBetween(door, other) <= SAME_PLACE_METRES;
      return !isNear || cellsAround(door).includes(cellOf(other));
    }),
    { numRuns: 2_000 },
  );
});

test('property: whether two shops are one does not depend on which is asked about first', () => {
  const name = fc.stringMatching(/^[老王张李海岸城便利店超市]{1,8}$/u);
  fc.assert(fc.property(name, name, (one, other) => isAlike(one, other) === isAlike(other, one)));
});

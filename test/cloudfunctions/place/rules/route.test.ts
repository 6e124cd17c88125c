import fc from 'fast-check';
import { metresBetween, routeThrough } from '../../../../cloudfunctions/place/rules/route';

const place = (latitude: number, longitude: number) => ({ latitude, longitude });
const lengthOf = (route: readonly { metres: number }[]) => route.reduce((sum, { metres }) => sum + metres, 0);

test('a thousandth of a degree to the north is 111 metres', () => {
  expect(Math.round(metresBetween(place(22.5, 114), place(22.501, 114)))).toBe(111);
});

test('shops along one street are visited in the order of the street, and metres count from the stop before', () => {
  const street = [0, 3, 1, 4, 2].map((number) => place(22.5, 114 + number / 1000));
  const route = routeThrough(street);
  expect(route.map(({ stop }) => Math.round((stop.longitude - 114) * 1000))).toEqual([0, 1, 2, 3, 4]);
  expect(route.map(({ metres }) => metres)).toEqual([0, 103, 103, 103, 103]);
});

test('a round never crosses its own way: a square is walked along its sides', () => {
  const square = [place(22.5, 114), place(22.51, 114.01), place(22.51, 114), place(22.5, 114.01)];
  expect(lengthOf(routeThrough(square))).toBeLessThan(3 * 1_113);
});

test('nobody and one shop are rounds too', () => {
  expect(routeThrough([])).toEqual([]);
  expect(routeThrough([place(22.5, 114)])).toEqual([{ stop: place(22.5, 114), metres: 0 }]);
});

const shops = fc.array(
  fc.record({
    latitude: fc.double({ min: 22.4, max: 22.7, noNaN: true }),
    longitude: fc.double({ min: 113.8, max: 114.2, noNaN: true }),
  }),
  { minLength: 1, maxLength: 25 },
);

test('every shop is visited once, the first stays first, and the same shops give the same round', () => {
  fc.assert(
    fc.property(shops, (stops) => {
      const route = routeThrough(stops);
      expect(new Set(route.map(({ stop }) => stop)).size).toBe(stops.length);
      expect(route[0]?.stop).toBe(stops[0]);
      expect(routeThrough(stops)).toEqual(route);
    }),
    { numRuns: 50 },
  );
});

test('the round is never longer than going to the nearest shop each time', () => {
  fc.assert(
    fc.property(shops, (stops) => {
      const left = [...stops];
      let here = left.shift()!;
      let greedy = 0;
      while (left.length > 0) {
        left.sort((a, b) => metresBetween(here, a) - metresBetween(here, b));
        greedy += metresBetween(here, left[0]!);
        here = left.shift()!;
      }
      expect(lengthOf(routeThrough(stops))).toBeLessThanOrEqual(greedy + stops.length);
    }),
    { numRuns: 50 },
  );
});

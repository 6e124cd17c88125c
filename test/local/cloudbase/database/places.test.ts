import fc from 'fast-check';
import type { IndexDeclaration } from '../../../../local/cloudbase/database/declaration';
import { openPlainly, refusal } from './asked-plainly';

const byPlace: IndexDeclaration = { name: 'byPlace', keys: [{ field: 'place', direction: '2d' }] };
const byTierAndPlace: IndexDeclaration = {
  name: 'byTierAndPlace',
  keys: [
    { field: 'tier', direction: 1 },
    { field: 'place', direction: '2d' },
  ],
};
const point = (longitude: number, latitude: number) => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});
const near = (longitude: number, latitude: number, metres: number) => ({
  $nearSphere: { $geometry: point(longitude, latitude), $maxDistance: metres },
});

describe('a city of stores a hundred metres apart', () => {
  const stores = Array.from({ length: 2_500 }, (_, n) => ({
    _id: `s${n}`,
    tier: n % 2 === 0 ? 'A' : 'B',
    place: point(121.4 + (n % 50) * 0.001, 31.2 + Math.floor(n / 50) * 0.001),
  }));

  test('the stores near a rep are found by looking at the few around, the nearest first', async () => {
    const shelf = openPlainly([byPlace]);
    await shelf.insert([...stores, { _id: 'unplaced' }]);
    const around = { place: near(121.42, 31.22, 250) };
    const { index, examined, returned } = shelf.explain(around);
    expect({ index, returned }).toEqual({ index: 'byPlace', returned: 21 });
    expect(examined).toBeLessThan(150);
    const found = (await shelf.find(around, { limit: 3 })).map(({ _id }) => _id);
    // To the east and west a thousandth of a degree is shorter than to the north.
    expect(found[0]).toBe('s1020');
    expect(found.slice(1).sort()).toEqual(['s1019', 's1021']);
  });

  test('the three nearest of a whole city are found in a small circle, and the nearest of an empty land at all', async () => {
    const shelf = openPlainly([byPlace]);
    await shelf.insert([...stores, { _id: 'unplaced' }]);
    const anywhere = (longitude: number, latitude: number) => ({
      place: { $nearSphere: { $geometry: point(longitude, latitude) } },
    });
    expect(shelf.explain(anywhere(121.42, 31.22), { limit: 3 })).toMatchObject({ returned: 3 });
    expect(shelf.explain(anywhere(121.42, 31.22), { limit: 3 }).examined).toBeLessThan(100);
    const all = (await shelf.find(anywhere(121.4013, 31.2), { limit: 1000 })).map(({ _id }) => _id);
    for (const limit of [1, 7, 60]) {
      const nearest = (await shelf.find(anywhere(121.4013, 31.2), { limit })).map(({ _id }) => _id);
      expect(nearest).toEqual(all.slice(0, limit));
      const second = (await shelf.find(anywhere(121.4013, 31.2), { limit, offset: limit })).map(
        ({ _id }) => _id,
      );
      expect(second).toEqual(all.slice(limit, 2 * limit));
    }
    expect((await shelf.find(anywhere(-58, -34), { limit: 2 })).length).toBe(2);
  });

  test('a tier and a place are asked of one index', async () => {
    const shelf = openPlainly([byTierAndPlace]);
    await shelf.insert(stores);
    const plan = shelf.explain({ tier: 'A', place: near(121.42, 31.22, 250) });
    expect(plan.index).toBe('byTierAndPlace');
    expect(plan.examined).toBeLessThan(80);
  });

  test('to be near needs an index, as in production', async () => {
    const asked = openPlainly().find({ place: near(121.42, 31.22, 250) });
    expect(await refusal(asked)).toContain('unable to find index for $geoNear query');
  });

  test.each([
    ['a place off the map', point(200, 0), 'longitude/latitude is out of bounds'],
    ['a word', 'here', "Can't extract geo keys"],
    ['a number', 7, "Can't extract geo keys"],
    ['a shape', { type: 'Polygon', coordinates: [] }, 'does not answer an index over the shape Polygon'],
  ])('%s is refused by the index', async (_, place, message) => {
    await expect(openPlainly([byPlace]).insert([{ _id: 'x', place }])).rejects.toThrow(message);
  });
});

test('whatever area is asked, anywhere on earth, the index finds what looking at everything finds', async () => {
  const longitude = fc.oneof(
    fc.constantFrom(-180, -179.9, 179.9, 180, 0),
    fc.double({ min: -180, max: 180, noNaN: true }),
  );
  const latitude = fc.oneof(
    fc.constantFrom(-90, -89.9, 89.9, 90, 0),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  const metres = fc.constantFrom(0, 10, 1_000, 100_000, 3_000_000, 30_000_000);
  const square = fc.tuple(longitude, latitude, fc.constantFrom(0.001, 0.5, 20)).map(([west, south, side]) => {
    const [east, north] = [Math.min(180, west + side), Math.min(89, south + side)];
    const ring = [
      [west, Math.min(south, 88)],
      [east, Math.min(south, 88)],
      [east, north],
      [west, north],
    ];
    return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
  });
  const area = fc.oneof(
    fc
      .tuple(longitude, latitude, metres)
      .map(([x, y, m]) => ({ $geoWithin: { $centerSphere: [[x, y], m / 6_378_100] } })),
    square.map(($geometry) => ({ $geoWithin: { $geometry } })),
    square.map(($geometry) => ({ $geoIntersects: { $geometry } })),
  );
  const somewhere = fc.tuple(longitude, latitude);
  await fc.assert(
    fc.asyncProperty(
      fc.array(somewhere, { minLength: 5, maxLength: 25 }),
      fc.array(area, { minLength: 5 }),
      async (places, areas) => {
        const [indexed, plain] = [openPlainly([byPlace]), openPlainly()];
        const rows = places.map(([x, y], n) => ({ _id: `p${n}`, place: n % 2 ? point(x, y) : [x, y] }));
        for (const shelf of [indexed, plain]) await shelf.insert(rows);
        for (const place of areas) {
          const [found, truth] = await Promise.all(
            [indexed, plain].map((shelf) =>
              shelf.find({ place }).then(
                (list) => list.map(({ _id }) => String(_id)).sort(),
                ({ code }: { code: string }) => code,
              ),
            ),
          );
          expect(found).toEqual(truth);
        }
      },
    ),
    { numRuns: 60 },
  );
});

import { openPlainly, type Plain, type Row, refusal } from './asked-plainly';

const point = (longitude: number, latitude: number) => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});
const square = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

const byPlace = { name: 'byPlace', keys: [{ field: 'at', direction: '2d' as const }] };

let shelf: Plain;
beforeEach(async () => {
  shelf = openPlainly([byPlace]);
  await shelf.insert([
    { _id: 'far', at: point(116.5, 39.9), open: true },
    { _id: 'here', at: point(116.4, 39.9), open: true },
    { _id: 'near', at: point(116.401, 39.9), open: false },
    { _id: 'pair', at: [116.402, 39.9], open: true },
    { _id: 'nowhere' },
  ]);
});
afterEach(() => shelf.close());

const ids = (rows: readonly Row[]) => rows.map(({ _id }) => _id);
const nearHere = (more: Row = {}) => ({ $nearSphere: { $geometry: point(116.4, 39.9), ...more } });

test('near a point the nearest come first, whoever has no place not at all', async () => {
  expect(ids(await shelf.find({ at: nearHere() }))).toEqual(['here', 'near', 'pair', 'far']);
  expect(ids(await shelf.find({ at: { $near: { $geometry: point(116.5, 39.9) } } }, { limit: 2 }))).toEqual([
    'far',
    'pair',
  ]);
});

test('a distance is metres on the earth, at least and at most', async () => {
  expect(ids(await shelf.find({ at: nearHere({ $maxDistance: 85 }) }))).toEqual(['here']);
  expect(ids(await shelf.find({ at: nearHere({ $maxDistance: 86 }) }))).toEqual(['here', 'near']);
  expect(ids(await shelf.find({ at: nearHere({ $minDistance: 86, $maxDistance: 9000 }) }))).toEqual([
    'pair',
    'far',
  ]);
});

test('with another condition and a page; an order of its own comes before the distance', async () => {
  expect(ids(await shelf.find({ open: true, at: nearHere() }, { offset: 1, limit: 1 }))).toEqual(['pair']);
  expect(ids(await shelf.find({ $and: [{ at: nearHere() }, { open: true }] }))).toEqual([
    'here',
    'pair',
    'far',
  ]);
  expect(ids(await shelf.find({ at: nearHere() }, { order: { _id: 1 } }))).toEqual([
    'far',
    'here',
    'near',
    'pair',
  ]);
});

test.each<[Row, string[]]>([
  [{ $geoWithin: { $geometry: square(116.3, 39.8, 116.45, 40) } }, ['here', 'near', 'pair']],
  [
    {
      $geoWithin: {
        $geometry: {
          type: 'MultiPolygon',
          coordinates: [
            square(116.3, 39.8, 116.4005, 40).coordinates,
            square(116.45, 39.8, 116.6, 40).coordinates,
          ],
        },
      },
    },
    ['far', 'here'],
  ],
  [
    {
      $geoWithin: {
        $geometry: {
          type: 'Polygon',
          coordinates: [
            ...square(116.3, 39.8, 116.6, 40).coordinates,
            ...square(116.4005, 39.85, 116.4015, 39.95).coordinates,
          ],
        },
      },
    },
    ['far', 'here', 'pair'],
  ],
  [{ $geoWithin: { $centerSphere: [[116.4, 39.9], 100 / 6378100] } }, ['here', 'near']],
  [{ $geoIntersects: { $geometry: point(116.4, 39.9) } }, ['here']],
  [{ $geoIntersects: { $geometry: square(116.4, 39.8, 116.45, 40) } }, ['here', 'near', 'pair']],
  [{ $not: { $geoWithin: { $geometry: square(116.3, 39.8, 116.45, 40) } } }, ['far', 'nowhere']],
])('%j', async (condition, expected) => {
  expect(ids(await shelf.find({ at: condition }, { order: { _id: 1 } }))).toEqual(expected);
});

test('shapes touch shapes, and lie in them only as a whole', async () => {
  shelf = openPlainly();
  await shelf.insert([
    {
      _id: 'road',
      at: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [2, 2],
        ],
      },
    },
    { _id: 'field', at: square(1, 1, 3, 3) },
    { _id: 'two', at: [point(0.5, 0.4), point(9, 9)] },
    { _id: 'word', at: 'the corner' },
  ]);
  const find = async (condition: Row) => ids(await shelf.find({ at: condition }));
  expect(await find({ $geoIntersects: { $geometry: square(0, 0, 1.5, 1.5) } })).toEqual([
    'road',
    'field',
    'two',
  ]);
  expect(
    await find({
      $geoIntersects: {
        $geometry: {
          type: 'LineString',
          coordinates: [
            [0, 2],
            [2, 0.5],
          ],
        },
      },
    }),
  ).toEqual(['road', 'field']);
  expect(await find({ $geoWithin: { $geometry: square(-1, -1, 2.5, 2.5) } })).toEqual(['road', 'two']);
  expect(await find({ $geoWithin: { $geometry: square(-1, -1, 4, 4) } })).toEqual(['road', 'field', 'two']);
  expect(await find({ $geoIntersects: { $geometry: square(5, 5, 6, 6) } })).toEqual([]);
});

test('an edge follows the earth: at 60 degrees north it bends towards the pole', async () => {
  const wide = square(-30, 0, 30, 60);
  await shelf.insert([
    { _id: 'north', at: point(0, 62) },
    { _id: 'further', at: point(0, 64.5) },
  ]);
  expect(ids(await shelf.find({ at: { $geoWithin: { $geometry: wide } } }))).toEqual(['north']);
});

test('a pipeline may begin near a point and tells the distance', async () => {
  const geoNear = {
    near: point(116.4, 39.9),
    spherical: true,
    key: 'at',
    distanceField: 'how.far',
    includeLocs: 'where',
    query: { open: true },
    maxDistance: 500,
  };
  const rows = await shelf.aggregate([{ $geoNear: geoNear }, { $project: { how: 1, where: 1 } }]);
  expect(ids(rows)).toEqual(['here', 'pair']);
  expect(rows[0]).toEqual({ _id: 'here', how: { far: 0 }, where: point(116.4, 39.9) });
  expect((rows[1]!.how as { far: number }).far).toBeCloseTo(170.8, 1);
  const { key, ...withoutKey } = geoNear;
  expect(await shelf.aggregate([{ $geoNear: withoutKey }, { $project: { how: 1, where: 1 } }])).toEqual(rows);
});

test.each<[Row, string]>([
  [{ distanceField: undefined }, "$geoNear requires a 'distanceField' option as a String"],
  [{ near: 5 }, "$geoNear requires a 'near' option as an Array"],
  [{ maxDistance: -1 }, 'maxDistance must be non-negative'],
  [{ query: 5 }, '$geoNear query must be an object'],
])('a pipeline near a point is refused with %j', async (bad, message) => {
  const geoNear = { near: point(116.4, 39.9), spherical: true, distanceField: 'far', ...bad };
  expect(await refusal(shelf.aggregate([{ $geoNear: JSON.parse(JSON.stringify(geoNear)) }]))).toContain(
    message,
  );
});

test('only the first stage of a pipeline may be near a point', async () => {
  const geoNear = { near: point(116.4, 39.9), spherical: true, distanceField: 'far' };
  expect(await refusal(shelf.aggregate([{ $match: {} }, { $geoNear: geoNear }]))).toContain(
    '$geoNear is only valid as the first stage',
  );
});

test.each<[unknown, string]>([
  [nearHere({ $maxDistance: -1 }), 'maxDistance must be non-negative'],
  [nearHere({ $maxDistance: '9' }), 'maxDistance must be a number'],
  [nearHere({ $foo: 1 }), 'invalid argument in geo near query: $foo'],
  [{ $nearSphere: { $geometry: point(200, 0) } }, 'Longitude/latitude is out of bounds, lng: 200 lat: 0'],
  [{ $nearSphere: { $geometry: square(0, 0, 1, 1) } }, 'invalid point in geo near query $geometry argument'],
  [{ $geoWithin: { $geometry: point(0, 0) } }, '$geoWithin not supported with provided geometry'],
  [
    {
      $geoWithin: {
        $geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        },
      },
    },
    'Loop is not closed',
  ],
  [{ $geoWithin: { $geometry: { type: 'Circle', coordinates: [] } } }, 'unknown GeoJSON type'],
  [{ $geoWithin: { $centerSphere: [[0, 0], -1] } }, 'radius must be a non-negative number'],
  [{ $geoWithin: 5 }, '$geoWithin needs an object'],
  [{ $geoIntersects: { $centerSphere: [[0, 0], 1] } }, '$geoIntersects not supported with provided geometry'],
  [{ $not: nearHere() }, '$geoNear, $near, and $nearSphere are not allowed in this context'],
])('%j is refused', async (condition, message) => {
  expect(await refusal(shelf.find({ at: condition }))).toContain(message);
});

test('places in a list of documents are measured by the nearest', async () => {
  await shelf.close();
  shelf = openPlainly([{ name: 'byDoor', keys: [{ field: 'doors.at', direction: '2d' }] }]);
  await shelf.insert([
    { _id: 'one', doors: [{ at: point(116.41, 39.9) }] },
    { _id: 'two', doors: [{ at: point(116.5, 39.9) }, { at: point(116.401, 39.9) }] },
  ]);
  expect(ids(await shelf.find({ 'doors.at': nearHere() }))).toEqual(['two', 'one']);
});

test('a shape of half the earth is refused by its name, for its inside is a matter of taste', async () => {
  await expect(
    shelf.find({ at: { $geoWithin: { $geometry: square(-120, -60, 120, 60) } } }),
  ).rejects.toMatchObject({ code: 'LOCAL_NOT_SUPPORTED' });
});

test('near a point is no part of an either-or, and needs an index of places', async () => {
  expect(await refusal(shelf.find({ $or: [{ at: nearHere() }, { open: true }] }))).toContain(
    'not allowed in this context',
  );
  expect(await refusal(shelf.find({ other: nearHere() }))).toContain(
    'unable to find index for $geoNear query',
  );
});

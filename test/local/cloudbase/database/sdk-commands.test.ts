import { idsOf, onAShelf, type Shop } from './through-sdk';

type Row = Record<string, unknown>;

let shop: Shop;
onAShelf((opened) => {
  shop = opened;
});

const shelf = () => shop.db.collection('shelf');
const kept = () => shop.database.all('shelf')[0]!;

/** The SDK's types leave out what it takes. */
const remainder = (...of: [divisor: number, remainder: number]) =>
  (shop._.mod as (...of: number[]) => unknown)(...of);

describe('commands arrive as what they mean', () => {
  beforeEach(async () => {
    await shelf().add([
      {
        _id: 'cola',
        n: 3,
        t: ['a', 'b'],
        l: [
          { g: 'x', n: 1 },
          { g: 'y', n: 2 },
        ],
        w: 'Cola',
      },
      { _id: 'tea', n: 8, t: ['b'], l: [], w: '冰红茶', at: new shop.db.Geo.Point(116.4, 39.9) },
      { _id: 'water', n: null, at: new shop.db.Geo.Point(116.5, 39.9) },
    ] as never);
  });

  test.each<[string, () => Row, string[]]>([
    ['eq', () => ({ n: shop._.eq(3) }), ['cola']],
    ['neq', () => ({ n: shop._.neq(3) }), ['tea', 'water']],
    ['lt and gt', () => ({ n: shop._.gt(1).and(shop._.lt(5)) }), ['cola']],
    ['lte or gte', () => ({ n: shop._.lte(3).or(shop._.gte(8)) }), ['cola', 'tea']],
    ['nin', () => ({ n: shop._.nin([3, null]) }), ['tea']],
    ['all', () => ({ t: shop._.all(['a', 'b']) }), ['cola']],
    ['size', () => ({ t: shop._.size(1) }), ['tea']],
    [
      'elemMatch with commands inside',
      () => ({ l: shop._.elemMatch({ g: 'x', n: shop._.lt(2) }) }),
      ['cola'],
    ],
    ['mod', () => ({ n: remainder(5, 3) }), ['cola', 'tea']],
    ['not', () => ({ n: shop._.not(shop._.gt(5)) }), ['cola', 'water']],
    ['nor', () => shop._.nor([{ n: 3 }, { n: null }]) as unknown as Row, ['tea']],
    ['exists', () => ({ t: shop._.exists(false) }), ['water']],
    ['a pattern of JavaScript', () => ({ w: /^co/i }), ['cola']],
    ['a pattern of the SDK', () => ({ w: shop.db.RegExp({ regexp: '茶$' }) }), ['tea']],
    ['an expression', () => shop._.expr(shop._.aggregate.gt(['$n', 5])) as unknown as Row, ['tea']],
    ['a nested field', () => ({ l: { g: 'x' } }), ['cola']],
    [
      'near',
      () => ({ at: shop._.geoNear({ geometry: new shop.db.Geo.Point(116.5, 39.9) }) }),
      ['water', 'tea'],
    ],
    ['within a circle', () => ({ at: shop._.geoWithin({ centerSphere: [[116.4, 39.9], 0.0001] }) }), ['tea']],
    [
      'touching a point',
      () => ({ at: shop._.geoIntersects({ geometry: new shop.db.Geo.Point(116.5, 39.9) }) }),
      ['water'],
    ],
  ])('%s', async (_name, filter, expected) => {
    expect(idsOf(await shelf().where(filter()).get())).toEqual(expected);
  });

  test('updates of numbers, names and lists', async () => {
    const { _ } = shop;
    const cola = shelf().doc('cola');
    await cola.update({
      n: _.mul(2),
      w: _.rename('name'),
      bits: _.bit({ or: 5 }),
      most: _.max(4),
      t: _.unshift(['z']),
    });
    expect(kept()).toMatchObject({ n: 6, name: 'Cola', bits: 5, most: 4, t: ['z', 'a', 'b'] });
    await cola.update({ t: _.shift(), l: _.pull({ n: _.gt(1) }) });
    expect(kept()).toMatchObject({ t: ['a', 'b'], l: [{ g: 'x', n: 1 }] });
    await cola.update({
      t: _.pullAll(['a']),
      l: _.push({ each: [{ g: 'w', n: 0 }], sort: { n: 1 }, position: 0, slice: 5 }),
    });
    expect(kept()).toMatchObject({
      t: ['b'],
      l: [
        { g: 'w', n: 0 },
        { g: 'x', n: 1 },
      ],
    });
  });

  test('the element a filter found is updated through its $, all of them through $[]', async () => {
    const { _ } = shop;
    await shelf()
      .where({ 'l.g': 'y' })
      .update({ 'l.$.n': _.inc(10) });
    await shelf().doc('cola').update({ 'l.$[].seen': true });
    expect(kept().l).toEqual([
      { g: 'x', n: 1, seen: true },
      { g: 'y', n: 12, seen: true },
    ]);
  });

  test('one of several is updated when only one is wanted', async () => {
    const answer = await shelf().where({}).options({ multiple: false }).update({ seen: 1 });
    expect(answer).toMatchObject({ updated: 1 });
  });

  test("the server's time stands wherever it is asked for", async () => {
    const { db } = shop;
    await shelf()
      .doc('new')
      .set({ when: db.serverDate(), in: { at: db.serverDate({ offset: -1000 }) }, list: [db.serverDate()] });
    const now = shop.clock.now;
    expect(shop.database.all('shelf')[3]).toEqual({
      _id: 'new',
      when: new Date(now),
      in: { at: new Date(now - 1000) },
      list: [new Date(now)],
    });
  });

  test('several orders, a part of a document, a part of a list', async () => {
    const { project } = shop._ as unknown as {
      project: { slice(n: number): unknown; elemMatch(filter: Row): unknown };
    };
    const { data } = await shelf()
      .orderBy('gone', 'asc')
      .orderBy('_id', 'desc')
      .field({ _id: true, t: project.slice(1), w: true })
      .limit(2)
      .get();
    expect(data).toEqual([{ _id: 'water' }, { _id: 'tea', t: ['b'], w: '冰红茶' }]);
    const [cola] = (
      await shelf()
        .doc('cola')
        .field({ l: project.elemMatch({ n: 2 }) })
        .get()
    ).data;
    expect(cola).toEqual({ _id: 'cola', l: [{ g: 'y', n: 2 }] });
    expect((await shelf().doc('cola').field({}).get()).data[0]).toMatchObject({ n: 3, w: 'Cola' });
  });

  test('pipelines with expressions, and with a pipeline of another collection', async () => {
    const $ = shop._.aggregate;
    await shop.db.collection('stores').add({ _id: 's1', sells: 'tea', cases: 4 });
    const { data } = await shelf()
      .aggregate()
      .match({ n: shop._.gt(1) })
      .addFields({
        first: $.arrayElemAt(['$t', 0]),
        many: $.cond([$.gte(['$n', 5]), true, false]),
      })
      .lookup({
        from: 'stores',
        let: { id: '$_id', n: '$n' },
        pipeline: $.pipeline()
          .match(shop._.expr($.and([$.eq(['$sells', '$$id']), $.lt(['$cases', '$$n'])])))
          .project({ _id: 0, cases: 1 })
          .done(),
        as: 'shops',
      })
      .project({ first: 1, many: 1, shops: 1 })
      .sort({ _id: 1 })
      .limit(5)
      .end();
    expect(data).toEqual([
      { _id: 'cola', first: 'a', many: false, shops: [] },
      { _id: 'tea', first: 'b', many: true, shops: [{ cases: 4 }] },
    ]);
    const near = await shelf()
      .aggregate()
      .geoNear({
        near: new shop.db.Geo.Point(116.5, 39.9),
        spherical: true,
        distanceField: 'far',
        maxDistance: 9000,
      })
      .project({ far: $.floor('$far') })
      .end();
    expect(near.data).toEqual([
      { _id: 'water', far: 0 },
      { _id: 'tea', far: 8539 },
    ]);
    const unwound = await shelf()
      .aggregate()
      .unwind('$l')
      .group({ _id: null, n: $.sum('$l.n') })
      .end();
    expect(unwound.data).toEqual([{ _id: null, n: 3 }]);
  });

  test('an id object is refused by its name, for ids here are words and numbers', async () => {
    const { ObjectId } = shop.db as unknown as { ObjectId(of: { id: string }): unknown };
    const problem = await shop.problemOf(
      shelf()
        .where({ _id: ObjectId({ id: '5f4dcc3b5aa765d61d8327de' }) })
        .get(),
    );
    expect(problem).toEqual({ code: 'LOCAL_NOT_SUPPORTED', message: expect.stringContaining('$oid') });
  });
});

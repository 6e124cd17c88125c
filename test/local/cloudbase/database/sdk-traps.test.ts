import { idsOf, onAShelf, type Shop } from './through-sdk';

type Row = Record<string, unknown>;

let shop: Shop;
onAShelf((opened) => {
  shop = opened;
});

const shelf = () => shop.db.collection('shelf');
const kept = () => shop.database.all('shelf')[0]!;

describe("the SDK's traps are as they are", () => {
  beforeEach(async () => {
    await shelf().add([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 3 },
      { _id: 3, a: 5, b: 3 },
    ] as never);
  });

  test('two either-ors of two fields become one, which finds more than was meant', async () => {
    const { _ } = shop;
    const meant = shelf().where({ a: _.or(_.eq(1), _.eq(2)), b: _.or(_.eq(3), _.eq(4)) });
    expect(idsOf(await meant.get())).toEqual([1, 2, 3]);
    const said = _.and([{ a: _.or(_.eq(1), _.eq(2)) }, { b: _.or(_.eq(3), _.eq(4)) }]);
    expect(idsOf(await shelf().where(said).get())).toEqual([2]);
  });

  test('a condition that is undefined is no condition', async () => {
    expect(idsOf(await shelf().where({ a: 1, owner: undefined }).get())).toEqual([1, 2]);
  });

  test('an empty object is no condition, and removing by none removes all', async () => {
    expect(idsOf(await shelf().where({ a: {} }).get())).toEqual([1, 2, 3]);
    expect(await shelf().where({}).remove()).toMatchObject({ deleted: 3 });
  });

  test('a limit of 0 is the usual hundred', async () => {
    const rows = Array.from({ length: 110 }, (_row, n) => ({ _id: `more${n}` }));
    await shelf().add(rows as never);
    expect((await shelf().limit(0).get()).data).toHaveLength(100);
    expect((await shelf().skip(100).limit(1000).get()).data).toHaveLength(13);
  });

  test('an update to an empty object changes nothing; an object is merged, unless it is set', async () => {
    const one = shelf().doc(1);
    expect(await one.update({ a: {} })).toMatchObject({ updated: 0 });
    await one.update({ o: { x: 1 } });
    await one.update({ o: { y: 2 } });
    expect(kept().o).toEqual({ x: 1, y: 2 });
    await one.update({ o: shop._.set({ z: 3 }) });
    expect(kept().o).toEqual({ z: 3 });
  });

  test("a server's date in the list form of push arrives as garbage, and is kept as such", async () => {
    const { _, db } = shop;
    await shelf()
      .doc(1)
      .update({ l: _.push({ each: [{ at: db.serverDate() }] }) });
    expect(kept().l).toEqual([{ at: { offset: 0 } }]);
    await shelf()
      .doc(1)
      .update({ l: _.push([{ at: db.serverDate({ offset: 7 }) }]) });
    expect((kept().l as Row[])[1]).toEqual({ at: new Date(shop.clock.now + 7) });
  });

  test('a list is added to a set as one element, unless each is said', async () => {
    const { _ } = shop;
    await shelf()
      .doc(1)
      .update({ t: _.addToSet([1, 2]) });
    await shelf()
      .doc(1)
      .update({ t: _.addToSet({ $each: [1, 2] }) });
    expect(kept().t).toEqual([[1, 2], 1, 2]);
  });

  test('keys that begin with $ go to the database as they are', async () => {
    await shelf()
      .doc(1)
      .update({ $inc: { a: 4 } });
    expect(kept().a).toBe(5);
  });

  test('numbers that are none are kept, and what JSON cannot say does not arrive', async () => {
    await shelf().doc(1).update({ nan: Number.NaN, most: Number.POSITIVE_INFINITY });
    expect(kept()).toMatchObject({ nan: Number.NaN, most: Number.POSITIVE_INFINITY });
    await expect(shelf().doc(1).update({ big: 10n })).rejects.toThrow();
  });

  test('a map loses what is in it, an id is a word or a number', async () => {
    await shelf().add({ _id: 4, map: new Map([['a', 1]]) });
    expect(shop.database.all('shelf')[3]).toEqual({ _id: 4, map: {} });
    expect(() => shelf().doc({} as never)).toThrow('docId必须为字符串或数字');
  });

  test('removing from a collection without where sends a filter nobody can read', async () => {
    const problem = await shop.problemOf((shelf() as unknown as { remove(): Promise<unknown> }).remove());
    expect(problem.code).toBe('DATABASE_REQUEST_FAILED');
    expect(shop.database.all('shelf')).toHaveLength(3);
  });

  test('what looks like a point comes back as the SDK sees points', async () => {
    const { db } = shop;
    await shelf()
      .doc(1)
      .update({ at: new db.Geo.Point(116.4, 39.9) });
    expect(kept().at).toEqual({ type: 'Point', coordinates: [116.4, 39.9] });
    const [row] = (await shelf().doc(1).get()).data as { at: { longitude: number } }[];
    expect(row!.at.longitude).toBe(116.4);
  });
});

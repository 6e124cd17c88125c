import { openThroughSdk, type Shop } from './through-sdk';

let shop: Shop;
beforeEach(async () => {
  shop = await openThroughSdk([
    { name: 'orders', indexes: [{ name: 'byStore', keys: [{ field: 'store', direction: 1 }] }] },
  ]);
});
afterEach(() => shop.close());

const orders = () => shop.db.collection('orders');

describe('keeping documents', () => {
  test('an order comes back as it was written', async () => {
    const order = {
      _id: 'o1',
      note: '冰红茶 500ml',
      cases: 3,
      price: 12.5,
      big: 1_099_511_627_776,
      at: new Date(0),
      none: null,
      lines: [{ gtin: '6900000000001', cases: 3 }],
    };
    await orders().add(order);
    expect((await orders().doc('o1').get()).data).toEqual([order]);
  });

  test('an order without an id gets one', async () => {
    const { id } = (await orders().add({ store: 'wang' })) as { id: string };
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect((await orders().where({ _id: id }).get()).data).toHaveLength(1);
  });

  test('of several orders those before the first that is refused are kept, as MongoDB inserts many', async () => {
    await orders().add([{ _id: 'a' }, { _id: 'b' }] as never);
    const problem = await shop.problemOf(orders().add([{ _id: 'c' }, { _id: 'a' }, { _id: 'd' }] as never));
    expect(problem.code).toBe('DATABASE_REQUEST_FAILED');
    expect(problem.message).toContain('E11000 duplicate key error');
    expect(shop.database.all('orders').map(({ _id }) => _id)).toEqual(['a', 'b', 'c']);
  });

  test('of several orders added in a transaction none is kept when one is refused', async () => {
    await orders().add({ _id: 'a' });
    const t = await shop.db.startTransaction();
    await shop.problemOf(t.collection('orders').add([{ _id: 'c' }, { _id: 'a' }]));
    await shop.problemOf(t.commit());
    expect(shop.database.all('orders').map(({ _id }) => _id)).toEqual(['a']);
  });

  test('the server writes its own time where the caller asks for it', async () => {
    await orders().add({ _id: 'o1', at: shop.db.serverDate({ offset: 1000 }) });
    expect(shop.database.all('orders')[0]?.at).toEqual(new Date(shop.clock.now + 1000));
  });

  test('a collection nobody declared does not exist', async () => {
    const problem = await shop.problemOf(shop.db.collection('gifts').get());
    expect(problem.code).toBe('DATABASE_COLLECTION_NOT_EXIST');
  });

  test('a collection that is made takes documents, and cannot be made again', async () => {
    for (const name of ['gifts', 'constructor']) {
      await shop.db.createCollection(name);
      await shop.db.collection(name).add({ _id: 'cup', of: name });
      expect(shop.database.all(name)).toEqual([{ _id: 'cup', of: name }]);
    }
    for (const name of ['gifts', 'orders'])
      expect(await shop.problemOf(shop.db.createCollection(name))).toEqual({
        code: 'DATABASE_COLLECTION_ALREADY_EXIST',
        message: expect.stringContaining('[ResourceUnavailable.ResourceExist] Table exist.'),
      });
    expect(await shop.problemOf(shop.db.createCollection('a$b'))).toMatchObject({
      message: 'Invalid collection name: a$b',
    });
  });

  test('fields named like what every object has are fields like others', async () => {
    await orders().add([{ _id: 'x', constructor: 2 }, { _id: 'y', constructor: 1 }, { _id: 'z' }] as never);
    const { data } = await orders().orderBy('constructor', 'asc').get();
    expect(data.map(({ _id }: { _id: string }) => _id)).toEqual(['z', 'y', 'x']);
    expect((await orders().where({ constructor: null }).get()).data).toEqual([{ _id: 'z' }]);
  });

  test('a whole number too large to be exact comes back as JavaScript wrote it', async () => {
    await orders().add({ _id: 'x', n: 2 ** 60 });
    expect((await orders().doc('x').get()).data).toEqual([{ _id: 'x', n: 2 ** 60 }]);
  });

  test('set replaces a document or makes it', async () => {
    expect(await orders().doc('o9').set({ cases: 1, store: 'li' })).toMatchObject({
      updated: 0,
      upsertedId: 'o9',
    });
    expect(await orders().doc('o9').set({ cases: 2 })).toMatchObject({ updated: 1 });
    expect(shop.database.all('orders')).toEqual([{ _id: 'o9', cases: 2 }]);
  });

  test('removing tells how many went', async () => {
    await orders().add([
      { _id: 'a', store: 'w' },
      { _id: 'b', store: 'w' },
      { _id: 'c', store: 'l' },
    ] as never);
    expect(await orders().where({ store: 'w' }).remove()).toMatchObject({ deleted: 2 });
    expect(await orders().doc('nobody').remove()).toMatchObject({ deleted: 0 });
    expect((await orders().count()).total).toBe(1);
  });
});

describe('finding documents', () => {
  beforeEach(async () => {
    const rows = Array.from({ length: 1005 }, (_, n) => ({ _id: `o${n}`, n, store: n % 2 ? 'wang' : 'li' }));
    await orders().add(rows as never);
  });

  test('without an order they come as they were added, a hundred at a time and never more than a thousand', async () => {
    const first = (await orders().get()).data;
    expect(first.map(({ n }: { n: number }) => n)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect((await orders().limit(5000).get()).data).toHaveLength(1000);
  });

  test('they can be sorted, skipped, limited and shown in part', async () => {
    const { data } = await orders()
      .where({ store: 'wang', n: shop._.gt(100) })
      .orderBy('n', 'desc')
      .skip(1)
      .limit(2)
      .field({ n: true })
      .get();
    expect(data).toEqual([
      { _id: 'o1001', n: 1001 },
      { _id: 'o999', n: 999 },
    ]);
  });
});

describe('what is not built is refused by name', () => {
  test.each([
    ['database.dropEverything', { action: 'database.dropEverything' }],
    ['$where', { action: 'database.getDocument', collectionName: 'orders', query: '{"$where":"true"}' }],
    ['$near', { action: 'database.getDocument', collectionName: 'orders', query: '{"at":{"$near":[1,2]}}' }],
    [
      '$jsonSchema',
      {
        action: 'database.getDocument',
        collectionName: 'orders',
        query: '{"$jsonSchema":{"required":["a"]}}',
      },
    ],
    [
      'an update that inserts',
      {
        action: 'database.modifyDocument',
        collectionName: 'orders',
        query: '{}',
        data: '{"$setOnInsert":{"a":"b"}}',
        merge: true,
        upsert: true,
      },
    ],
    [
      '$unionWith',
      {
        action: 'database.aggregateDocuments',
        collectionName: 'orders',
        stages: [{ stageKey: '$unionWith', stageValue: '{}' }],
      },
    ],
  ])('%s', async (name, body) => {
    await shop.database.answer({
      action: 'database.insertDocument',
      collectionName: 'orders',
      data: ['{"_id":"x"}'],
    });
    const answer = await shop.database.answer(body);
    expect(answer.code).toBe('LOCAL_NOT_SUPPORTED');
    expect(answer.message).toContain(name);
  });

  test('a payload that is no EJSON is a problem and not a crash', async () => {
    const body = { action: 'database.getDocument', collectionName: 'orders', query: '{' };
    expect(await shop.database.answer(body)).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  });
});

test('every call is counted, and tells how it found its documents', async () => {
  const seen: unknown[] = [];
  shop.database.onCall(({ action, collection, index, code }) =>
    seen.push({ action, collection, index, code }),
  );
  await orders().where({ store: 'wang' }).get();
  await orders().where({ note: 'x' }).get();
  expect(seen).toEqual([
    { action: 'database.getDocument', collection: 'orders', index: 'byStore', code: undefined },
    { action: 'database.getDocument', collection: 'orders', index: 'scan', code: undefined },
  ]);
  expect(shop.database.calls()).toEqual({ total: 2, byAction: { 'database.getDocument': 2 } });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openDatabase } from '../../../../local/cloudbase/database/open';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crowncap-crowd-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (path: string | undefined) =>
  openDatabase({
    path,
    noSync: true,
    now: Date.now,
    declarations: [
      {
        name: 'members',
        indexes: [
          { name: 'byPhone', keys: [{ field: 'phone', direction: 1 }], unique: true },
          { name: 'byTag', keys: [{ field: 'tags', direction: 1 }] },
        ],
      },
    ],
  });

type Database = ReturnType<typeof open>;
type Body = Record<string, unknown>;

const insert = (document: Body) => ({
  action: 'database.insertDocument',
  collectionName: 'members',
  data: [JSON.stringify(document)],
});
const update = (_id: string, data: Body) => ({
  action: 'database.modifyDocument',
  collectionName: 'members',
  query: JSON.stringify({ _id }),
  data: JSON.stringify(data),
  merge: true,
  multi: false,
});
const remove = (_id: string) => ({
  action: 'database.removeDocument',
  collectionName: 'members',
  query: JSON.stringify({ _id }),
});
const foundBy = (database: Database, query: Body) =>
  database.explain({
    action: 'database.calculateDocument',
    collectionName: 'members',
    query: JSON.stringify(query),
  });

test('of a crowd that writes at one moment each is told its own fate, and only the good is kept', async () => {
  const database = open(folder);
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      database.answer(insert({ _id: `m${n}`, phone: `p${n % 20}`, tags: ['new', n] })),
    ),
  );
  expect(answers.filter(({ code }) => code === undefined)).toHaveLength(20);
  expect(answers.filter(({ message }) => String(message).includes('E11000'))).toHaveLength(40);
  await database.close();

  const again = open(folder);
  expect(again.all('members').map(({ _id }) => _id)).toEqual(Array.from({ length: 20 }, (_, n) => `m${n}`));
  expect(foundBy(again, { tags: 'new' })).toEqual({ index: 'byTag', examined: 20, returned: 20 });
  expect(foundBy(again, { tags: 40 })).toEqual({ index: 'byTag', examined: 0, returned: 0 });
  await again.close();
});

test('twenty people use one code at once and one of them wins', async () => {
  const database = open(undefined);
  await database.answer(insert({ _id: 'code', phone: '0' }));
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      database.answer({
        ...update('code', { $set: { winner: n } }),
        query: JSON.stringify({ _id: 'code', winner: { $exists: false } }),
        multi: true,
      }),
    ),
  );
  expect(answers.filter(({ data }) => (data as { updated: number }).updated === 1)).toHaveLength(1);
  await database.close();
});

test('whatever a crowd does, the indexes say what the documents say', async () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const phone = fc.constantFrom('1', '2', '3', '4', '5');
  const tags = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 });
  const deed = fc.oneof(
    fc.record({ _id: id, phone, tags }).map(insert),
    fc.tuple(id, phone).map(([_id, next]) => update(_id, { $set: { phone: next } })),
    fc.tuple(id, tags).map(([_id, next]) => update(_id, { $set: { tags: next } })),
    fc.tuple(id, fc.constantFrom('x', 'y')).map(([_id, tag]) => update(_id, { $pull: { tags: tag } })),
    id.map(remove),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(deed, { maxLength: 6 }), { maxLength: 8 }), async (moments) => {
      const database = open(undefined);
      try {
        for (const deeds of moments) await Promise.all(deeds.map((body) => database.answer(body)));
        const members = database.all('members');
        const phones = members.map((member) => member.phone);
        expect(new Set(phones).size).toBe(phones.length);
        for (const wanted of ['1', '2', '3', '4', '5'])
          expect(foundBy(database, { phone: wanted }).returned).toBe(
            phones.filter((phone) => phone === wanted).length,
          );
        for (const tag of ['x', 'y', 'z']) {
          const tagged = members.filter((member) => (member.tags as string[]).includes(tag)).length;
          expect(foundBy(database, { tags: tag })).toEqual({
            index: 'byTag',
            examined: tagged,
            returned: tagged,
          });
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 60 },
  );
});

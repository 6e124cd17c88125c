import fc from 'fast-check';
import type { CollectionDeclaration } from '../../../../local/cloudbase/database/declaration';
import { type Database, openDatabase } from '../../../../local/cloudbase/database/open';
import { NoAnswer } from '../../../../local/cloudbase/line';

const now = () => Date.parse('2026-11-22T09:00:00+08:00');
const declarations: CollectionDeclaration[] = [
  {
    name: 'accounts',
    indexes: [
      {
        name: 'by_owner',
        keys: [
          { field: 'owner', direction: 1 },
          { field: 'fen', direction: -1 },
        ],
      },
      { name: 'by_tags', keys: [{ field: 'tags', direction: 1 }] },
      { name: 'by_phone', keys: [{ field: 'phone', direction: 1 }], unique: true },
    ],
  },
];
/** Nobody waits for a lock: who meets one is told at once. */
const atOnce = () => Promise.resolve();
const waiting = { now, sleep: atOnce, othersHeard: atOnce, settlesWithin: () => Promise.resolve(false) };
const open = (path: 'memory' | undefined) => openDatabase({ path, noSync: true, now, declarations, waiting });

const id = fc.constantFrom('a', 'b', 'c', 'd');
const owner = fc.constantFrom('wang', 'li');
const fen = fc.integer({ min: -2, max: 3 });
const about = { collectionName: 'accounts' };
const text = (value: unknown) => JSON.stringify(value);
const inTransaction = fc.constantFrom(undefined, 0, 1);

/** What a caller may ask; a number stands for the transaction that was begun as that. */
const step = fc.oneof(
  fc
    .record({ _id: id, owner, fen, phone: fc.integer({ min: 1, max: 5 }), of: inTransaction })
    .map(({ of, ...fields }) => ({
      ...about,
      action: 'database.insertDocument',
      data: [text({ ...fields, tags: [fields.owner, fields.fen] })],
      of,
    })),
  fc.record({ _id: id, by: fen, of: inTransaction }).map(({ _id, by, of }) => ({
    ...about,
    action: 'database.modifyDocument',
    merge: true,
    multi: false,
    query: text({ _id }),
    data: text({ $inc: { fen: by } }),
    of,
  })),
  fc.record({ owner, fen }).map((wanted) => ({
    ...about,
    action: 'database.modifyDocument',
    merge: true,
    multi: true,
    query: text({ owner: wanted.owner, fen: { $gt: wanted.fen } }),
    data: text({ $set: { fen: wanted.fen } }),
    of: undefined,
  })),
  fc
    .record({ owner, direction: fc.constantFrom(1, -1), of: inTransaction })
    .map(({ owner, direction, of }) => ({
      ...about,
      action: 'database.getDocument',
      query: text({ owner }),
      order: text({ fen: direction }),
      limit: 3,
      of,
    })),
  fc.record({ tag: owner }).map(({ tag }) => ({
    ...about,
    action: 'database.getDocument',
    query: text({ tags: tag }),
    of: undefined,
  })),
  fc
    .record({ _id: id })
    .map(({ _id }) => ({ ...about, action: 'database.removeDocument', query: text({ _id }), of: undefined })),
  fc.constantFrom(0, 1).map((of) => ({ action: 'database.startTransaction', of })),
  fc.constantFrom(0, 1).map((of) => ({ action: 'database.commitTransaction', of })),
  fc.constantFrom(0, 1).map((of) => ({ action: 'database.abortTransaction', of })),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('a database in memory answers like the one on the disk, whatever is asked, in and out of transactions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
      expect(await answersOf('memory', steps)).toEqual(await answersOf(undefined, steps));
    }),
    { numRuns: 60 },
  );
});

async function answersOf(path: 'memory' | undefined, steps: readonly Step[]) {
  const database = open(path);
  const begun = new Map<number, unknown>();
  const answers: unknown[] = [];
  for (const { of, ...asked } of steps) {
    const transactionId = of === undefined ? undefined : begun.get(of);
    const { requestId: _, transactionId: id, ...answer } = await database.answer({ ...asked, transactionId });
    if (asked.action === 'database.startTransaction') begun.set(of!, id);
    if (/commit|abort/.test(asked.action)) begun.delete(of!);
    answers.push({ ...asked, answer });
  }
  answers.push(database.all('accounts'));
  await database.close();
  return answers;
}

describe('a line that is cut', () => {
  let database: Database;
  beforeEach(async () => {
    database = open('memory');
    await database.answer({
      ...about,
      action: 'database.insertDocument',
      data: [text({ _id: 'a', fen: 0 })],
    });
  });
  const add = () =>
    database.answer({
      ...about,
      action: 'database.modifyDocument',
      merge: true,
      query: text({ _id: 'a' }),
      data: text({ $inc: { fen: 1 } }),
    });

  test.each([
    ['dropBefore', 'dropped', 0],
    ['dropAfter', 'dropped', 1],
    ['timeOutBefore', 'timed_out', 0],
    ['timeOutAfter', 'timed_out', 1],
    ['unavailableBefore', 'unavailable', 0],
    ['unavailableAfter', 'unavailable', 1],
  ] as const)('%s gives no answer (%s), and %i of one change is kept', async (fault, why, kept) => {
    database.faults.set({ [fault]: 1 });
    await expect(add()).rejects.toEqual(new NoAnswer(why));
    expect(database.all('accounts')).toMatchObject([{ fen: kept }]);
    expect(database.faults.struck()).toEqual({ [fault]: 1 });
  });
});

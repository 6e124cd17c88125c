import { type CloudPromise, refusal } from '../contract';
import type { Place } from '../place';

const duplicate = { code: 'DATABASE_REQUEST_FAILED', message: /E11000|duplicate/i };
const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024);

async function many({ db, plain, fresh }: Place, count: number) {
  const batch = fresh();
  const documents = Array.from({ length: count }, (_, no) => ({ batch, no }));
  for (let from = 0; from < count; from += 500) {
    await db.collection(plain).add(documents.slice(from, from + 500) as never);
  }
  return db.collection(plain).where({ batch });
}

export const documentPromises: CloudPromise[] = [
  {
    says: 'a second document of the same id is refused as a duplicate',
    promised: duplicate,
    find: async ({ db, plain, fresh }) => {
      const id = fresh();
      await db.collection(plain).add({ _id: id });
      return refusal(db.collection(plain).add({ _id: id }));
    },
  },
  {
    says: 'a second document of the same number is refused by a unique index',
    promised: duplicate,
    find: async ({ db, numbers, fresh }) => {
      const no = fresh();
      await db.collection(numbers).add({ no });
      return refusal(db.collection(numbers).add({ no }));
    },
  },
  {
    says: 'a unique index takes one document without its field and no second one',
    promised: duplicate,
    find: async ({ db, numbers }) => {
      await db
        .collection(numbers)
        .add({})
        .catch(() => {});
      return refusal(db.collection(numbers).add({}));
    },
  },
  {
    says: 'a collection that nobody made is refused by its own code',
    promised: { code: 'DATABASE_COLLECTION_NOT_EXIST', message: /./ },
    find: ({ db, fresh }) => refusal(db.collection(`${fresh()}-nowhere`).get()),
  },
  {
    says: 'a collection that is there cannot be made again',
    promised: { code: 'DATABASE_COLLECTION_ALREADY_EXIST', message: /Table exist/ },
    find: ({ db, plain }) => refusal(db.createCollection(plain)),
  },
  {
    says: 'of several documents added at once those before the first duplicate are kept, and none behind it',
    promised: { told: duplicate, kept: ['a', 'b'] },
    find: async ({ db, plain, fresh }) => {
      const batch = fresh();
      const documents = ['a', 'b', 'a', 'c'].map((name) => ({ _id: `${batch}${name}`, batch, name }));
      const told = await refusal(db.collection(plain).add(documents as never));
      const { data } = await db.collection(plain).where({ batch }).orderBy('name', 'asc').get();
      return { told, kept: data.map(({ name }: { name: string }) => name) };
    },
  },
  {
    says: 'a read without a limit gives 100 documents, and no limit gives more than 1000',
    promised: { without: 100, five: 1_000, total: 1_001 },
    find: async (place) => {
      const found = await many(place, 1_001);
      const without = (await found.get()).data.length;
      const five = (await found.limit(5_000).get()).data.length;
      return { without, five, total: (await found.count()).total };
    },
  },
  {
    says: 'without an order documents come as they were added',
    promised: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    find: async (place) => {
      const { data } = await (await many(place, 10)).get();
      return (data as { no: number }[]).map(({ no }) => no);
    },
  },
  {
    says: 'a document of four megabytes is kept, one of seventeen is refused',
    promised: { four: 'no refusal', isSeventeenRefused: true },
    find: async ({ db, plain }) => {
      const four = await refusal(db.collection(plain).add({ long: megabytes(4) }));
      const seventeen = await refusal(db.collection(plain).add({ long: megabytes(17) }));
      return { four, isSeventeenRefused: seventeen !== 'no refusal' };
    },
  },
  {
    says: 'adding to a text is refused and changes nothing',
    promised: { told: { code: 'DATABASE_REQUEST_FAILED', message: /./ }, kept: 'seven' },
    find: async ({ db, plain, fresh }) => {
      const id = fresh();
      await db.collection(plain).add({ _id: id, cases: 'seven' });
      const told = await refusal(
        db
          .collection(plain)
          .doc(id)
          .update({ cases: db.command.inc(1) }),
      );
      return { told, kept: (await db.collection(plain).doc(id).get()).data[0].cases };
    },
  },
  {
    says: 'an update of what is not there changes nothing, a set makes it',
    promised: { updated: 0, isMade: true },
    find: async ({ db, plain, fresh }) => {
      const doc = db.collection(plain).doc(fresh());
      const { updated } = await doc.update({ cases: 1 });
      await doc.set({ cases: 1 });
      return { updated, isMade: (await doc.get()).data.length === 1 };
    },
  },
  {
    says: 'of fifty buyers of thirty cases by one guarded update thirty are served',
    promised: { served: 30, left: 0 },
    find: async ({ db, plain, fresh }) => {
      const id = fresh();
      await db.collection(plain).add({ _id: id, cases: 30 });
      const guarded = { _id: id, cases: db.command.gte(1) };
      const buy = () =>
        db
          .collection(plain)
          .where(guarded)
          .update({ cases: db.command.inc(-1) });
      const bought = await Promise.all(Array.from({ length: 50 }, buy));
      const served = bought.reduce((sum, { updated }) => sum + (updated ?? 0), 0);
      return { served, left: (await db.collection(plain).doc(id).get()).data[0].cases };
    },
  },
];

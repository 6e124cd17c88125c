import { type CloudPromise, refusal } from '../contract';
import type { Place } from '../place';

const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT', message: /TransactionConflict/ };
const gone = { code: 'DATABASE_TRANSACTION_FAIL', message: /TransactionNotExist/ };

/** Two transactions of one document that exists. */
async function two({ db, plain, fresh }: Place) {
  const id = fresh();
  await db.collection(plain).add({ _id: id, cases: 1 });
  const [one, other] = [await db.startTransaction(), await db.startTransaction()];
  const doc = (of: typeof one) => of.collection(plain).doc(id);
  return { id, one, other, doc, stored: async () => (await db.collection(plain).doc(id).get()).data[0] };
}

export const transactionPromises: CloudPromise[] = [
  {
    says: 'who writes second to what an open transaction has written is told of a conflict at once',
    promised: conflict,
    find: async (place) => {
      const { one, other, doc } = await two(place);
      await doc(one).update({ cases: 2 });
      const told = await refusal(doc(other).update({ cases: 3 }));
      await one.rollback();
      return told;
    },
  },
  {
    says: 'a document changed since a transaction began to read is in conflict when that transaction writes it',
    promised: conflict,
    find: async (place) => {
      const { one, other, doc } = await two(place);
      await doc(one).get();
      await doc(other).update({ cases: 2 });
      await other.commit();
      return refusal(doc(one).update({ cases: 3 }));
    },
  },
  {
    says: 'a transaction sees what it wrote, nobody else does before it is committed',
    promised: { inside: 2, outside: 1, after: 2 },
    find: async (place) => {
      const { one, doc, stored } = await two(place);
      await doc(one).update({ cases: 2 });
      const inside = ((await doc(one).get()).data as { cases: number }).cases;
      const outside = (await stored()).cases;
      await one.commit();
      return { inside, outside, after: (await stored()).cases };
    },
  },
  {
    says: 'a transaction asked two things at once does not do both, and says that it is busy',
    promised: { code: 'DATABASE_TRANSACTION_FAIL', message: /\[ResourceUnavailable\.TransactionBusy\]/ },
    find: async ({ db, plain, fresh }) => {
      const id = fresh();
      const transaction = await db.startTransaction();
      const asked = Array.from({ length: 8 }, () => refusal(transaction.collection(plain).doc(id).get()));
      const refused = (await Promise.all(asked)).filter((told) => told !== 'no refusal');
      await refusal(transaction.rollback());
      return refused[0] ?? 'no refusal';
    },
  },
  {
    says: 'a transaction that was committed does not exist any more',
    promised: gone,
    find: async (place) => {
      const { one, doc } = await two(place);
      await doc(one).update({ cases: 2 });
      await one.commit();
      return refusal(doc(one).update({ cases: 3 }));
    },
  },
  {
    says: 'a transaction is over after thirty seconds',
    promised: { told: gone, cases: 1 },
    find: async (place) => {
      const { one, doc, stored } = await two(place);
      await doc(one).update({ cases: 2 });
      await place.pass(31_000);
      const told = await refusal(one.commit());
      return { told, cases: (await stored()).cases };
    },
  },
  {
    says: 'two transactions that read each other’s document and write their own both go through (write skew)',
    promised: 'no refusal',
    find: async ({ db, plain, fresh }) => {
      const [left, right] = [fresh(), fresh()];
      for (const id of [left, right]) await db.collection(plain).add({ _id: id, onDuty: true });
      const [one, other] = [await db.startTransaction(), await db.startTransaction()];
      for (const id of [left, right]) {
        await one.collection(plain).doc(id).get();
        await other.collection(plain).doc(id).get();
      }
      await one.collection(plain).doc(left).update({ onDuty: false });
      await other.collection(plain).doc(right).update({ onDuty: false });
      await one.commit();
      return refusal(other.commit());
    },
  },
  {
    says: 'a plain write that meets a transaction’s lock waits for it and ends as busy before the SDK’s patience does',
    promised: { message: /TransactionBusy/, isWithinPatience: true },
    find: async (place) => {
      const { id, one, doc } = await two(place);
      await doc(one).update({ cases: 2 });
      const began = Date.now();
      const { message } = (await refusal(place.db.collection(place.plain).doc(id).update({ cases: 3 }))) as {
        message: string;
      };
      const isWithinPatience = Date.now() - began < 15_000;
      await one.rollback();
      return { message, isWithinPatience };
    },
  },
  {
    says: 'where().update() on a transaction’s collection runs outside of it and stays when the transaction does not',
    promised: 5,
    find: async (place) => {
      const { id, one, stored } = await two(place);
      await one.collection(place.plain).where({ _id: id }).update({ cases: 5 });
      await one.rollback();
      return (await stored()).cases;
    },
  },
  {
    says: 'several documents are added at once in a transaction, and where().get() finds them there',
    promised: [1, 2],
    find: async ({ db, plain, fresh }) => {
      const batch = fresh();
      const transaction = await db.startTransaction();
      const notes = transaction.collection(plain);
      await notes.add([1, 2].map((no) => ({ batch, no })) as never);
      const { data } = await notes.where({ batch }).get();
      await transaction.rollback();
      return (data as { no: number }[]).map(({ no }) => no).sort();
    },
  },
  {
    says: 'the server’s time may stand in what a transaction adds',
    promised: { isDate: true },
    find: async ({ db, plain, fresh }) => {
      const id = fresh();
      const transaction = await db.startTransaction();
      await transaction.collection(plain).add({ _id: id, at: db.serverDate() });
      await transaction.commit();
      const [kept] = (await db.collection(plain).doc(id).get()).data;
      return { isDate: kept.at instanceof Date };
    },
  },
];

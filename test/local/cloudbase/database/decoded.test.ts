import fc from 'fast-check';
import { createDecoded } from '../../../../local/cloudbase/database/decoded';
import { openDatabase } from '../../../../local/cloudbase/database/open';
import type { Row } from './asked-plainly';

const id = fc.constantFrom('a', 'b', 'c');
const deed = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), _id: id, n: fc.nat(9) }),
  fc.record({ do: fc.constant('set' as const), _id: id, n: fc.nat(9), inside: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), _id: id, inside: fc.boolean() }),
  fc.record({ do: fc.constantFrom('read' as const, 'begin' as const, 'commit' as const, 'abort' as const) }),
);

test('whatever is written, in and out of transactions, what is read is what stands on the disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      const database = openDatabase({
        path: undefined,
        noSync: true,
        now: Date.now,
        declarations: [{ name: 'rows', indexes: [] }],
        waiting: {
          now: () => 0,
          sleep: async () => {},
          othersHeard: async () => {},
          settlesWithin: async () => false,
        },
      });
      let transactionId: unknown;
      const call = (action: string, over: Row) =>
        database.answer({ action: `database.${action}`, collectionName: 'rows', ...over });
      for (const step of deeds) {
        const within = 'inside' in step && step.inside ? { transactionId } : {};
        if (step.do === 'insert')
          await call('insertDocument', { data: [JSON.stringify({ _id: step._id, deep: { n: step.n } })] });
        if (step.do === 'set')
          await call('modifyDocument', {
            ...within,
            query: JSON.stringify({ _id: step._id }),
            data: JSON.stringify({ $set: { 'deep.n': step.n }, $push: { log: step.n } }),
            merge: true,
            multi: false,
          });
        if (step.do === 'remove')
          await call('removeDocument', { ...within, query: JSON.stringify({ _id: step._id }), multi: false });
        if (step.do === 'begin') transactionId ??= (await call('startTransaction', {})).transactionId;
        if (step.do === 'commit' || step.do === 'abort') {
          await call(`${step.do}Transaction`, { transactionId });
          transactionId = undefined;
        }
        // A moment believes what was decoded only if the stamp on the disk is the same.
        database.all('rows');
        const moment = database.moment();
        const onDisk = [...moment.documents('rows')];
        moment.done();
        expect(database.all('rows')).toEqual(onDisk);
        const { data } = await call('getDocument', {});
        expect((data as { list: string[] }).list).toHaveLength(onDisk.length);
      }
      await database.close();
    }),
    { numRuns: 40 },
  );
});

test('nobody can change a document that others read too', async () => {
  const database = openDatabase({
    path: 'memory',
    now: Date.now,
    declarations: [{ name: 'rows', indexes: [] }],
  });
  await database.answer({
    action: 'database.insertDocument',
    collectionName: 'rows',
    data: [JSON.stringify({ _id: 'a', lines: [{ cases: 1 }] })],
  });
  for (let reading = 1; reading <= 4; reading++) {
    const [document] = database.all('rows') as { lines: { cases: number }[] }[];
    expect(document).toEqual({ _id: 'a', lines: [{ cases: 1 }] });
    // Who asks first has a copy of their own; from the second on it is one for all.
    const change = () => Object.assign(document!.lines[0]!, { cases: 2 });
    if (reading === 1) change();
    else {
      expect(change).toThrow(TypeError);
      expect(() => document!.lines.push({ cases: 2 })).toThrow(TypeError);
    }
  }
});

test('what is kept stays within its bytes, and what is asked for again stays longest', () => {
  const decoded = createDecoded(1_000);
  const keep = (number: number) => {
    for (const times of [1, 2]) decoded.keep({ number, stamp: times, document: { _id: number } }, 100);
  };
  for (let number = 0; number < 100; number++) {
    keep(number);
    decoded.get(0);
  }
  const kept = Array.from({ length: 100 }, (_, number) => number).filter((number) => decoded.get(number));
  expect(kept.length).toBeLessThanOrEqual(10);
  expect(kept).toContain(0);
  expect(kept).toContain(99);
  expect(kept).not.toContain(50);
});

test('what has room is kept whole, however often all of it is looked through', () => {
  const decoded = createDecoded(1_000);
  for (let number = 0; number < 10; number++)
    for (const stamp of [1, 2]) decoded.keep({ number, stamp, document: { _id: number } }, 100);
  for (let round = 0; round < 3; round++)
    for (let number = 0; number < 10; number++)
      expect(decoded.get(number)?.document).toEqual({ _id: number });
});

import fc from 'fast-check';
import { openPlainly, type Row } from './asked-plainly';
import { afterUpdate, isFound } from './reference';

const number = fc.integer({ min: -1, max: 3 });
const scalar = fc.oneof(number, fc.constantFrom<unknown>(null, '', 'a', 'b', true, false));
const small = fc.record(
  { x: fc.oneof(number, fc.array(number, { maxLength: 2 })), y: scalar },
  { requiredKeys: [] },
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: small },
  {
    weight: 3,
    arbitrary: fc.array(fc.oneof(scalar, small, fc.array(number, { maxLength: 2 })), { maxLength: 3 }),
  },
);
const row = fc.record({ a: value, b: scalar, o: fc.oneof(small, value) }, { requiredKeys: [] });

const comparison: fc.Arbitrary<Row> = fc.oneof(
  fc.record({ $eq: value }),
  fc.record({ $ne: value }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(value, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
);
const condition: fc.Arbitrary<Row> = fc.oneof(
  { weight: 6, arbitrary: comparison },
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $size: fc.nat(2) }),
  fc.record({ $all: fc.array(scalar, { maxLength: 2 }) }),
  fc.record({ $elemMatch: comparison }),
  fc.record({ $elemMatch: fc.record({ x: comparison, y: comparison }, { requiredKeys: ['x'] }) }),
  fc.record({ $not: comparison }),
);
const { filter } = fc.letrec<{ filter: Row }>((again) => ({
  filter: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.dictionary(fc.constantFrom('a', 'b', 'o', 'a.x', 'o.x', 'o.y'), condition, { minKeys: 1, maxKeys: 2 }),
    fc.record({ $or: fc.array(again('filter'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ $and: fc.array(again('filter'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ $nor: fc.array(again('filter'), { minLength: 1, maxLength: 2 }) }),
  ),
}));

const indexes = ['a', 'b', 'a.x', 'o.x'].map((field) => ({
  name: field,
  keys: [{ field, direction: 1 as const }],
}));
const together = {
  name: 'bAndA',
  keys: [
    { field: 'b', direction: -1 as const },
    { field: 'a', direction: 1 as const },
  ],
};

test('whatever is asked, with indexes and without, what is found is what the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.array(filter, { minLength: 10, maxLength: 20 }),
      async (rows, filters) => {
        const numbered = rows.map((fields, n): Row => ({ _id: n, ...fields }));
        const [plain, indexed] = [openPlainly(), openPlainly([...indexes, together])];
        await Promise.all([plain.insert(numbered), indexed.insert(numbered)]);
        for (const asked of filters) {
          const expected = numbered.filter((fields) => isFound(fields, asked)).map(({ _id }) => _id);
          for (const shelf of [plain, indexed]) {
            const ids = (await shelf.find(asked)).map(({ _id }) => Number(_id));
            expect(ids.sort((a, b) => a - b)).toEqual(expected);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
});

const change = fc.oneof(
  fc.record({
    operator: fc.constantFrom('$set', '$push', '$addToSet', '$pull'),
    operand: fc.oneof(scalar, fc.array(number, { maxLength: 2 })),
  }),
  fc.record({ operator: fc.constantFrom('$inc', '$mul'), operand: number }),
  fc.record({ operator: fc.constant('$unset'), operand: fc.constant('') }),
  fc.record({ operator: fc.constant('$pop'), operand: fc.constantFrom(1, -1) }),
);

test('whatever is changed, the documents are then what the rules say, refusals change nothing, and indexes agree', async () => {
  await fc.assert(
    fc.asyncProperty(
      row,
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'o.x', 'o'), change), { minLength: 5, maxLength: 12 }),
      async (fields, changes) => {
        const shelf = openPlainly(indexes);
        let expected: Row = { _id: 1, ...fields };
        await shelf.insert([expected]);
        for (const [field, { operator, operand }] of changes) {
          const kept = shelf.all()[0]!;
          const before = structuredClone(kept);
          const after = afterUpdate(expected, operator, field, operand);
          const updating = shelf.update({}, { [operator]: { [field]: operand } });
          const isSame = JSON.stringify(after) === JSON.stringify(expected);
          if (after === 'refused')
            await expect(updating).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
          else expect(await updating).toMatchObject({ updated: isSame ? 0 : 1 });
          if (after !== 'refused') expected = after;
          expect(shelf.all()).toEqual([expected]);
          expect(kept).toEqual(before);
          for (const index of ['a', 'b'])
            expect(await shelf.find({ [index]: { $eq: expected[index] ?? null } })).toHaveLength(1);
        }
      },
    ),
    { numRuns: 40 },
  );
});

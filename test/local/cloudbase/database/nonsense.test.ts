import fc from 'fast-check';
import { openPlainly } from './asked-plainly';

const words = (text: string) => fc.constantFrom(...text.split(' '));
const queryOperators = words(
  '$eq $ne $gt $in $nin $all $size $elemMatch $exists $type $mod $regex $options $not $near $geoWithin $geoIntersects $and',
);
const updateOperators = words(
  '$set $unset $inc $mul $min $max $rename $bit $push $addToSet $pull $pullAll $pop $currentDate',
);
const pushWords = words('$each $position $slice $sort n');
const geoWords = words('$geometry $maxDistance $centerSphere type coordinates');
const paths = words('n l l.n l.0 l.$ l.$[].n l.$[] o.x _id gone.x');
const stages = words(
  '$match $group $project $addFields $unset $replaceRoot $lookup $unwind $bucket $bucketAuto $geoNear $facet $sort $limit $skip $count $sample $sortByCount',
);
const options = words(
  '_id n from as localField foreignField let pipeline path includeArrayIndex groupBy boundaries default output buckets near spherical key distanceField query size newRoot',
);
const expressionOperators = words(
  '$add $divide $mod $size $slice $range $zip $map $filter $reduce $let $cond $switch $in $substrBytes $split $concat $dateToString $dateFromString $dateFromParts $year $mergeObjects $arrayToObject $indexOfCP $trim $sum $first $setUnion $round $toInt $toDate $regexMatch',
);
const operands = words(
  'input inputs in as cond initialValue vars branches default case date format timezone dateString year chars regex defaults',
);

const simple = fc.constantFrom<unknown>(
  null,
  true,
  0,
  1,
  -1,
  1.5,
  '',
  '$n',
  '$l',
  '$$this',
  'x',
  '(',
  [],
  {},
  [1, 'x'],
  [0, 0],
);
const fields = (names: fc.Arbitrary<string>, values: fc.Arbitrary<unknown>) =>
  fc.dictionary(names, values, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
const listOr = (value: fc.Arbitrary<unknown>) => fc.oneof(value, fc.array(value, { maxLength: 3 }));

const { filter, expression } = fc.letrec<{ filter: unknown; expression: unknown }>((again) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: fields(paths, fields(queryOperators, fc.oneof(simple, again('filter')))) },
    { weight: 1, arbitrary: fields(words('$and $or $nor $expr'), listOr(again('filter'))) },
    { weight: 1, arbitrary: fields(geoWords, listOr(simple)) },
    { weight: 1, arbitrary: simple },
  ),
  expression: fc.oneof(
    { maxDepth: 3 },
    simple,
    fc
      .tuple(expressionOperators, listOr(again('expression')))
      .map(([name, operand]) => ({ [name]: operand })),
    fc
      .tuple(expressionOperators, fields(operands, listOr(again('expression'))))
      .map(([name, of]) => ({ [name]: of })),
    fields(options, again('expression')),
  ),
}));
const change = fields(
  updateOperators,
  fc.oneof(simple, fields(paths, fc.oneof(simple, filter, fields(pushWords, listOr(simple))))),
);

const text = (value: fc.Arbitrary<unknown>) => value.map((any) => JSON.stringify(any));
const about = (action: string, more: object) => ({
  action: `database.${action}`,
  collectionName: 'shelf',
  ...more,
});
const asked = fc.oneof(
  text(filter).map((query) => about('getDocument', { query })),
  text(fields(paths, filter)).map((projection) => about('getDocument', { query: '{"l.n":1}', projection })),
  fc
    .record({ query: fc.constantFrom('{}', '{"l.n":1}'), data: text(change) })
    .map((more) => about('modifyDocument', { ...more, merge: true, multi: true })),
  fc
    .array(
      fc.record({
        stageKey: stages,
        stageValue: text(fc.oneof(expression, fields(options, expression), filter)),
      }),
      { minLength: 1, maxLength: 1 },
    )
    .map((pipeline) => about('aggregateDocuments', { stages: pipeline })),
);

test('whatever nonsense arrives, the answer is an answer, and what was kept can still be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 20, maxLength: 40 }), async (bodies) => {
      const shelf = openPlainly([{ name: 'byN', keys: [{ field: 'n', direction: 1 }] }]);
      await shelf.insert([{ _id: 1, n: [1, 'x'], l: [{ n: 1 }, 2], o: { x: 1 } }]);
      for (const body of bodies) {
        const { code } = await shelf.database.answer(body);
        expect([undefined, 'DATABASE_REQUEST_FAILED', 'LOCAL_NOT_SUPPORTED']).toContain(code);
        expect(await shelf.find({ _id: 1 })).toHaveLength(1);
      }
    }),
    { numRuns: 60 },
  );
});

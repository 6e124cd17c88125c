import { noon } from './asked-plainly';
import { documentOfEachKind } from './document-of-each-kind';

const { value } = documentOfEachKind();

const missing = undefined;

/** Written out these would look like promises. */
const branch = (condition: unknown, outcome: unknown) =>
  Object.fromEntries([
    ['case', condition],
    ['then', outcome],
  ]);
const either = (condition: unknown, yes: unknown, no: unknown) =>
  Object.fromEntries([
    ['if', condition],
    ['then', yes],
    ['else', no],
  ]);

// The answers are those of MongoDB's manual, or follow from its text.
test.each<[unknown, unknown]>([
  // paths and shapes
  ['$n', 7],
  ['$box.x', 1],
  ['$lines.n', [2, 3, 4]],
  ['$lines.g', ['a', 'b']],
  ['$gone', missing],
  ['$list.0', []],
  ['$$ROOT.n', 7],
  ['$$NOW', new Date(noon)],
  ['$$REMOVE', missing],
  [{ a: '$n', b: '$gone' }, { a: 7 }],
  [
    ['$n', '$gone'],
    [7, null],
  ],
  [{ $literal: '$n' }, '$n'],
  [{ $literal: { $add: [1] } }, { $add: [1] }],
  // arithmetic
  [{ $add: ['$n', 1, 2] }, 10],
  [{ $add: ['$at', 1000] }, new Date('2026-01-04T20:30:06.006Z')],
  [{ $add: ['$n', null] }, null],
  [{ $add: [] }, 0],
  [{ $subtract: ['$at', '$at'] }, 0],
  [{ $subtract: ['$at', 5006] }, new Date('2026-01-04T20:30:00.000Z')],
  [{ $multiply: ['$n', '$half'] }, 17.5],
  [{ $divide: ['$n', 2] }, 3.5],
  [{ $mod: [-7, 3] }, -1],
  [{ $abs: -3 }, 3],
  [{ $abs: '$gone' }, null],
  [{ $ceil: 1.2 }, 2],
  [{ $floor: -1.2 }, -2],
  [{ $trunc: -1.8 }, -1],
  [{ $trunc: [12.345, 1] }, 12.3],
  [{ $round: [2.5, 0] }, 2],
  [{ $round: [3.5] }, 4],
  [{ $round: [1234.5678, -2] }, 1200],
  [{ $round: [1.235, 2] }, 1.24],
  [{ $pow: [2, 10] }, 1024],
  [{ $sqrt: 9 }, 3],
  [{ $exp: 0 }, 1],
  [{ $ln: 1 }, 0],
  [{ $log: [8, 2] }, 3],
  [{ $log10: 1000 }, 3],
  // comparison: one order for all types, and missing is not null
  [{ $eq: ['$gone', null] }, false],
  [{ $eq: ['$none', null] }, true],
  [{ $gt: ['$none', '$gone'] }, true],
  [{ $lt: [null, 5] }, true],
  [{ $gt: ['word', 5] }, true],
  [{ $gt: [[1], 'word'] }, true],
  [{ $cmp: [{ a: 1 }, { a: 2 }] }, -1],
  [
    {
      $ne: [
        [1, 2],
        [1, 2],
      ],
    },
    false,
  ],
  // true and false
  [{ $and: [] }, true],
  [{ $and: [1, 'x', []] }, true],
  [{ $and: [1, 0] }, false],
  [{ $or: [] }, false],
  [{ $or: [null, false, ''] }, true],
  [{ $not: ['$gone'] }, true],
  [{ $not: [[]] }, false],
  // conditions
  [{ $cond: [{ $gte: ['$n', 7] }, 'many', 'few'] }, 'many'],
  [{ $cond: either('$none', 1, 2) }, 2],
  [{ $cond: either(true, '$gone', 2) }, missing],
  [{ $ifNull: ['$gone', 'x'] }, 'x'],
  [{ $ifNull: ['$none', '$gone', 3] }, 3],
  [
    {
      $switch: {
        branches: [branch({ $gt: ['$n', 9] }, 'a'), branch(true, 'b')],
      },
    },
    'b',
  ],
  [{ $switch: { branches: [branch(false, 'a')], default: 'z' } }, 'z'],
  [{ $let: { vars: { m: { $add: ['$n', 1] } }, in: { $multiply: ['$$m', 2] } } }, 16],
  // lists
  [{ $size: '$list' }, 3],
  [{ $arrayElemAt: ['$list', 0] }, 3],
  [{ $arrayElemAt: ['$list', -1] }, 2],
  [{ $arrayElemAt: ['$list', 9] }, missing],
  [{ $first: '$list' }, 3],
  [{ $last: '$list' }, 2],
  [{ $slice: ['$list', 2] }, [3, 1]],
  [{ $slice: ['$list', -2] }, [1, 2]],
  [{ $slice: ['$list', 1, 5] }, [1, 2]],
  [{ $slice: ['$list', -9, 2] }, [3, 1]],
  [{ $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]],
  [{ $concatArrays: ['$list', '$gone'] }, null],
  [{ $in: [2, '$list'] }, true],
  [{ $indexOfArray: ['$list', 2] }, 2],
  [{ $indexOfArray: ['$list', 3, 1] }, -1],
  [{ $isArray: '$list' }, true],
  [{ $isArray: ['$n'] }, false],
  [{ $reverseArray: '$list' }, [2, 1, 3]],
  [{ $range: [0, 10, 4] }, [0, 4, 8]],
  [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $filter: { input: '$lines', as: 'l', cond: { $gt: ['$$l.n', 2] } } }, [{ g: 'b', n: 3 }, { n: 4 }]],
  [{ $map: { input: '$list', in: { $multiply: ['$$this', 2] } } }, [6, 2, 4]],
  [{ $map: { input: '$lines', as: 'l', in: '$$l.g' } }, ['a', 'b', null]],
  [{ $map: { input: '$gone', in: 1 } }, null],
  [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $zip: { inputs: [[1, 2], [3]] } }, [[1, 3]]],
  [{ $setUnion: [{ $literal: [3, 1] }, [2, 1]] }, [1, 2, 3]],
  [{ $convert: { input: '7', to: 'int' } }, 7],
  [{ $convert: { input: 0, to: 8 } }, false],
  [{ $convert: { input: 'x', to: 'double', onError: -1 } }, -1],
  [{ $convert: { input: '$gone', to: 'date', onNull: 'none' } }, 'none'],
  [
    { $zip: { inputs: [[1, 2], [3]], useLongestLength: true, defaults: [0, 9] } },
    [
      [1, 3],
      [2, 9],
    ],
  ],
  [{ $sum: '$lines.n' }, 9],
  [{ $sum: ['$n', 'x', 1] }, 8],
  [{ $avg: '$list' }, 2],
  [{ $sum: Array(10).fill(0.1) }, 1],
  [{ $avg: ['$gone'] }, null],
  [{ $max: ['$n', null, 9] }, 9],
  [{ $min: '$list' }, 1],
  [{ $stdDevPop: [1, 3] }, 1],
  [{ $stdDevSamp: [1] }, null],
  // sets
  [
    {
      $setUnion: [
        [1, 2],
        [2, 3],
      ],
    },
    [1, 2, 3],
  ],
  [
    {
      $setIntersection: [
        [1, 2, 2],
        [2, 3],
      ],
    },
    [2],
  ],
  [{ $setDifference: [[1, 2], [2]] }, [1]],
  [
    {
      $setEquals: [
        [1, 2, 2],
        [2, 1],
      ],
    },
    true,
  ],
  [{ $setIsSubset: [[1], [1, 2]] }, true],
  [{ $allElementsTrue: [[true, 1]] }, true],
  [{ $anyElementTrue: [[0, null]] }, false],
  // objects
  [{ $mergeObjects: ['$box', null, { y: 3 }] }, { x: 1, y: 3 }],
  [
    { $objectToArray: '$box' },
    [
      { k: 'x', v: 1 },
      { k: 'y', v: 2 },
    ],
  ],
  [
    {
      $arrayToObject: [
        [
          ['a', 1],
          ['b', 2],
        ],
      ],
    },
    { a: 1, b: 2 },
  ],
  [{ $arrayToObject: [[{ k: 'a', v: 1 }]] }, { a: 1 }],
])('%j', async (expression, expected) => {
  expect(await value(expression)).toEqual(expected);
});

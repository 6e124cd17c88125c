import type { Call } from '../../contracts/call';

// zod's own description of a schema; the generator below knows the kinds our contracts use and refuses others.
// biome-ignore lint/suspicious/noExplicitAny: zod's internals are not typed for walking.
type Schema = any;

/** The smallest input a contract allows, made from the contract itself. */
export const sampleOf = (call: Call): unknown => sample(call.input);

/** What a broken or hostile phone may send in the place of one value. */
export const rubbish: readonly unknown[] = [
  -1,
  1.5,
  Number.NaN,
  1e300,
  '',
  '🥤'.repeat(50),
  'x'.repeat(20_000),
  '\u0000',
  '__proto__',
  '$where',
  true,
  null,
  {},
  { $gt: 0 },
  [],
  Array.from({ length: 1_001 }, () => ({ gtin: '6970000000013', cases: 1 })),
];

/** Every place in an input, as a path of keys; the whole input is the empty path. */
export function placesIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    placesIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

/** The input with another value at one place. */
export function withAt(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  instead: unknown,
): unknown {
  if (key === undefined) return instead;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = withAt(copy[key], rest, instead);
  return copy;
}

function sample(schema: Schema): unknown {
  const { def } = schema;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape as Record<string, Schema>)
          .filter(([, field]) => field.def.type !== 'optional')
          .map(([name, field]) => [name, known[name] ?? sample(field)]),
      );
    case 'array':
      return [sample(def.element)];
    case 'string':
      return 'a'.repeat(20);
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'union':
      return sample(def.options[0]);
    default:
      throw new Error(
        `The contracts use ${def.type}, which the generator of wrong inputs does not know yet.`,
      );
  }
}

/** Fields whose patterns a generator cannot guess, by the name the contracts give them. */
const known: Record<string, unknown> = {
  code: '123456',
  storeId: 'laowang',
  sellerId: 'xinyuan',
  driverId: 'wang-shifu',
  gtin: '6970000000013',
  taskId: 'tea-front',
  repId: 'xiaoli',
  batchId: 'b2611',
  mchid: '1900000109',
  startsOn: '2026-11-22',
  endsOn: '2026-11-22',
  day: '2026-11-22',
  wantedOn: '2026-12-01',
  validUntil: '2026-12-01',
  from: '2026-11-22',
  through: '2026-11-22',
  deliveryWeekdays: [1, 2],
  closedDays: ['2026-12-25'],
  month: '2026-11',
  claimId: 'tea-front:laowang',
  switchId: 'person:person-nobody',
  doorPhoto: 'cloud://local-1abc.local-files/o-li/photo.jpg',
  photo: 'cloud://local-1abc.local-files/o-li/photo.jpg',
  photos: ['cloud://local-1abc.local-files/o-li/photo.jpg'],
  choices: ['是', '否'],
  file: 'cloud://local-1abc.local-files/o-brand/book.xlsx',
  cases: 3,
  draft: {
    rule: { kind: 'steps', steps: [{ fromCases: 10, perCase: 50 }] },
    gtins: [],
    sellerIds: [],
    tiers: [],
    from: '2026-10',
    months: 1,
  },
};

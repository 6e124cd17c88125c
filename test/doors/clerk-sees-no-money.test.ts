import type { Api } from '../../contracts/call';
import { problems } from '../../contracts/problem';
import { storeApi } from '../../contracts/store';
import { Fen } from '../../contracts/vocabulary';

// zod's own description of a schema is not typed for walking.
// biome-ignore lint/suspicious/noExplicitAny: see above.
type Schema = any;

/** Every amount of money in a contract is `Fen`, so an answer without it shows none. */
function holdsMoney(schema: Schema): boolean {
  if (schema === Fen) return true;
  const { def } = schema;
  const inner: Schema[] = [
    ...Object.values(def.shape ?? {}),
    ...(def.options ?? []),
    ...(def.items ?? []),
    ...[def.element, def.innerType, def.valueType, def.in, def.out].filter(Boolean),
  ];
  return inner.some(holdsMoney);
}

const calls = Object.entries(storeApi as Api).filter(([, { by }]) => by !== 'anyone' && by.includes('clerk'));

test('a clerk counts and scans: there are such calls', () => {
  expect(calls.map(([name]) => name)).toEqual(expect.arrayContaining(['count', 'scanCase']));
});

test.each(calls)('no answer of %s shows a clerk any money', (_, call) => {
  expect(holdsMoney(call.output)).toBe(false);
  expect(call.problems.filter((code) => holdsMoney(problems[code]))).toEqual([]);
});

test('the look finds money where there is some', () => {
  expect(holdsMoney(storeApi.home.output)).toBe(true);
  expect(holdsMoney(storeApi.orders.output)).toBe(true);
});

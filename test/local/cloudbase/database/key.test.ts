import fc from 'fast-check';
import { encodeValue, sortKey } from '../../../../local/cloudbase/database/key';
import { compare } from '../../../../local/cloudbase/database/value';

const texts = fc.string({
  unit: fc.constantFrom('\u0000', '\u0001', 'a', 'b', '\u00ff', '瓶'),
  maxLength: 4,
});
const numbers = fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(0, -0, 1e300, -1e300));

test('numbers, texts and moments sort as bytes, up and down', () => {
  sortAlike(numbers, (x, y) => Math.sign(x - y));
  sortAlike(texts, (x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)));
  sortAlike(fc.date({ noInvalidDate: true }), (x, y) => Math.sign(x.getTime() - y.getTime()));
});

test('no value is the beginning of another, so a second field cannot spill into the first', () => {
  const values = fc.oneof(
    texts,
    numbers,
    fc.constantFrom(null, true, false),
    fc.array(texts, { maxLength: 2 }),
  );
  fc.assert(
    fc.property(values, values, (x, y) => {
      const [long, short] = [encodeValue(x, 1), encodeValue(y, 1)];
      expect(long.subarray(0, short.length).equals(short)).toBe(long.equals(short));
    }),
  );
});

test('kinds of values sort as in production', () => {
  const ascending = [[], null, -1, 'a', { a: 1 }, false, true, new Date(0)];
  const keys = ascending.map((a) => sortKey({ a }, [{ field: 'a', direction: 1 }]));
  keys.slice(1).forEach((key, n) => {
    expect(Buffer.compare(keys[n]!, key)).toBe(-1);
  });
});

test('an index, a sort and a comparison have one order for all values, however they are nested', () => {
  const { value } = fc.letrec<{ value: unknown }>((again) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(
        numbers,
        fc.string({ unit: fc.constantFrom('a', 'b', '瓶', '\u{1f37e}', '\uff61'), maxLength: 2 }),
        fc.constantFrom(null, true, false, Number.NaN, new Date(0), new Date(1)),
      ),
      fc.array(again('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b'), again('value'), { maxKeys: 2, noNullPrototype: true }),
    ),
  }));
  // In an object, for a list that stands alone sorts by its elements.
  sortAlike(
    value.map((v) => ({ v })),
    (x, y) => Math.sign(compare(x, y)),
  );
});

test('a text that goes on after a zero byte comes after the one that ends there', () => {
  expect(Buffer.compare(encodeValue('a', -1), encodeValue('a\u0000', -1))).toBe(1);
});

function sortAlike<T>(values: fc.Arbitrary<T>, compare: (x: T, y: T) => number): void {
  fc.assert(
    fc.property(values, values, (x, y) => {
      expect(Buffer.compare(encodeValue(x, 1), encodeValue(y, 1))).toBeCloseTo(compare(x, y));
      expect(Buffer.compare(encodeValue(y, -1), encodeValue(x, -1))).toBeCloseTo(compare(x, y));
    }),
  );
}

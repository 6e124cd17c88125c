import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import {
  type Code,
  capsOfCase,
  caseOfCap,
  codeText,
  MOST_NUMBER,
  MOST_SERIAL,
  readCode,
} from '../../../../cloudfunctions/goods/rules/code';

const keyed = (text: string) => createHmac('sha256', 'a key').update(text).digest('hex');
const anotherBrand = (text: string) => createHmac('sha256', 'another key').update(text).digest('hex');
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const anyCode = fc.record({
  serial: fc.integer({ min: 1, max: MOST_SERIAL }),
  kind: fc.constantFrom('cap' as const, 'case' as const),
  number: fc.integer({ min: 0, max: MOST_NUMBER }),
});

test('every code reads back as what was printed', () => {
  fc.assert(fc.property(anyCode, (code) => expect(readCode(codeText(code, keyed), keyed)).toEqual(code)));
});

test('a hundred thousand caps of one batch have a hundred thousand different codes in no order', () => {
  const printed = Array.from({ length: 100_000 }, (_, number) =>
    codeText({ serial: 7, kind: 'cap', number }, keyed),
  );
  expect(new Set(printed).size).toBe(100_000);
  const ascending = printed.filter((text, place) => place > 0 && text > (printed[place - 1] ?? '')).length;
  expect(ascending / printed.length).toBeGreaterThan(0.48);
  expect(ascending / printed.length).toBeLessThan(0.52);
});

test('each single wrong character is noticed', () => {
  const some: Code[] = [
    { serial: 1, kind: 'cap', number: 0 },
    { serial: 7, kind: 'case', number: 41 },
    { serial: MOST_SERIAL, kind: 'cap', number: MOST_NUMBER },
  ];
  for (const code of some) {
    const text = codeText(code, keyed);
    for (let place = 0; place < 12; place++) {
      for (const letter of letters.replace(text[place] ?? '', '')) {
        expect(readCode(text.slice(0, place) + letter + text.slice(place + 1), keyed)).toBe('not_ours');
      }
    }
  }
});

test('two neighbouring characters in the wrong order are noticed', () => {
  const text = codeText({ serial: 7, kind: 'cap', number: 12_345 }, keyed);
  for (let place = 0; place < 11; place++) {
    const [a, b] = [text[place], text[place + 1]];
    if (a === b) continue;
    expect(readCode(`${text.slice(0, place)}${b}${a}${text.slice(place + 2)}`, keyed)).toBe('not_ours');
  }
});

test('what a camera reads or a thumb types is understood', () => {
  const code: Code = { serial: 7, kind: 'cap', number: 41 };
  const text = codeText(code, keyed);
  const typed = text.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o');
  const dashed = text.replace(/(.{4})(?=.)/g, '$1-');
  for (const scanned of [text, typed, ` ${dashed} `, `CAP:${text}`, `https://example.com/c/${text}?from=cap`])
    expect(readCode(scanned, keyed)).toEqual(code);
});

test('what is no code is not recognised, and what only looks like one is not ours', () => {
  expect(readCode('你好', keyed)).toBe('not_recognised');
  expect(readCode('12345', keyed)).toBe('not_recognised');
  expect(readCode('UUUUUUUUUUUU', keyed)).toBe('not_recognised');
  expect(readCode('ABCDABCDABCD', keyed)).toBe('not_ours');
  expect(readCode('https://example.com/win-a-car', keyed)).toBe('not_ours');
  expect(readCode(codeText({ serial: 7, kind: 'cap', number: 41 }, anotherBrand), keyed)).toBe('not_ours');
});

test('a cap knows its case', () => {
  for (const cap of capsOfCase(3, 15)) expect(caseOfCap(cap, 15)).toBe(3);
  expect(capsOfCase(3, 15)).toHaveLength(15);
});

import fc from 'fast-check';
import { isIdNumber } from '../../../../cloudfunctions/people/rules/id-number';
import { maskedIdNumber, maskedName } from '../../../../cloudfunctions/people/rules/mask';

/** The first is the example printed in GB 11643-1999 itself; the others are made up and belong to nobody. */
test.each(['11010519491231002X', '440524188001010014', '110101199003070134'])(
  '%s is a right number',
  (right) => {
    expect(isIdNumber(right)).toBe(true);
  },
);

test.each([
  ['110105194912310021', 'a last place that does not agree'],
  ['11010519491231002x', 'a small x'],
  ['110105194902310023', 'a day that February does not have'],
  ['1101051949123100', 'too short'],
  ['11010519491231002X0', 'too long'],
  ['010105194912310021', 'no province begins with 0'],
  ['', 'nothing'],
])('%s is wrong: %s', (wrong) => {
  expect(isIdNumber(wrong)).toBe(false);
});

test('a right number with any one digit of its serial mistyped is found out', () => {
  const right = '11010519491231002X';
  const slip = fc.record({ place: fc.integer({ min: 14, max: 16 }), digit: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(slip, ({ place, digit }) => {
      const typed = `${right.slice(0, place)}${digit}${right.slice(place + 1)}`;
      expect(isIdNumber(typed)).toBe(typed === right);
    }),
  );
});

test('a name and a number are shown so that their person knows them and nobody else learns them', () => {
  expect(maskedName('张三丰')).toBe('张*');
  expect(maskedName('欧阳娜娜')).toBe('欧*');
  expect(maskedIdNumber('11010519491231002X')).toBe('1101**********002X');
});

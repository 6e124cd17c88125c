import type { Day } from '#contracts/vocabulary';
import { grouped, soonGone } from '../../../src/member/club/points';
import { typedCode } from '../../../src/shared/codes/typed-code';

const day = (date: string) => date as Day;

test('points that end within thirty days are counted, the thirtieth included', () => {
  const lots = [
    { left: 100, expiresOn: day('2026-12-23') },
    { left: 20, expiresOn: day('2026-11-30') },
    { left: 7, expiresOn: day('2026-12-24') },
  ];
  expect(soonGone(lots, day('2026-11-23'))).toBe(120);
  expect(grouped(1260)).toBe('1,260');
});

test('twelve characters are read however they are spaced, and nothing else is', () => {
  expect(typedCode('7k3m 9qxw-2ab4')).toBe('7K3M9QXW2AB4');
  expect(typedCode('7K3M9QXW2AB')).toBeUndefined();
  expect(typedCode('7K3M9QXW2AB45')).toBeUndefined();
  expect(typedCode('7K3M9QXW2AB!')).toBeUndefined();
});

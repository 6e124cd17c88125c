import * as fc from 'fast-check';
import type { Fen } from '#contracts/vocabulary';
import { shortYuan, yuan } from '../../../src/shared/money';

const fen = (amount: number) => amount as Fen;

test('an amount reads with two decimals and thousands separators', () => {
  expect(yuan(fen(0))).toBe('0.00');
  expect(yuan(fen(7))).toBe('0.07');
  expect(yuan(fen(128_600))).toBe('1,286.00');
  expect(yuan(fen(100_000_000_00))).toBe('100,000,000.00');
});

test('a hero drops whole cents and nothing else', () => {
  expect(shortYuan(fen(41_200))).toBe('412');
  expect(shortYuan(fen(41_250))).toBe('412.50');
  expect(shortYuan(fen(0))).toBe('0');
});

test('no fen is lost on the way to the screen', () =>
  void fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (amount) => {
      expect(Number(yuan(fen(amount)).replace(/[,.]/g, ''))).toBe(amount);
    }),
  ));

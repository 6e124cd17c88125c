import fc from 'fast-check';
import { fen } from '../../../../cloudfunctions/money/rules/fen';
import { split, type WithheldOn } from '../../../../cloudfunctions/money/rules/split';

const nothing: WithheldOn = () => fen(0);
const grosses = (parts: ReturnType<typeof split>) => parts.map(({ gross }) => gross);

test('what one bill may carry is one bill; a fen more is two alike', () => {
  expect(grosses(split(fen(20_000), fen(20_000), nothing))).toEqual([20_000]);
  expect(grosses(split(fen(20_001), fen(20_000), nothing))).toEqual([10_000, 10_001]);
  expect(grosses(split(fen(50_000), fen(20_000), nothing))).toEqual([16_666, 16_667, 16_667]);
});

test('a fifth withheld goes off each bill, and WeChat carries the rest', () => {
  const fifth: WithheldOn = (_soFar, gross) => fen(Math.floor(gross / 5));
  expect(split(fen(300), fen(200), fifth)).toEqual([
    { gross: 150, withheld: 30, amount: 120 },
    { gross: 150, withheld: 30, amount: 120 },
  ]);
});

const wish = fc.record({
  gross: fc.integer({ min: 20, max: 10_000_000 }),
  most: fc.integer({ min: 20_000, max: 2_000_000 }),
});

test('no fen is lost between the bills, none carries more than the limit or less than half of it', () =>
  void fc.assert(
    fc.property(wish, ({ gross, most }) => {
      const bills = grosses(split(fen(gross), fen(most), nothing));
      expect(bills.reduce<number>((sum, bill) => sum + bill, 0)).toBe(gross);
      expect(bills).toHaveLength(Math.ceil(gross / most));
      expect(Math.max(...bills)).toBeLessThanOrEqual(most);
      if (bills.length > 1) expect(Math.min(...bills)).toBeGreaterThanOrEqual(Math.floor(most / 2));
    }),
  ));

test('a tax that grows with what was paid before is asked once for every fen', () =>
  void fc.assert(
    fc.property(wish, ({ gross, most }) => {
      const taxOf = (amount: number) => Math.floor(Math.max(0, amount - 800) / 5);
      const rule: WithheldOn = (soFar, part) => fen(taxOf(soFar + part) - taxOf(soFar));
      const withheld = split(fen(gross), fen(most), rule).map((part) => part.withheld);
      expect(withheld.reduce<number>((sum, part) => sum + part, 0)).toBe(taxOf(gross));
    }),
  ));

import fc from 'fast-check';
import { oneMoreOf, quoteWith } from '../../../../../cloudfunctions/trade/rules/quote/one-more';
import { type Checked, quoteFor } from '../../../../../cloudfunctions/trade/rules/quote/quote';
import type { SellerId } from '../../../../../contracts/vocabulary';
import { instant } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';
import { goods, gtinOf, type Name, promotion, type Wanted } from '../promotion/a-cart';

const buyFive = promotion('买5送1', {
  kind: 'buy_get',
  goods: [gtinOf('冰红茶')],
  buyCases: 5,
  gift: { gtin: gtinOf('蜂蜜茶'), cases: 1 },
});
const steps = promotion('阶梯价', {
  kind: 'step',
  goods: ['茶饮'],
  steps: [{ fromCases: 12, offPerCase: fen(100) }],
});

const checked = (wanted: Wanted): Checked => ({
  list: {
    sellerId: 'xinyuan' as SellerId,
    seller: {
      ...{ name: '鑫源商贸', phone: '1', deliveryWeekdays: [1], cutOffMinute: 0 },
      ...{ minimumCases: 8, termDays: 0 },
    },
    prices: Object.fromEntries(Object.values(goods).map((price) => [price.gtin, price])),
    promotions: [buyFive, steps],
  },
  buyer: {
    storeId: 'laowang',
    supply: ['茶饮', '汽水'].map((line) => ({ line, sellerId: 'xinyuan' as SellerId })),
    ...{ had: {}, vouchers: [], owed: {} },
  },
  lines: (Object.entries(wanted) as [Name, number][]).map(([name, cases]) => ({ gtin: gtinOf(name), cases })),
  payBy: 'cash',
  account: undefined,
  available: Object.fromEntries(Object.values(goods).map(({ gtin }) => [gtin, 500])),
  now: instant('2026-11-23T09:00:00+08:00'),
});

test('one case more that earns a gift, reaches a cheaper step or the minimum is told with what it would change', () => {
  const cart = checked({ 冰红茶: 4, 白桃气泡: 9 });
  expect(oneMoreOf(cart, quoteFor(cart))).toEqual([
    {
      ...{ gtin: gtinOf('冰红茶'), name: '冰红茶', cases: 1, total: 15_000 + 54_000 },
      free: [{ gtin: gtinOf('蜂蜜茶'), name: '蜂蜜茶', cases: 1 }],
      ...{ saved: 0, meetsMinimum: false },
    },
  ]);
});

test('whatever is told of a few cases more is what the quote with them says', () => {
  const names = Object.keys(goods) as Name[];
  const wanted = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 25 }), { minKeys: 1 });
  fc.assert(
    fc.property(wanted, (cart) => {
      const now = quoteFor(checked(cart));
      for (const { gtin, cases, total, free, saved, meetsMinimum } of oneMoreOf(checked(cart), now)) {
        const then = quoteWith(checked(cart), gtin, cases);
        const isShort = (of: typeof now) => of.reasons.some(({ reason }) => reason === 'below_minimum');
        const off = (of: typeof now) => of.lines.reduce((sum, line) => sum + (line.off ?? 0), 0);
        const freeIn = (of: typeof now) => of.lines.reduce((sum, line) => sum + (line.free ?? 0), 0);
        expect(then.total).toBe(total);
        expect(saved).toBe(Math.max(0, off(then) - off(now)));
        expect(free.reduce((sum, each) => sum + each.cases, 0)).toBe(Math.max(0, freeIn(then) - freeIn(now)));
        expect(meetsMinimum).toBe(isShort(now) && !isShort(then));
      }
    }),
    { numRuns: 300 },
  );
});

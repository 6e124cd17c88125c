import fc from 'fast-check';
import { byDay } from '../../../cloudfunctions/trade/rules/quote/ahead';
import { type Checked, quoteFor } from '../../../cloudfunctions/trade/rules/quote/quote';
import type { Promotion } from '../../../contracts/promotion';
import type { Quote, QuoteReason } from '../../../contracts/quote';
import type { SellerId } from '../../../contracts/vocabulary';
import { type Cure, curesOf } from '../../../src/store/checkout/cures';
import { goods, gtinOf, type Name, promotion } from '../../cloudfunctions/trade/rules/promotion/a-cart';
import { day, instant } from '../../first-shop';
import { fen } from '../../test-cloud';

const names = Object.keys(goods) as Name[];
const sellerId = 'xinyuan' as SellerId;
const cases = fc.integer({ min: 1, max: 12 });

const buyThree = promotion('买3送1', {
  kind: 'buy_get',
  goods: [gtinOf('白桃气泡')],
  buyCases: 3,
  gift: { gtin: gtinOf('蜂蜜茶'), cases: 1 },
});
const locked = promotion(
  '预售',
  {
    ...{ kind: 'presale', gtin: gtinOf('白桃气泡'), offPerCase: fen(300) },
    ...{ deliverFrom: day('2026-12-10'), exchangeDays: 30 },
  },
  { cap: { of: 'cases', total: 5 } },
);

const cartOf = (wanted: Partial<Record<Name, number>>, more: Partial<Checked> = {}): Checked => ({
  list: {
    sellerId,
    seller: {
      ...{ name: '鑫源商贸', phone: '1', deliveryWeekdays: [1, 4], cutOffMinute: 960 },
      ...{ minimumCases: 6, termDays: 30 },
    },
    prices: Object.fromEntries(Object.values(goods).map((price) => [price.gtin, price])),
    minimumOf: { 茶饮: 3 },
    promotions: [buyThree, locked],
  },
  buyer: {
    storeId: 'laowang',
    supply: ['茶饮', '汽水'].map((line) => ({ line, sellerId })),
    ...{ had: {}, vouchers: [], owed: {} },
  },
  lines: names.flatMap((name) => {
    const ordered = wanted[name];
    return ordered ? [{ gtin: gtinOf(name), cases: ordered }] : [];
  }),
  payBy: 'cash',
  account: undefined,
  available: { [gtinOf('蜂蜜茶')]: 9, [gtinOf('冰红茶')]: 4, 'promotion-p-预售': 5 },
  now: instant('2026-11-23T09:00:00+08:00'),
  ...more,
});

/** What the owner's press makes of the cart. */
function pressed(cart: Checked, cure: Cure): Checked {
  if (cure.does === 'pay-cash') return { ...cart, payBy: 'cash' };
  if (cure.does === 'again') return cart;
  const of = cure.does === 'instead' ? cure.of : cure.gtin;
  const others = cart.lines.filter(({ gtin }) => gtin !== of);
  const line = { gtin: cure.gtin, cases: cart.lines.find(({ gtin }) => gtin === of)?.cases ?? 0 };
  const put = cure.does === 'ahead' ? { ...line, ahead: cure.until } : { ...line, cases: cure.cases };
  return { ...cart, lines: [...others, put].filter(({ cases: wanted }) => wanted > 0) };
}

/** A reason and what it is about: one product, one product line, or the whole order. */
const aboutOf = (reason: QuoteReason) => {
  const of = reason.reason === 'below_minimum' ? reason.line : 'gtin' in reason ? reason.gtin : undefined;
  return `${reason.reason} ${of}`;
};

test('ST-02: whatever is wrong with a cart, each press that is offered beside it takes it away', () => {
  const days = fc.constantFrom(day('2026-11-22'), day('2026-11-23'), day('2026-11-24'), day('2026-11-28'));
  const arrivals = fc.record({ on: days, cases: fc.integer({ min: 1, max: 40 }) });
  const carts = fc.record({
    wanted: fc.dictionary(fc.constantFrom(...names), cases, { minKeys: 1 }),
    available: fc.dictionary(fc.constantFrom(...names.map(gtinOf), 'promotion-p-预售'), cases),
    promised: fc.dictionary(fc.constantFrom(...names.map(gtinOf)), cases),
    expected: fc.dictionary(fc.constantFrom(...names.map(gtinOf)), arrivals),
    owed: fc.dictionary(fc.constantFrom(...names.map(gtinOf)), fc.integer({ min: 1, max: 60 })),
    payBy: fc.constantFrom('cash' as const, 'account' as const),
    limit: fc.integer({ min: 0, max: 60_000 }),
  });
  fc.assert(
    fc.property(carts, ({ wanted, available: there, promised, expected, owed, payBy, limit }) => {
      const { buyer } = cartOf({});
      // What is promised of what has yet to come.
      const below = Object.entries(promised).map(([gtin, count]) => [gtin, -count]);
      const available = { ...Object.fromEntries(below), ...there };
      const account = { limit: fen(limit), owed: fen(0), reserved: {}, dues: {} };
      const cart = cartOf(wanted, { available, expected, payBy, account, buyer: { ...buyer, owed } });
      const before = quoteFor(cart);
      for (const reason of before.reasons)
        for (const cure of curesOf(reason, before).cures) {
          const after = pressed(cart, cure);
          // As the cloud quotes it: the goods of each day are an order of their own.
          const parts = byDay(after.list, after.lines, after.now).map((lines) =>
            quoteFor({ ...after, lines }),
          );
          expect(parts.flatMap(({ reasons }) => reasons.map(aboutOf))).not.toContain(aboutOf(reason));
        }
    }),
    { numRuns: 100 },
  );
});

const reasonsOf = ({ reasons }: Quote) => reasons.map(({ reason }) => reason);

test('ST-15: who asks for more than is still locked is told how much that is', () => {
  const [reason] = quoteFor(cartOf({ 白桃气泡: 6 })).reasons;
  expect(reason).toMatchObject({ reason: 'out_of_stock', wanted: 6, left: 5 });
  expect(reasonsOf(quoteFor(cartOf({ 白桃气泡: 5 })))).toEqual(['below_minimum']);
});

test('ST-15: what the store has coming for nothing travels with goods ordered ahead, and keeps nobody from ordering them', () => {
  const { list, buyer } = cartOf({});
  const small = {
    ...list,
    seller: { ...list.seller, minimumCases: 3 },
    promotions: list.promotions as Promotion[],
  };
  const owed = { [gtinOf('冰红茶')]: 30 };
  const quote = quoteFor(cartOf({ 白桃气泡: 5 }, { list: small, buyer: { ...buyer, owed } }));
  expect({ reasons: quote.reasons, day: quote.deliveryDay }).toEqual({ reasons: [], day: '2026-12-10' });
  expect(quote.lines.map(({ name, free = 0 }) => [name, free])).toEqual([
    ['白桃气泡', 0],
    ['蜂蜜茶', 1],
    ['冰红茶', 2],
  ]);
});

test('ST-04: a minimum is filled with what the store buys, never with what only comes for nothing', () => {
  const { buyer } = cartOf({});
  const short = quoteFor(cartOf({ 白桃气泡: 2 }, { buyer: { ...buyer, owed: { [gtinOf('冰红茶')]: 60 } } }));
  const cures = short.reasons.flatMap((reason) => curesOf(reason, short).cures);
  expect(cures).toEqual([{ does: 'cases', word: '加 4 件白桃气泡', gtin: gtinOf('白桃气泡'), cases: 6 }]);
});

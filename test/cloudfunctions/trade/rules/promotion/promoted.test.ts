import fc from 'fast-check';
import { promoted } from '../../../../../cloudfunctions/trade/rules/promotion/promoted';
import type { Promotion, PromotionRule } from '../../../../../contracts/promotion';
import { day } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';
import { cartOf, goods, gtinOf, type Name, promotion, voucher } from './a-cart';

const names = Object.keys(goods) as Name[];
const some = fc.subarray([...names.map(gtinOf), '茶饮', '汽水'], { minLength: 0 });
const cases = fc.integer({ min: 1, max: 12 });
const money = fc.integer({ min: 0, max: 9_000 }).map(fen);

const rule: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc.record({
    kind: fc.constant('buy_get' as const),
    goods: some,
    buyCases: cases,
    gift: fc.record({ gtin: fc.constantFrom(...names.map(gtinOf)), cases }),
  }),
  fc.record({
    kind: fc.constant('step' as const),
    goods: some,
    steps: fc.array(fc.record({ fromCases: cases, offPerCase: money }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('bundle' as const),
    parts: fc.uniqueArray(fc.record({ gtin: fc.constantFrom(...names.map(gtinOf)), cases }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ gtin }) => gtin,
    }),
    off: money,
  }),
  fc.record({
    kind: fc.constant('spend' as const),
    goods: some,
    spend: fc.integer({ min: 1, max: 50_000 }).map(fen),
    off: money,
  }),
  fc.record({ kind: fc.constant('new_pack' as const), goods: some, cases, offPerCase: money }),
  fc.record({
    kind: fc.constant('presale' as const),
    gtin: fc.constantFrom(...names.map(gtinOf)),
    offPerCase: money,
    deliverFrom: fc.constant(day('2026-12-10')),
    exchangeDays: fc.constant(30),
  }),
);

const promotions: fc.Arbitrary<Promotion[]> = fc
  .array(
    fc.record({
      rule,
      stacking: fc.constantFrom('exclusive' as const, 'stackable' as const),
      order: fc.integer({ min: 1, max: 4 }),
      cap: fc.option(
        fc.record({
          of: fc.constantFrom('money' as const, 'cases' as const),
          total: fc.integer({ min: 0, max: 20_000 }),
        }),
        { nil: undefined },
      ),
    }),
    { maxLength: 5 },
  )
  .map((all) =>
    all.map(({ rule: of, stacking, order, cap }, at) =>
      promotion(`${at}`, of, { stacking, order, ...(cap && { cap }) }),
    ),
  );

const wanted = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 60 }), { minKeys: 1 });
const left = fc.dictionary(fc.constantFrom('p-0', 'p-1', 'p-2', 'p-3', 'p-4'), fc.nat(20_000));
const cart = fc.record({ wanted, promotions, left, off: money }).map((each) =>
  cartOf(each.wanted, {
    promotions: each.promotions,
    vouchers: [voucher(1_000, each.off)],
    owed: { [gtinOf('冰红茶')]: 40 },
    available: {
      ...Object.fromEntries(names.map((name) => [gtinOf(name), 1_000])),
      ...Object.fromEntries(Object.entries(each.left).map(([id, count]) => [`promotion-${id}`, count])),
    },
  }),
);

test('whatever promotions run at once, no line and no total is ever less than nothing, and what is saved adds up', () => {
  fc.assert(
    fc.property(cart, (each) => {
      const { lines, total, saved } = promoted(each);
      const list = each.lines.reduce((sum, { gtin, cases: count }) => {
        return sum + (each.prices[gtin]?.casePrice ?? 0) * count;
      }, 0);
      const gifts = lines.reduce((sum, { free = 0, casePrice }) => sum + free * casePrice, 0);
      expect(lines.every(({ amount }) => amount >= 0)).toBe(true);
      expect(total).toBe(lines.reduce((sum, { amount }) => sum + amount, 0));
      expect(saved).toBe(list - total + gifts);
      for (const { off = 0, because = [] } of lines)
        expect(because.reduce((sum, by) => sum + (by.off ?? 0), 0)).toBe(off);
    }),
    { numRuns: 500 },
  );
});

test('a capped promotion never gives more than it may', () => {
  fc.assert(
    fc.property(cart, (each) => {
      for (const [key, amount] of Object.entries(promoted(each).given))
        expect(amount).toBeLessThanOrEqual(each.available?.[key] ?? 0);
    }),
    { numRuns: 500 },
  );
});

test('neither the order in which a cart was filled nor that of the promotions changes what it costs', () => {
  fc.assert(
    fc.property(cart, (each) => {
      const turned = promoted({
        ...each,
        lines: each.lines.toReversed(),
        promotions: each.promotions.toReversed(),
      });
      const { lines, ...rest } = promoted(each);
      expect(turned).toEqual({ ...rest, lines: expect.arrayContaining(lines) });
    }),
    { numRuns: 300 },
  );
});

test('what the brand suggests for resale changes nothing that is charged or given', () => {
  fc.assert(
    fc.property(cart, fc.integer({ min: 0, max: 9999 }), (each, retail) => {
      const prices = Object.entries(each.prices).map(([gtin, price]) => [
        gtin,
        { ...price, suggestedRetail: fen(retail) },
      ]);
      expect(promoted({ ...each, prices: Object.fromEntries(prices) })).toEqual(promoted(each));
    }),
  );
});

test('an exclusive promotion shares a line with no other', () => {
  fc.assert(
    fc.property(cart, (each) => {
      const alone = new Set(
        each.promotions
          .filter(({ stacking }) => stacking === 'exclusive')
          .map(({ promotionId }) => promotionId),
      );
      for (const { because = [] } of promoted({ ...each, vouchers: [], owed: {} }).lines) {
        const lowered = because.filter(({ off }) => off !== undefined);
        if (lowered.some(({ promotionId }) => alone.has(promotionId))) expect(lowered).toHaveLength(1);
      }
    }),
    { numRuns: 500 },
  );
});

test('more cases never make a single promotion give less', () => {
  fc.assert(
    fc.property(
      fc.record({ rule, wanted, name: fc.constantFrom(...names) }),
      ({ rule: of, wanted: before, name }) => {
        fc.pre(!(of.kind === 'step' && !climbs(of.steps)));
        const given = (cart: typeof before) =>
          promoted(cartOf(cart, { promotions: [promotion('one', of)] })).saved;
        expect(given({ ...before, [name]: (before[name] ?? 0) + 1 })).toBeGreaterThanOrEqual(given(before));
      },
    ),
    { numRuns: 500 },
  );
});

/** The workbook refuses steps that do not climb. */
const climbs = (steps: readonly { fromCases: number; offPerCase: number }[]) =>
  steps.every(({ fromCases, offPerCase }, at) => {
    const before = steps[at - 1];
    return !before || (fromCases > before.fromCases && offPerCase > before.offPerCase);
  });

test('what was seen is placed: quoting again with what a quote used gives the same', () => {
  fc.assert(
    fc.property(cart, (each) => {
      const { uses, total, lines } = promoted(each);
      const placed = promoted({ ...each, available: undefined, uses });
      expect({ total: placed.total, lines: placed.lines }).toEqual({ total, lines });
    }),
    { numRuns: 500 },
  );
});

import fc from 'fast-check';
import { gaveNow } from '../../../../../cloudfunctions/trade/rules/promotion/came-back';
import { giftsAfter, type Missing } from '../../../../../cloudfunctions/trade/rules/promotion/gifts-after';
import { promoted } from '../../../../../cloudfunctions/trade/rules/promotion/promoted';
import { asRead } from '../../../../../cloudfunctions/trade/rules/promotion/still-earning';
import type { Promotion, PromotionRule, StillEarns } from '../../../../../contracts/promotion';
import type { OrderId } from '../../../../../contracts/vocabulary';
import { instant } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';
import { cartOf, goods, gtinOf, type Name, promotion, voucher, type Wanted } from './a-cart';

const [red, honey] = [gtinOf('冰红茶'), gtinOf('蜂蜜茶')];
const buyTen = promotion('买10送1', {
  kind: 'buy_get',
  goods: [red],
  buyCases: 10,
  gift: { gtin: honey, cases: 1 },
});
const steps = promotion('阶梯价', {
  kind: 'step',
  goods: [red],
  steps: [{ fromCases: 10, offPerCase: fen(100) }],
});

function after(wanted: Wanted, promotions: readonly Promotion[], missing: Missing) {
  const { lines } = promoted(cartOf(wanted, { promotions }));
  const own = lines.map((line) => ({ ...line, line: lineOf(line.gtin) }));
  const given = { promotions, lines: own };
  return giftsAfter(lines, asRead({ lines, promoted: given }, { atDoor: missing, later: {} }), given);
}
const lineOf = (gtin: string) => Object.values(goods).find((each) => each.gtin === gtin)?.line ?? '';
const short = (stayed: ReturnType<typeof after>) =>
  stayed.map(({ cases, free, amount, giftsBack, giftsOwed }) => [cases, free, amount, giftsBack, giftsOwed]);

test('gifts are kept in full when the seller is short of what was bought', () => {
  expect(short(after({ 冰红茶: 10 }, [buyTen], { [red]: { byStore: 0, bySeller: 4 } }))).toEqual([
    [6, 0, 18_000, 0, 0],
    [1, 1, 0, 0, 0],
  ]);
});

test('a gift that the seller has not is owed to the store', () => {
  expect(short(after({ 冰红茶: 20 }, [buyTen], { [honey]: { byStore: 0, bySeller: 1 } }))).toEqual([
    [20, 0, 60_000, 0, 0],
    [1, 1, 0, 0, 1],
  ]);
});

test('gifts are computed again without what the store refuses, and a gift no longer earned goes back', () => {
  expect(short(after({ 冰红茶: 20 }, [buyTen], { [red]: { byStore: 1, bySeller: 0 } }))).toEqual([
    [19, 0, 57_000, 0, 0],
    [1, 1, 0, 1, 0],
  ]);
});

test('a cheaper step is kept when the seller is short, and lost when the store refuses', () => {
  expect(short(after({ 冰红茶: 10 }, [steps], { [red]: { byStore: 0, bySeller: 2 } }))).toEqual([
    [8, 0, 23_200, 0, 0],
  ]);
  expect(short(after({ 冰红茶: 10 }, [steps], { [red]: { byStore: 2, bySeller: 0 } }))).toEqual([
    [8, 0, 24_000, 0, 0],
  ]);
});

test('what the store keeps costs what it would have cost alone: a bundle, a sum or a step that is still reached stays whole', () => {
  const pair = [
    { gtin: red, cases: 2 },
    { gtin: gtinOf('柠檬茶'), cases: 1 },
  ];
  const rules = fc.constantFrom<PromotionRule>(
    { kind: 'bundle', parts: pair, off: fen(601) },
    { kind: 'spend', goods: [], spend: fen(9_000), off: fen(701) },
    { kind: 'step', goods: ['茶饮'], steps: [{ fromCases: 5, offPerCase: fen(101) }] },
    { kind: 'new_pack', goods: [red], cases: 3, offPerCase: fen(499) },
  );
  const count = fc.integer({ min: 1, max: 9 });
  const wish = fc.record({
    冰红茶: count,
    柠檬茶: count,
    rule: rules,
    refused: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(wish, ({ rule, refused, ...wanted }) => {
      const byStore = Math.min(refused, wanted.冰红茶);
      const kept = after(wanted, [promotion('one', rule)], { [red]: { byStore, bySeller: 0 } });
      const alone = promoted(
        cartOf(
          { 冰红茶: wanted.冰红茶 - byStore, 柠檬茶: wanted.柠檬茶 },
          { promotions: [promotion('one', rule)] },
        ),
      );
      expect(kept.reduce((sum, { amount }) => sum + amount, 0)).toBe(alone.total);
    }),
    { numRuns: 200 },
  );
});

test('what is lost by refusing is borne by nobody: beside a step that is no longer reached the voucher stays its funder’s alone', () => {
  const five = promotion('满5件', {
    ...steps.rule,
    steps: [{ fromCases: 5, offPerCase: fen(100) }],
  } as PromotionRule);
  const held = voucher(0, 1_000);
  const { lines } = promoted(cartOf({ 冰红茶: 5 }, { promotions: [five], vouchers: [held] }));
  const own = lines.map((line) => ({ ...line, line: lineOf(line.gtin) }));
  const receipt = {
    ...{ at: instant('2026-11-24T10:00:00+08:00'), due: fen(11_000) },
    lines: [{ gtin: red, short: 0, broken: 0, refused: 1 }],
  };
  const order = {
    orderId: 'order' as OrderId,
    lines,
    promoted: { promotions: [five], voucher: held, lines: own },
    receipt,
  };
  expect(gaveNow(order).map(({ kind, off }) => [kind, off])).toEqual([['voucher', 1_000]]);
});

test('of a product that is bought and given, the store refuses what it pays for first', () => {
  const same = promotion('买5送1', {
    kind: 'buy_get',
    goods: [red],
    buyCases: 5,
    gift: { gtin: red, cases: 1 },
  });
  expect(short(after({ 冰红茶: 10 }, [same], { [red]: { byStore: 1, bySeller: 0 } }))).toEqual([
    [10, 1, 27_000, 1, 0],
  ]);
});

/** Ten paid cases of red tea for one of honey tea; `door` did not stay at the door, `later` went back. */
function kept(stillEarns: Promotion['stillEarns'], [atDoor, later]: [Missing, Missing], by = buyTen) {
  const policy = stillEarns ? { ...by, stillEarns } : by;
  const { lines } = promoted(cartOf({ 冰红茶: 10 }, { promotions: [policy] }));
  const own = lines.map((line) => ({ ...line, line: lineOf(line.gtin) }));
  const given = { promotions: [policy], lines: own };
  return short(giftsAfter(lines, asRead({ lines, promoted: given }, { atDoor, later }), given));
}
const byStore = { [red]: { byStore: 2, bySeller: 0 } };
const bySeller = { [red]: { byStore: 0, bySeller: 2 } };
const withGift = [
  [8, 0, 24_000, 0, 0],
  [1, 1, 0, 0, 0],
];
const giftGoesBack = [
  [8, 0, 24_000, 0, 0],
  [0, 0, 0, 1, 0],
];

test.each([
  ['refused at the door', [byStore, {}], 'refused', giftGoesBack],
  ['sent back later', [{}, byStore], 'returned', giftGoesBack],
  ['not brought by the seller', [bySeller, {}], 'short', withGift],
  ['broken, as it was found later', [{}, bySeller], 'short', withGift],
] as [string, [Missing, Missing], StillEarns, number[][]][])(
  'what is %s is read as its promotion says, and nothing said is the usual reading',
  (_, missing, kind, usual) => {
    expect(kept(undefined, missing)).toEqual(usual);
    expect(kept([kind], missing)).toEqual(withGift);
    const others = (['refused', 'returned', 'short'] as const).filter((each) => each !== kind);
    expect(kept(others, missing)).toEqual(giftGoesBack);
  },
);

test('a step price that refused cases still earn stays for the cases that stay, and for no more', () => {
  expect(kept(['refused'], [byStore, {}], steps)).toEqual([[8, 0, 23_200, 0, 0]]);
});

test('a gift that is itself refused goes back and is owed to nobody, whatever still earns', () => {
  const gift = { [honey]: { byStore: 1, bySeller: 0 } };
  for (const earns of [everyKind, ['refused' as const]])
    expect(kept(earns, [gift, {}])).toEqual([
      [10, 0, 30_000, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
});

test('two promotions of one order that read it differently are both read as usual', () => {
  const promotions = [
    { ...buyTen, stillEarns: ['refused' as const] },
    { ...steps, promotionId: 'other' as never },
  ];
  const { lines } = promoted(cartOf({ 冰红茶: 10 }, { promotions }));
  const given = { promotions, lines: lines.map((line) => ({ ...line, line: lineOf(line.gtin) })) };
  expect(asRead({ lines, promoted: given }, { atDoor: byStore, later: {} })).toEqual(byStore);
});

const names = Object.keys(goods) as Name[];
const wanted = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 40 }), { minKeys: 1 });
const everyKind: StillEarns[] = ['refused', 'returned', 'short'];
const lost = fc.dictionary(
  fc.constantFrom(...names.map(gtinOf)),
  fc.record({ byStore: fc.nat(20), bySeller: fc.nat(20) }),
);

test('whatever is refused or missing, nobody pays for what did not stay, and every gift stays, goes back, was refused or is owed', () => {
  fc.assert(
    fc.property(wanted, lost, fc.subarray(everyKind), (cart, missing, stillEarns) => {
      const promotions = [
        { ...buyTen, stillEarns },
        { ...steps, order: 20, stillEarns },
      ];
      const { lines, total } = promoted(cartOf(cart, { promotions }));
      const fits = Object.fromEntries(
        lines.flatMap(({ gtin, cases }) => {
          const { byStore = 0, bySeller = 0 } = missing[gtin] ?? {};
          const refused = Math.min(byStore, cases);
          return [[gtin, { byStore: refused, bySeller: Math.min(bySeller, cases - refused) }]];
        }),
      );
      const stayed = after(cart, promotions, fits);
      for (const [at, { cases, free, amount, giftsBack, giftsOwed }] of stayed.entries()) {
        const line = lines[at];
        const { byStore = 0, bySeller = 0 } = fits[line?.gtin ?? ''] ?? {};
        expect([cases, free, amount, giftsBack, giftsOwed].every((each) => each >= 0)).toBe(true);
        expect(cases + giftsBack).toBe((line?.cases ?? 0) - byStore - bySeller);
        expect(amount).toBeLessThanOrEqual((line?.casePrice ?? 0) * (cases - free));
        expect(free + giftsBack + giftsOwed).toBeLessThanOrEqual(line?.free ?? 0);
      }
      const nothingLost = Object.values(fits).every(({ byStore, bySeller }) => byStore + bySeller === 0);
      if (nothingLost) expect(stayed.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    }),
    { numRuns: 1_000 },
  );
});

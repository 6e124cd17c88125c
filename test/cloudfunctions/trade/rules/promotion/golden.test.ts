import { computed, told, voucher } from './a-cart';
import { examples } from './golden';

test.each(examples)('ST-02: $rule', ({ given, cart, is }) => {
  expect(told(computed(cart, given))).toEqual(is);
});

test('ST-02: every line that a promotion touched says which one, in which version, and how it was computed', () => {
  const [, bundle] = [examples[0], examples[5]];
  const { lines } = computed(bundle?.cart ?? {}, bundle?.given ?? {});
  expect(lines.map(({ because }) => because)).toEqual(
    [810, 390].map((off) => [
      {
        kind: 'bundle',
        promotionId: 'p-红茶柠檬组合',
        version: 1,
        name: '红茶柠檬组合',
        says: '冰红茶 2 件 + 柠檬茶 1 件一组减 ¥6.00，这单 2 组，减 ¥12.00',
        off,
      },
    ]),
  );
});

test('ST-18: of two vouchers that both pay for the whole order the smaller one is used, and the larger one kept', () => {
  const vouchers = [voucher(0, 50_000), voucher(0, 4_000, { voucherId: 'small' as never })];
  const { total, uses } = computed({ 冰红茶: 1 }, { vouchers });
  expect([total, uses.voucherId]).toEqual([0, 'small']);
});

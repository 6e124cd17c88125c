import type { PastedOrder } from '../../../contracts/pasted-order';
import type { Gtin } from '../../../contracts/vocabulary';
import { basketWith, linesOf, questionOf } from '../../../src/shared/pasted/pasted';

const [tea, water, juice] = ['6970000000013', '6970000000020', '6970000000037'] as Gtin[] as [
  Gtin,
  Gtin,
  Gtin,
];
const pasted: PastedOrder = {
  lines: [
    { gtin: tea, name: '冰红茶', cases: 5 },
    { gtin: juice, name: '橙汁', cases: 2 },
  ],
  asked: [{ text: '水5箱', why: 'which_product', choices: [{ gtin: water, name: '天然水' }], cases: 5 }],
  asLastTime: false,
};

test('what the owner answers joins what was understood, and a count put to nothing leaves it', () => {
  expect(
    linesOf(pasted, [
      { gtin: water, cases: 5 },
      { gtin: juice, cases: 0 },
    ]),
  ).toEqual([
    { gtin: tea, cases: 5 },
    { gtin: water, cases: 5 },
  ]);
});

test('a cart that was begun keeps what the message says nothing about', () => {
  expect(
    basketWith(linesOf(pasted, []), [
      { gtin: tea, cases: 1 },
      { gtin: water, cases: 3 },
    ]),
  ).toEqual([
    { gtin: water, cases: 3 },
    { gtin: tea, cases: 5 },
    { gtin: juice, cases: 2 },
  ]);
});

test('what nobody sells here is told to the owner of his own sellers, and to a rep of the shop’s', () => {
  const asked = { text: '可乐2件', why: 'unknown_product' as const, choices: [] };
  expect(questionOf(asked, '您的经销商')).toBe('“可乐2件”没认出来，您的经销商没有这样货');
  expect(questionOf(asked, '这家店的经销商')).toBe('“可乐2件”没认出来，这家店的经销商没有这样货');
});

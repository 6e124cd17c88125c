import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Named } from '../../../../../cloudfunctions/trade/rules/message/names';
import { parseOrder } from '../../../../../cloudfunctions/trade/rules/message/parse-order';
import type { Gtin } from '../../../../../contracts/vocabulary';

/** The goods the written messages are about: a short word for each, its name and its case. */
const goods: Readonly<Record<string, readonly [name: string, caseSize: number]>> = {
  ice5: ['冰红茶 500ml', 15],
  ice1: ['冰红茶 1L', 12],
  lem5: ['柠檬茶 500ml', 15],
  lem1: ['柠檬茶 1L', 12],
  green: ['蜂蜜绿茶 500ml', 15],
  jas: ['茉莉花茶 500ml', 15],
  oolong: ['青柑乌龙 500ml', 15],
  orange: ['鲜橙多汁 500ml', 15],
  peach: ['水蜜桃汁 500ml', 15],
  plum: ['酸梅汤 500ml', 15],
  pear: ['冰糖雪梨 500ml', 15],
  tang: ['橘子汽水 330ml', 24],
  lychee: ['荔枝汽水 330ml', 24],
  salt: ['盐汽水 600ml', 24],
  wpeach: ['白桃气泡 480ml', 15],
  nat5: ['天然水 550ml', 24],
  nat15: ['天然水 1.5L', 12],
  pure: ['纯净水 550ml', 24],
  soda: ['淡味苏打水 500ml', 15],
  vc: ['劲速维C 600ml', 15],
  elec: ['电解质水 600ml', 15],
  tau: ['牛磺酸饮料 250ml', 24],
  coco: ['椰子水 1L', 12],
};
const gtinOf = (word: string) => String(6_970_000_100_000 + Object.keys(goods).indexOf(word)) as Gtin;
const wordOf = (gtin: string) => Object.keys(goods)[Number(gtin) - 6_970_000_100_000] ?? gtin;

export const products: Named[] = Object.entries(goods).map(([word, [name, caseSize]]) => ({
  gtin: gtinOf(word),
  name,
  caseSize,
}));
/** Of tea this shop sells the small bottle only; of water both. */
export const carries = new Set(['ice5', 'lem5', 'nat5', 'nat15'].map(gtinOf));

export type Written = { message: string; expected: string };

/** One message a line: what the shop wrote, `=>`, the cart; `?n` things asked back, `=` as last time, `-x` without x. */
export const writtenIn = (file: string): Written[] =>
  readFileSync(join(__dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line.includes('=>'))
    .map((line) => {
      const [message = '', expected = ''] = line.split('=>');
      return { message: message.trim().replaceAll('\\n', '\n'), expected: inOrder(expected) };
    });

export function readAs(message: string): string {
  const { lines, without, asked, asLastTime } = parseOrder(message, products, carries);
  return inOrder(
    [
      ...lines.map(({ gtin, cases }) => `${wordOf(gtin)}*${cases}`),
      ...(asLastTime ? ['=', ...without.map((gtin) => `-${wordOf(gtin)}`)] : []),
      ...(asked.length > 0 ? [`?${asked.length}`] : []),
    ].join(' '),
  );
}

/** Whether something stands in the cart that nobody ordered: worse than any question. */
export const isWrong = ({ message, expected }: Written) =>
  readAs(message)
    .split(' ')
    .some((part) => part.includes('*') && !expected.split(' ').includes(part));

const inOrder = (parts: string) => parts.trim().split(/\s+/).toSorted().join(' ');

export function measured(file: string) {
  const written = writtenIn(file);
  const missed = written.filter(({ message, expected }) => readAs(message) !== expected);
  return {
    written: written.length,
    hits: written.length - missed.length,
    missed,
    wrong: written.filter(isWrong),
  };
}

import { parseMessage } from '../../../../cloudfunctions/trade/order/parse-message';
import { honeyTea, iceTea, laowang, lemonTea } from '../../../first-shop';
import { fiveForOne, placed, run } from '../promotion/promoting';
import { openShop, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const parse = (message: string) => parseMessage(shop.world, { storeId: laowang, message });
const casesOf = ({ lines }: Awaited<ReturnType<typeof parse>>) =>
  Object.fromEntries(lines.map(({ gtin, cases }) => [gtin, cases]));

test('a pasted message is a cart of what the store’s own sellers sell to it', async () => {
  const pasted = await parse('老板 冰红茶5件 柠檬茶来3箱');
  expect(pasted).toEqual({
    lines: [
      { gtin: iceTea, name: '冰红茶 500ml', cases: 5 },
      { gtin: lemonTea, name: '柠檬茶 500ml', cases: 3 },
    ],
    asked: [],
    asLastTime: false,
  });
});

test('what cannot be known is asked back with what may have been meant', async () => {
  const { lines, asked } = await parse('冰红茶5件 可乐2件 柠檬茶半箱');
  expect(lines).toHaveLength(1);
  expect(asked).toEqual([
    { text: '可乐2件', why: 'unknown_product', choices: [], cases: 2 },
    { text: '柠檬茶半箱', why: 'how_many', choices: [{ gtin: lemonTea, name: '柠檬茶 500ml' }] },
  ]);
});

test('照旧 takes the last order that was not taken back, with what is said otherwise', async () => {
  await shop.received('first', [
    [iceTea, 4],
    [lemonTea, 2],
  ]);
  expect(casesOf(await parse('照旧'))).toEqual({ [iceTea]: 4, [lemonTea]: 2 });
  expect(casesOf(await parse('老样子，柠檬茶不要，再加1件冰红茶，蜂蜜茶2件'))).toEqual({
    [iceTea]: 5,
    [honeyTea]: 2,
  });
});

test('照旧 does not buy what the last order brought for nothing', async () => {
  await run(shop, fiveForOne());
  await placed(shop, 'first', [[iceTea, 5]]);
  expect(casesOf(await parse('照旧'))).toEqual({ [iceTea]: 5 });
});

test('照旧 without any order before is an empty cart', async () => {
  expect(await parse('照旧')).toEqual({ lines: [], asked: [], asLastTime: true });
});

test('reading a message takes three database calls', async () => {
  expect(await shop.cloud.callsOf(() => parse('照旧，冰红茶5件'))).toBeLessThanOrEqual(3);
});

import { findFaults } from './faults';
import * as answers from './store-answers';
import { storePhones, value } from './store-phone';

const openStore = storePhones();
const cart = {
  'basket:cart:laowang': {
    lines: answers.promotedQuote.quotes[0]?.lines
      .filter(({ free = 0, cases }) => cases > free)
      .map(({ gtin, cases }) => ({ gtin, cases })),
    orderIds: {},
  },
};
const promoted = {
  path: 'store/checkout/checkout?basket=cart',
  kept: cart,
  says: { quote: value(answers.promotedQuote) },
};

test('every word of an order with gifts can be read and every control hit', async () => {
  const { page, sees } = await openStore(promoted);
  await sees('送 1 件纯净水 550ml');
  expect(await findFaults(page)).toEqual([]);
});

test('ST-02: a gift stands under what earned it, a tap says how, and the sum says what is saved', async () => {
  const { sees, tap } = await openStore(promoted);
  await sees('冰红茶买4送1');
  await sees('比原价省 ¥27.60');
  await sees('“白桃新品装”送完了，这单没有算');
  await tap('已减 ¥6.00，看怎么算的');
  await sees('满 3 件每件减 ¥2.00，这单 3 件，每件都减');
  await sees('果汁多订多减（第 1 版）');
});

test('what is nearly earned is one press away, and the order is what was seen', async () => {
  const { page, tap, asked, sees } = await openStore(promoted);
  await tap('再加 4 件冰红茶 500ml：多送 1 件纯净水 550ml（合计多 ¥182）');
  while (asked('quote').length < 2) await page.waitForTimeout(20);
  const lines = asked('quote').at(-1)?.lines as { cases: number }[];
  expect(lines.map(({ cases }) => cases)).toEqual([8, 3]);
  await sees('下单 ¥302');
  await tap('下单 ¥302');
  while (asked('placeOrder').length < 1) await page.waitForTimeout(20);
  expect(asked('placeOrder')[0]).toMatchObject({
    uses: { promotions: ['tea-gift', 'juice-step'], goods: [] },
    lines: [{ cases: 4 }, { cases: 3 }],
  });
});

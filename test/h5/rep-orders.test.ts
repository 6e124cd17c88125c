import { type Canned, cannedPhones } from './canned-phone';
import { findFaults } from './faults';
import * as answers from './rep-answers';
import * as shop from './store-answers';

const openPhone = cannedPhones();
const value = (of: unknown): Canned => ({ value: of });
const [product] = answers.store().products;
const ordered = {
  orderId: shop.placed.orderId,
  storeId: 'laowang',
  sellerId: shop.placed.sellerId,
  sellerName: '鑫源商贸',
  cases: 5,
  total: 15_000,
  at: answers.now,
};
const pasted = {
  lines: [{ gtin: product?.gtin, name: product?.name, cases: 5 }],
  asked: [{ text: '可乐2件', why: 'unknown_product', choices: [], cases: 2 }],
  asLastTime: false,
};

/** A rep in the shop, the owner's message pasted and read. */
async function inTheShop(says: Record<string, Canned> = {}) {
  const phone = await openPhone({
    path: 'rep/home/home',
    seat: answers.rep,
    now: answers.now,
    answers: {
      today: value(answers.today),
      parseMessage: value(pasted),
      proposalQuote: value(shop.quote),
      proposeOrder: value(ordered),
      askBatchQuote: value({}),
      ...says,
    },
  });
  await phone.tap('到店了');
  await phone.tap('扫不了码');
  await phone.tap('粘一段店主微信里的话');
  await phone.page.locator('.field-area textarea').fill('冰红茶5件 可乐2件');
  await phone.tap('看看是哪些货');
  return phone;
}

test('a pasted message, its price and the code for the owner can be read and every control hit', async () => {
  const { page, tap, sees } = await inTheShop();
  await sees('“可乐2件”没认出来');
  expect(await findFaults(page)).toEqual([]);
  await tap('就要这 5 件');
  await tap('看看多少钱');
  await sees('专门报个价');
  expect(await findFaults(page)).toEqual([]);
  await tap(/^替店主下单 /);
  await tap('请店主扫码确认');
  await sees('看一眼就能确认');
  expect(await findFaults(page)).toEqual([]);
});

test('what the owner wrote is what is ordered, and doing it again after no network sends the same order', async () => {
  const { page, tap, asked, answer, sees } = await inTheShop({ proposeOrder: 'offline' });
  await tap('就要这 5 件');
  await tap('看看多少钱');
  while (asked('proposalQuote').length < 1) await page.waitForTimeout(20);
  expect(asked('proposalQuote')).toMatchObject([{ lines: [{ gtin: product?.gtin, cases: 5 }] }]);
  await tap(/^替店主下单 /);
  while (asked('proposeOrder').length < 1) await page.waitForTimeout(50);
  answer('proposeOrder', value(ordered));
  await tap('看看多少钱');
  await tap(/^替店主下单 /);
  await sees('下好了，请店主确认');
  const [first, again] = asked('proposeOrder');
  expect(again).toEqual(first);
});

test('a large order is put to the seller once, who answers on the owner’s phone', async () => {
  const { tap, asked, sees } = await inTheShop();
  await tap('就要这 5 件');
  await tap('看看多少钱');
  await tap('量大？请鑫源商贸专门报个价');
  await sees('报了价店主在手机上看');
  expect(asked('askBatchQuote')).toMatchObject([{ storeId: 'laowang', sellerId: shop.placed.sellerId }]);
});

import type { Output } from '../../contracts/call';
import type { StoreApi } from '../../contracts/store';
import type { Day, Fen, Instant, PersonId } from '../../contracts/vocabulary';
import { findFaults } from './faults';
import * as answers from './store-answers';
import { type Opened, storePhones, value } from './store-phone';

const openStore = storePhones();
const [tea, lemon] = answers.placed.lines;
const person = (personId: string, name?: string) => ({
  personId: personId as PersonId,
  since: answers.at,
  ...(name && { name }),
});
const people: Output<StoreApi['people']> = {
  people: [
    { ...person('wang'), role: 'owner', isYou: true, mayBeRemoved: false },
    { ...person('mei', '小美'), role: 'clerk', isYou: false, mayBeRemoved: true },
  ],
};
const proposed = {
  ...answers.placed,
  proposed: { repId: 'xiaoli', repName: '小李', at: answers.at as Instant },
};
const choices = [tea, lemon].flatMap((line) => (line ? [{ gtin: line.gtin, name: line.name }] : []));
const pasted: Output<StoreApi['parseMessage']> = {
  lines: choices.slice(0, 1).map((product) => ({ ...product, cases: 5 })),
  asked: [
    { text: '可乐2件', why: 'unknown_product', choices: [], cases: 2 },
    { text: '柠檬茶半箱', why: 'how_many', choices: choices.slice(1) },
  ],
  asLastTime: false,
};
const batchQuotes = {
  batchQuotes: [
    {
      batchQuoteId: 'q'.repeat(20),
      storeId: answers.storeId,
      storeName: '老王便利店',
      sellerId: answers.placed.sellerId,
      sellerName: '鑫源商贸',
      state: 'answered' as const,
      lines: choices.map((product) => ({
        ...product,
        caseSize: 15,
        cases: 20,
        listPrice: 3000 as Fen,
        casePrice: 2700 as Fen,
      })),
      wantedOn: '2026-12-01' as Day,
      askedAt: answers.at,
      validUntil: '2026-11-25' as Day,
      total: 108_000 as Fen,
    },
  ],
  more: false,
};
const page = (name: string) => `store/${name}/${name}`;
const proposedPage = `${page('order')}?orderId=${answers.placed.orderId}`;

const screens: Record<string, Opened> = {
  'the people of a store': { path: page('people'), says: { people: value(people) } },
  'a shop that changes hands': {
    path: page('people'),
    says: {
      people: value({ ...people, transfer: { since: answers.at, hasNewOwner: true, youAre: 'from' } }),
    },
  },
  'what a rep ordered': { path: proposedPage, says: { order: value(proposed) } },
  'a large order that was quoted': { path: page('batch-quote'), says: { batchQuotes: value(batchQuotes) } },
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { page: phone } = await openStore(screens[name] ?? {});
  expect(await findFaults(phone)).toEqual([]);
});

test('every word of a pasted message and its questions can be read and every control hit', async () => {
  const { page: phone, tap } = await openStore({ says: { parseMessage: value(pasted) } });
  await tap('订货');
  await tap('粘一段微信里的话来订');
  await phone.locator('.field-area textarea').fill('冰红茶5件 可乐2件 柠檬茶半箱');
  await tap('看看是哪些货');
  expect(await findFaults(phone)).toEqual([]);
});

test('a pasted message goes into the cart, and what was not understood is said', async () => {
  const { page: phone, tap, sees } = await openStore({ says: { parseMessage: value(pasted) } });
  await tap('订货');
  await tap('粘一段微信里的话来订');
  await phone.locator('.field-area textarea').fill('冰红茶5件 可乐2件 柠檬茶半箱');
  await tap('看看是哪些货');
  await sees('“可乐2件”没认出来，您的经销商没有这样货');
  await sees('“柠檬茶半箱”要几件？');
  await tap('放进购物车 5 件');
  await sees('下单 5 件');
});

test('the owner says yes to what a rep ordered with one tap', async () => {
  const opened = await openStore({
    path: proposedPage,
    says: { order: value(proposed), confirmOrder: value(proposed) },
  });
  await opened.sees('您不点头，这单只收现金');
  await opened.tap('就按这个，确认');
  while (opened.asked('confirmOrder').length < 1) await opened.page.waitForTimeout(50);
  expect(opened.asked('confirmOrder')).toHaveLength(1);
});

test('a large order is paid by WeChat at the price that was quoted: it waits for the money, and WeChat’s page takes it', async () => {
  const phone = await openStore({
    path: page('batch-quote'),
    says: {
      batchQuotes: value(batchQuotes),
      orderBatchQuote: value(answers.unpaid),
      order: value(answers.unpaid),
      payOrder: value({ order: answers.unpaid, sheet: answers.sheet }),
      payment: value(answers.paid),
    },
  });
  await phone.page.route('**/wechat/pay', (route) =>
    route.fulfill({ json: { errMsg: 'requestPayment:ok' } }),
  );
  await phone.tap('付款 微信付');
  await phone.tap('按报价下单 ¥1,080');
  await phone.sees('收款方：鑫源商贸');
  const [asked] = phone.asked('orderBatchQuote');
  expect(asked).toMatchObject({ batchQuoteId: 'q'.repeat(20), payBy: 'wechat' });
  await phone.tap(/^微信支付 ¥/);
  phone.answer('order', value(answers.paid));
  await phone.page.getByRole('dialog', { name: '微信支付' }).getByText('付款', { exact: true }).click();
  await phone.sees('微信付给鑫源商贸');
  expect(phone.asked('payOrder')).toHaveLength(1);
});

test('the usual order is three taps from opening', async () => {
  const opened = await openStore({});
  await opened.tap('照平常订');
  await opened.sees('确认订单');
});

import type { Page } from 'playwright-core';
import { findFaults } from './faults';
import { settled } from './settled';
import * as answers from './store-answers';
import { type Opened, storePhones, value } from './store-phone';

const openStore = storePhones();
const checkout = 'store/checkout/checkout?basket=cart';
const ofOrder = (page: string) => `store/${page}/${page}?orderId=ffffffffffffffff`;
const cart = {
  'basket:cart:laowang': {
    lines: answers.placed.lines.map(({ gtin, cases }) => ({ gtin, cases })),
    orderIds: {},
  },
};

const screens: Record<string, Opened & { tap?: string }> = {
  'what to order': {},
  'orders that need a word': { says: { home: value(answers.busyHome) } },
  'a new store': { says: { home: value(answers.newHome) } },
  'the catalogue': { tap: '订货' },
  'the ledger': { tap: '账本' },
  'a month of rebate': { tap: '账本' },
  'a ledger before the first receipt': { tap: '账本', says: { rebate: value(answers.emptyRebate) } },
  'the confirmation': { path: checkout, kept: cart },
  'an order with everything against it': {
    path: checkout,
    kept: cart,
    says: { quote: value(answers.refusedQuote) },
  },
  'a cart that comes on two days': {
    path: checkout,
    kept: cart,
    says: { quote: value(answers.twoDays) },
  },
  'a changed order': { path: ofOrder('order'), says: { order: value(answers.changed) } },
  'an order to be paid': { path: ofOrder('order'), says: { order: value(answers.unpaid) } },
  'an order of which money goes back': {
    path: ofOrder('order'),
    says: { order: value(answers.givenBack) },
  },
  'the receipt of a paid order': {
    path: ofOrder('receipt'),
    says: { order: value({ ...answers.paid, state: 'shipped' }) },
  },
  'the receipt': { path: ofOrder('receipt') },
  'the count': { path: 'store/count/count' },
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { page, tap } = await openStore(screens[name] ?? {});
  const panel = screens[name]?.tap;
  if (panel) await tap(panel);
  if (name === 'a month of rebate') await tap('11月 阶梯返利，怎么算的');
  expect(await findFaults(page)).toEqual([]);
});

test('the first screen says what to order, why, and one button orders exactly that', async () => {
  const { sees, tap, page, asked } = await openStore({});
  await sees('建议订 9 件');
  await sees('店里约剩 6 瓶，够卖 1 天');
  await sees('再收 8 件，多拿 ¥19');
  await tap('冰红茶 500ml 减一件');
  await tap('就按这个订 ¥335.70');
  await page.waitForURL('**/store/checkout/checkout**');
  await sees('合计');
  while (asked('quote').length < 1) await page.waitForTimeout(20);
  expect(asked('quote')[0]).toMatchObject({
    lines: [{ cases: 3 }, { cases: 3 }, { cases: 1 }, { cases: 1 }],
  });
});

test('a shop nobody knows anything about yet is not told that its shelves are full', async () => {
  const nothingKnown = { ...answers.newHome, suggestions: [], amount: 0 };
  const { sees, page } = await openStore({ says: { home: value(nothingKnown) } });
  await sees('还没有您的进货记录');
  expect(await page.getByText('今天不用补货').count()).toBe(0);
  expect(await page.getByText('照上次那单').count()).toBe(0);
});

test('an order whose answer was lost is sent again with its own id, even by an app that was killed', async () => {
  const { page, tap, sees, asked, answer } = await openStore({
    path: checkout,
    kept: cart,
    says: { placeOrder: 'offline' },
  });
  await tap('下单 ¥381.20');
  await sees('没收到回音');
  await page.reload();
  answer('placeOrder', value(answers.placed));
  await tap('下单 ¥381.20');
  await sees('下好了');
  const [lost, repeated] = asked('placeOrder');
  expect(asked('placeOrder')).toHaveLength(2);
  expect(repeated).toEqual(lost);
});

test('an answered order leaves nothing in the cart, and the next one has an id of its own', async () => {
  const { page, tap, sees, asked } = await openStore({ path: checkout, kept: cart });
  await tap('下单 ¥381.20');
  await sees('下好了');
  await page.evaluate((kept) => {
    const key = 'basket:cart:laowang';
    const left = JSON.parse(localStorage.getItem(key) ?? '{}').data;
    if (left.lines.length > 0) throw new Error('goods were left in the cart');
    localStorage.setItem(key, JSON.stringify({ data: { ...left, lines: kept[key].lines } }));
  }, cart);
  await page.reload();
  await tap('下单 ¥381.20');
  await sees('下好了');
  const [first, second] = asked('placeOrder');
  expect(second?.orderId).not.toBe(first?.orderId);
});

test('two quick taps place one order', async () => {
  const { page, sees, asked } = await openStore({ path: checkout, kept: cart });
  await page.getByLabel('下单 ¥381.20').waitFor();
  // In one breath, before the screen can show that the first was heard.
  await page.getByLabel('下单 ¥381.20').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await sees('下好了');
  expect(asked('placeOrder')).toHaveLength(1);
});

test('without network nothing is ordered, and nothing is ordered later by itself', async () => {
  const { page, tap, sees, asked, answer } = await openStore({
    path: checkout,
    kept: cart,
    says: { quote: 'offline' },
  });
  await sees('选好的已存下，有网再点一次下单');
  expect(await page.locator('.btn-primary').count()).toBe(1);
  answer('quote', value(answers.quote));
  answer('placeOrder', 'offline');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await tap('下单 ¥381.20');
  await sees('没收到回音');
  answer('placeOrder', value(answers.placed));
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await settled(page);
  expect(asked('placeOrder')).toHaveLength(1);
});

test('every reason against an order stands there with the press that cures it', async () => {
  const { page, sees, tap, asked } = await openStore({
    path: checkout,
    kept: cart,
    says: { quote: value(answers.refusedQuote) },
  });
  await sees('差 2 件到鑫源商贸的起订量');
  await sees('额度差 ¥130');
  await sees('没货');
  expect(await page.getByLabel('先解决上面 4 件事').getAttribute('aria-disabled')).toBe('true');
  const askedFor = async (gtin: string, cases: number) => {
    const line = JSON.stringify({ gtin, cases });
    while (!JSON.stringify(asked('quote').at(-1)?.lines).includes(line)) await page.waitForTimeout(50);
  };
  await tap('减到 2 件');
  await askedFor('6901234567800', 2);
  const waits = () =>
    asked('quote').some((asking) => JSON.stringify(asking).includes('"ahead":"2026-11-21"'));
  await tap('后天到，先占着');
  while (!waits()) await page.waitForTimeout(50);
  await tap('换 1 件纯净水 550ml');
  await askedFor('6901234567801', 1);
});

test('what waits for Saturday is an order of its own beside the rest, each with its own id, by one press', async () => {
  const { tap, sees, asked } = await openStore({
    path: checkout,
    kept: cart,
    says: { quote: value(answers.twoDays) },
  });
  await sees('明天到');
  await sees('后天到，等货到了单独送');
  await tap('下单 ¥381.20');
  await sees('下好了');
  const [rest, later] = asked('placeOrder');
  expect(rest?.orderId).not.toBe(later?.orderId);
  expect(later?.lines).toEqual([expect.objectContaining({ ahead: '2026-11-21' })]);
});

test('a refused order is priced anew, so that what stands there can be ordered', async () => {
  const problem = { code: 'order_refused', facts: { reasons: [] } };
  const { page, sees, tap, asked } = await openStore({
    path: checkout,
    kept: cart,
    says: { placeOrder: { problem } },
  });
  await tap('下单 ¥381.20');
  await sees('看一眼再下单');
  await tap('知道了');
  // The price of before stands there meanwhile, so the question itself is waited for.
  while (asked('quote').length < 2) await page.waitForTimeout(50);
  await sees('下单 ¥381.20');
});

test('the cart outlives the app', async () => {
  const { page, tap, sees } = await openStore({});
  await tap('订货');
  await tap('冰红茶 500ml 加一件');
  await sees('下单 1 件 ¥45.50');
  await page.reload();
  await tap('订货');
  await sees('下单 1 件 ¥45.50');
});

test('goods are found while their name is typed', async () => {
  const { page, tap } = await openStore({});
  await tap('订货');
  await page.locator('.field-input input').fill('橙');
  await page.getByText('鲜橙多 450ml').waitFor();
  expect(await page.getByText('冰红茶 500ml').count()).toBe(0);
});

test('without network the last suggestion stays, as of when it was true', async () => {
  const { sees } = await openStore({
    says: { home: 'offline' },
    kept: {
      'last:laowang:home:laowang': { release: '0.1.0', value: answers.home, asOf: answers.at - 7_200_000 },
    },
  });
  await sees('没网 · 更新于 07:31');
  await sees('建议订 9 件');
});

test('what the seller changed is said line by line, and the owner has the last word', async () => {
  const { sees, tap, asked, page } = await openStore({
    path: ofOrder('order'),
    says: { order: value(answers.changed), answerChange: value(answers.placed) },
  });
  await sees('鑫源商贸改了 2 样');
  await sees('4 → 2 件');
  await tap('不要这样');
  while (asked('answerChange').length < 1) await page.waitForTimeout(20);
  expect(asked('answerChange')).toEqual([
    { storeId: answers.storeId, orderId: 'ffffffffffffffff', agree: false },
  ]);
});

test('a case short is taken off what is due, and the rest is split between cash and account', async () => {
  const { page, sees, tap, asked } = await openStore({ path: ofOrder('receipt') });
  await tap('冰红茶 500ml少了');
  await sees('收到了，应付 ¥335.70');
  await tap('付款 分开付');
  await page.locator('.field-input input').fill('300.5');
  await sees('现金 ¥300.50 · 记账 ¥35.20');
  await tap('收到了，应付 ¥335.70');
  while (asked('confirmReceipt').length < 1) await page.waitForTimeout(20);
  expect(asked('confirmReceipt')).toEqual([
    {
      storeId: answers.storeId,
      orderId: 'ffffffffffffffff',
      cash: 30050,
      lines: [{ gtin: answers.placed.lines[0]?.gtin, short: 1, broken: 0 }],
    },
  ]);
});

test('an account with too little room says how much must be cash', async () => {
  const { sees, tap } = await openStore({
    path: ofOrder('receipt'),
    says: { confirmReceipt: { problem: { code: 'account_short', facts: { room: 10_000 } } } },
  });
  await tap('付款 全记账');
  await tap('收到了，应付 ¥381.20');
  await sees('账上只能再记 ¥100');
  await tap('按这样分');
  await sees('现金 ¥281.20 · 记账 ¥100');
});

test('a count made without network waits on the phone and is sent once when the network is back', async () => {
  const { page, tap, sees, asked, answer } = await openStore({
    path: 'store/count/count',
    says: { count: 'offline' },
  });
  await tap('冰红茶 500ml 半箱');
  await tap('数完了，看建议');
  await page.waitForURL('**/store/home/home');
  await sees('1 条待上传，不会丢');
  answer('count', value({ counted: 1 }));
  await page.reload();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText('1 条待上传，不会丢').waitFor({ state: 'detached' });
  const ids = new Set(asked('count').map(({ countId }) => countId));
  expect(ids.size).toBe(1);
  expect(asked('count')[0]).toMatchObject({ lines: [{ level: 'half' }] });
});

test('a month of rebate shows its rule with the version, every receipt, the sum and the next step', async () => {
  const { tap, sees } = await openStore({});
  await tap('账本');
  await sees('超期，先结清才能再记账');
  await tap('11月 阶梯返利，怎么算的');
  await sees('一个月满 20 件，每件 ¥0.50；满 50 件，每件 ¥0.80');
  await sees('规则第 3 版');
  await sees('鑫源商贸 收 24 件');
  await sees('42 件 × ¥0.50');
  await sees('再收 8 件，多拿 ¥19');
});

/** Stands in a browser for the page WeChat draws itself. */
const wechatPage = (page: Page) => page.getByRole('dialog', { name: '微信支付' });

/** WeChat's page can be opened. */
const opened = { order: answers.unpaid, sheet: answers.sheet };

test('paying ahead names who is paid, and only the cloud’s word makes an order paid', async () => {
  const { page, tap, sees, asked, answer } = await openStore({
    path: ofOrder('order'),
    says: {
      order: value(answers.unpaid),
      payOrder: value(opened),
      payment: value(answers.unpaid),
    },
  });
  await page.route('**/wechat/pay', (route) => route.fulfill({ json: { errMsg: 'requestPayment:ok' } }));
  await sees('还剩 29:05');
  await sees('收款方：鑫源商贸');
  await tap('微信支付 ¥381.20');
  await wechatPage(page).getByText('付款', { exact: true }).click();
  await sees('正在跟微信核对');
  answer('payment', value(answers.paid));
  answer('order', value(answers.paid));
  await sees('微信付给鑫源商贸');
  expect(asked('payOrder')).toEqual([{ storeId: answers.storeId, orderId: 'ffffffffffffffff' }]);
});

test('who leaves WeChat’s page has not paid and can tap again', async () => {
  const { page, tap, sees, asked } = await openStore({
    path: ofOrder('order'),
    says: { order: value(answers.unpaid), payOrder: value(opened), payment: value(answers.unpaid) },
  });
  await tap('微信支付 ¥381.20');
  await wechatPage(page).getByText('返回').click();
  await sees('还没付。货给您留着');
  await tap('微信支付 ¥381.20');
  await wechatPage(page).getByText('返回').click();
  while (asked('payOrder').length < 2) await page.waitForTimeout(50);
  expect(asked('payOrder')).toHaveLength(2);
});

test('when WeChat’s page cannot be opened it is said, and so is what to do', async () => {
  const { tap, sees } = await openStore({
    path: ofOrder('order'),
    says: { order: value(answers.unpaid), payOrder: value({ order: answers.unpaid }) },
  });
  await tap('微信支付 ¥381.20');
  await sees('微信支付这会儿打不开');
});

test('an order paid by WeChat is chosen at the confirmation and leads on to paying', async () => {
  const [quote] = answers.quote.quotes;
  const byWechat = { quotes: [{ ...quote, payBy: 'wechat' }], unsold: [] };
  const { tap, sees, page, asked, answer } = await openStore({
    path: checkout,
    kept: cart,
    says: { placeOrder: value(answers.unpaid), order: value(answers.unpaid) },
  });
  await sees('下单 ¥381.20');
  answer('quote', value(byWechat));
  await tap('付款 微信支付');
  await sees('收款方：鑫源商贸。付好了才会接单');
  await tap('下单 ¥381.20');
  await sees('鑫源商贸的单付好了才会接');
  expect(asked('placeOrder')[0]).toMatchObject({ payBy: 'wechat' });
  await tap('去付款 ¥381.20');
  await page.waitForURL('**/store/order/order**');
  await sees('还剩 29:05');
});

test('what was paid ahead is not asked for again at the door; what is missing goes back', async () => {
  const { tap, sees, page, asked } = await openStore({
    path: ofOrder('receipt'),
    says: { order: value({ ...answers.paid, state: 'shipped' }) },
  });
  await sees('不用再付');
  await tap('冰红茶 500ml少了');
  await sees('少的 ¥45.50 原路退回微信');
  await tap('收到了');
  while (asked('confirmReceipt').length < 1) await page.waitForTimeout(20);
  expect(asked('confirmReceipt')).toMatchObject([{ cash: 0 }]);
});

test('a seller who lends nothing offers no account', async () => {
  const [quote] = answers.quote.quotes;
  const noRoom = { quotes: [{ ...quote, account: { ...quote?.account, room: 0 } }], unsold: [] };
  const { page, sees } = await openStore({ path: checkout, kept: cart, says: { quote: value(noRoom) } });
  await sees('下单 ¥381.20');
  expect(await page.getByLabel('付款 记账').count()).toBe(0);
});

test('a case is answered in words the moment it is scanned', async () => {
  const { page, tap, sees } = await openStore({
    says: { scanCase: value({ result: 'elsewhere', at: answers.at - 3_600_000 }) },
  });
  await tap('扫箱');
  await page.locator('input.field-input').fill('c.pg/abc');
  await page.getByText('就是这个码').click();
  await sees('照样能卖，不扣您钱');
});

test('whoever has no store yet sees goods first, and binds one by typing the code of the rep', async () => {
  const phone = await openStore({
    seat: { role: 'member', at: '' as typeof answers.storeId, name: '' },
    says: { bindStore: { problem: { code: 'code_expired', facts: {} } } },
  });
  const { page } = phone;
  await page.getByText('¥8.50').waitFor();
  await page.getByLabel('绑定我的店').click();
  await page.locator('.field-input input').fill('482913');
  await page.getByLabel('就是这家店').click();
  await page.getByText('这个码过了 10 分钟').waitFor();
  phone.answer('bindStore', value({ storeId: answers.storeId, storeName: '老王便利店', role: 'owner' }));
  phone.answer('whoAmI', value({ seats: [{ role: 'owner', at: answers.storeId, name: '老王便利店' }] }));
  await page.getByLabel('就是这家店').click();
  await page.getByText('建议订 9 件').waitFor();
});

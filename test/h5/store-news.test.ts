import type { Output } from '../../contracts/call';
import type { StoreApi } from '../../contracts/store';
import type { Day, SurveyId } from '../../contracts/vocabulary';
import { findFaults } from './faults';
import * as answers from './store-answers';
import { type Opened, storePhones, value } from './store-phone';

const openStore = storePhones();
const path = 'store/inbox/inbox';
const empty = { ...answers.inbox, messages: [], unread: 0 };
const survey: Output<StoreApi['survey']> = {
  survey: {
    surveyId: 'service' as SurveyId,
    title: '两句话，帮我们送得更好',
    questions: [
      { asks: '这次送货准时吗', choices: ['准时', '晚了一点', '晚了很多'] },
      { asks: '送货师傅怎么样', choices: ['很好', '一般', '不好'] },
    ],
    startsOn: '2026-11-01' as Day,
    endsOn: '2026-12-31' as Day,
  },
};
const received: Opened = {
  path: `store/receipt/receipt?orderId=${answers.received.orderId}`,
  says: { order: value(answers.received), survey: value(survey), answerSurvey: value({}) },
};

const screens: Record<string, Opened> = {
  'a survey after the receipt': received,
  'the inbox': { path },
  'an empty inbox': { path, says: { inbox: value(empty) } },
  'what is on offer': { path: 'store/calendar/calendar' },
  'no promotion at all': {
    path: 'store/calendar/calendar',
    says: { calendar: value({ promotions: [], rebates: [] }) },
  },
};

const firstWords: Record<string, string> = {
  'a survey after the receipt': '两句话，帮我们送得更好',
  'the inbox': '有货快卖完了',
  'an empty inbox': '还没有消息',
  'what is on offer': '快开始',
  'no promotion at all': '这会儿没有促销',
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { page, sees } = await openStore(screens[name] ?? {});
  await sees(firstWords[name] ?? '');
  expect(await findFaults(page)).toEqual([]);
});

test('home says how many messages were not seen, and seeing them tells the cloud', async () => {
  const { sees, tap, page, asked } = await openStore({ says: { readInbox: value({}) } });
  await sees('消息 1');
  await tap('消息，1 条未读');
  await sees('有货改了数，等您一句话');
  while (asked('readInbox').length < 1) await page.waitForTimeout(50);
  expect(asked('readInbox')[0]).toEqual({
    storeId: answers.storeId,
    until: answers.inbox.messages[0]?.at,
  });
});

test('ST-22: a few questions after the receipt are answered by one tap each, and the last tap sends them', async () => {
  const { tap, sees, asked, page } = await openStore(received);
  await tap('这次送货准时吗 准时');
  await tap('这次送货准时吗 晚了一点');
  expect(asked('answerSurvey')).toEqual([]);
  await tap('送货师傅怎么样 很好');
  await sees('谢谢您，记下了');
  while (asked('answerSurvey').length < 1) await page.waitForTimeout(50);
  const { storeId, orderId } = answers.received;
  expect(asked('answerSurvey')).toEqual([{ storeId, orderId, surveyId: 'service', answers: [1, 0] }]);
});

test('a message about an order opens that order', async () => {
  const { tap, page, sees } = await openStore({ path, says: { readInbox: value({}) } });
  await sees('鑫源商贸的 12 件在路上');
  await tap('鑫源商贸的 12 件在路上，已读');
  await page.waitForURL('**/store/order/order?orderId=eeeeeeeeeeeeeeee');
});

test('who wants to be called when the goods come says so once, right after ordering', async () => {
  const { tap, sees, page, asked } = await openStore({
    path: 'store/checkout/checkout?basket=cart',
    kept: {
      'basket:cart:laowang': {
        lines: answers.placed.lines.map(({ gtin, cases }) => ({ gtin, cases })),
        orderIds: {},
      },
    },
    says: { allowMessages: value({}) },
  });
  await page.route('**/wechat/allow', (route) =>
    route.fulfill({ json: { errMsg: 'requestSubscribeMessage:ok' } }),
  );
  await tap(/^下单/);
  await tap('到货叫我');
  await page.getByText('允许', { exact: true }).click();
  await sees('货上路了微信告诉您');
  while (asked('allowMessages').length < 1) await page.waitForTimeout(20);
  expect(asked('allowMessages')).toEqual([
    { storeId: answers.storeId, askId: expect.stringMatching(/^[0-9A-Za-z]{24}$/), kinds: ['order_shipped'] },
  ]);
});

test('ST-12: a promotion that two sellers run in the same words stands once, with both their names', async () => {
  const [winter] = answers.calendar.promotions;
  const promotions = [winter, { ...winter, sellerId: 'guangda', sellerName: '广达' }];
  const { sees, page } = await openStore({
    path: 'store/calendar/calendar',
    says: { calendar: value({ ...answers.calendar, promotions }) },
  });
  await sees('鑫源商贸、广达 · 做到');
  expect(await page.getByText('冬季备货').count()).toBe(1);
});

test('without a network the inbox shows what was there', async () => {
  const { sees, page } = await openStore({
    path,
    says: { inbox: 'offline' },
  });
  await sees('没网');
  expect(await findFaults(page)).toEqual([]);
});

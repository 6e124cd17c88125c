import { type Canned, cannedPhones } from './canned-phone';
import { findFaults } from './faults';
import * as answers from './store-answers';

const openPhone = cannedPhones();

const value = (of: unknown): Canned => ({ value: of });
const wang = { role: 'owner', at: answers.storeId, name: '老王便利店' };
const shelf = 'store/shelf/shelf';
const home = 'store/home/home';

type Opened = { path?: string; says?: Record<string, Canned> };
async function openShelf({ path = shelf, says = {} }: Opened) {
  return openPhone({
    path,
    seat: wang,
    now: answers.at,
    answers: {
      home: value(answers.home),
      shelfBoard: value(answers.shelfBoard),
      setDial: value({ dial: 'full' }),
      markMustHave: value({ mustHave: [] }),
      prepareWeekly: value({ isWanted: true }),
      quote: value(answers.quote),
      placeOrder: value(answers.placed),
      order: value(answers.placed),
      ...says,
    },
  });
}

const screens: Record<string, Opened & { taps?: string[] }> = {
  'the shelf': {},
  'one product on the shelf': { taps: ['鲜橙多 450ml，临期，约剩 40 瓶，够卖 50 天，看明细'] },
  'a shelf nobody knows yet': { says: { shelfBoard: value(answers.emptyBoard) } },
  'a machine': { says: { shelfBoard: value(answers.machineBoard) } },
  'the shelf without network': { says: { shelfBoard: 'offline' } },
  'a prepared week': { path: home, says: { home: value(answers.preparedHome) } },
  'the numbers behind a suggestion': { path: home, taps: ['冰红茶 500ml，店里约剩 6 瓶，够卖 1 天，为什么'] },
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { taps = [], ...opened } = screens[name] ?? {};
  const { page, tap } = await openShelf(opened);
  for (const label of taps) await tap(label);
  expect(await findFaults(page)).toEqual([]);
});

test('ST-08: the suggestion says what it promises, and every number is behind a tap', async () => {
  const { sees, tap } = await openShelf({ path: home });
  await sees('每卖 100 瓶，约缺 8 瓶；店里平常压货 ¥863');
  await tap('冰红茶 500ml，店里约剩 6 瓶，够卖 1 天，为什么');
  await sees('按您店 11 周的进货和盘点，一天卖 5 瓶');
  await sees('按您最近 6 次收货，送来要 2 天，隔 7 天再订，要够卖 9 天');
  await sees('所以建议订 4 件');
});

test('ST-11: the shelf says what is out, going, near its end or slow, and where it can go', async () => {
  const { sees, tap } = await openShelf({});
  for (const word of ['断货了', '快断货', '临期', '滞销', '够卖']) await sees(word);
  await tap('低糖柠檬果汁饮料家庭分享装 1.25L，滞销，约剩 24 瓶，最近没卖出，看明细');
  await sees('按进货日推算');
  await sees('看看能不能换货');
});

test('the dial is the owner’s: one tap tells the cloud, and what it promises is asked anew', async () => {
  const { tap, page, asked, sees } = await openShelf({});
  await sees('照建议订：每卖 100 瓶');
  await tap('建议 别断货');
  while (asked('shelfBoard').length < 2) await page.waitForTimeout(50);
  expect(asked('setDial')).toEqual([{ storeId: answers.storeId, dial: 'full' }]);
});

test('the owner reads what suggestions would have done in the last weeks, or how much counting is missing', async () => {
  const { sees } = await openShelf({});
  await sees('过去 8 周照建议订，断货 2 次，您自己订是 7 次');
  await sees('店里平常压货 ¥863，您自己是 ¥950');
  const empty = await openShelf({ says: { shelfBoard: value(answers.emptyBoard) } });
  await empty.sees('再每周数一次，数 12 周');
});

test('ST-26: the order of the week is made ready at the owner’s wish and waits on the first screen', async () => {
  const { tap, asked, page, sees } = await openShelf({});
  await sees('备好了放在首页等您点，不会自己下单');
  await tap('每周备单 要');
  while (asked('prepareWeekly').length < 1) await page.waitForTimeout(50);
  expect(asked('prepareWeekly')).toEqual([{ storeId: answers.storeId, isWanted: true }]);
  const ready = await openShelf({ path: home, says: { home: value(answers.preparedHome) } });
  await ready.sees('这周的单给您备好了');
  expect(ready.asked('placeOrder')).toEqual([]);
  await ready.tap('以后不用备单');
  while (ready.asked('prepareWeekly').length < 1) await ready.page.waitForTimeout(50);
  expect(ready.asked('prepareWeekly')).toEqual([{ storeId: answers.storeId, isWanted: false }]);
});

test('ST-26: with what each seller’s part costs before the owner’s eyes one tap places the prepared order, which can be taken back', async () => {
  const { tap, asked, sees } = await openShelf({ path: home, says: { home: value(answers.preparedHome) } });
  await sees('货到付款。经销商接单前，点进单子就能取消');
  await sees('鑫源商贸 后天到');
  await tap('直接下单 ¥381.20');
  await sees('下好了');
  const [quoted] = answers.quote.quotes;
  expect(asked('placeOrder')).toMatchObject([
    { payBy: 'cash', total: quoted?.total, sellerId: quoted?.sellerId },
  ]);
  await tap(/^看鑫源商贸这一单/);
  await sees('取消这单');
});

test('ST-26: tapped again after its answer was lost, the prepared order is the same order', async () => {
  const { tap, asked, sees, answer } = await openShelf({
    path: home,
    says: { home: value(answers.preparedHome), placeOrder: 'offline' },
  });
  await tap('直接下单 ¥381.20');
  await sees('没收到回音。有网再点一次，不会重复');
  answer('placeOrder', value(answers.placed));
  await tap('直接下单 ¥381.20');
  await sees('下好了');
  const ids = asked('placeOrder').map(({ orderId }) => orderId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('ST-26: what stands in the way of the prepared order is put right on its page, and no tap places it before', async () => {
  const short = { reason: 'below_minimum', missingCases: 2, minimumCases: 12 };
  const [quoted] = answers.quote.quotes;
  const { tap, asked, page, sees } = await openShelf({
    path: home,
    says: {
      home: value(answers.preparedHome),
      quote: value({ quotes: [{ ...quoted, reasons: [short] }], unsold: [] }),
    },
  });
  while (asked('quote').length < 1) await page.waitForTimeout(50);
  await tap(/^就按这个订 ¥/);
  await sees('差 2 件到鑫源商贸的起订量（12 件）');
  expect(asked('placeOrder')).toEqual([]);
});

test('ST-24: a machine is filled by the hours in which its drinks are opened', async () => {
  const { sees } = await openShelf({ says: { shelfBoard: value(answers.machineBoard) } });
  await sees('早上 5 点前');
  await sees('维生素功能饮料 250ml 14 瓶');
});

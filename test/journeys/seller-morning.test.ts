import { stocks } from '../../cloudfunctions/goods/stock';
import { orders } from '../../cloudfunctions/trade/order/order';
import type { StoreId } from '../../contracts/vocabulary';
import { casePrice, honeyTea, iceTea, laowang, lemonTea, openShelf, seat, xinyuan } from '../first-shop';
import { newId, value } from '../the-loop';
import { lookAgain, type People, type Person, peopleOf } from './people';
import { openTown, type Town } from './town';

const STORES = 10;
const ORDERS_EACH = 6;

let town: Town;
let people: People;
let seller: Person;

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  const [stock] = town.all(stocks).map(({ _id, ...fields }) => fields);
  if (!stock) throw new Error('The first shop has no stock.');
  await town.seed(stocks, xinyuan, {
    ...stock,
    available: { [iceTea]: 999, [lemonTea]: 99, [honeyTea]: 99 },
  });
  await Promise.all(Array.from({ length: STORES }, (_, n) => orderAllNight(n)));
  await seat(town, 'xinyuan', 'seller', xinyuan);
  seller = await people.newPhone('xinyuan', {}, { fontSizeScaleFactor: 1.4 });
}, 120_000);

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

/** One shop's orders of the night, one after the other; the shops beside each other. */
async function orderAllNight(n: number): Promise<void> {
  const storeId = (n === 0 ? laowang : `shop-${n}`) as StoreId;
  if (n > 0) await openShelf(town, storeId, `${n} 号便利店`);
  await seat(town, `owner-${n}`, 'owner', storeId);
  const phone = await town.phone(`owner-${n}`);
  const lines = [{ gtin: iceTea, cases: 3 }];
  const total = 3 * (casePrice[iceTea] ?? 0);
  for (let each = 0; each < ORDERS_EACH; each++)
    await value(phone, 'store', 'placeOrder', {
      storeId,
      orderId: newId(),
      sellerId: xinyuan,
      lines,
      payBy: 'cash',
      total,
    });
}

test('sixty orders lie there in the morning, and the count is said before anything else', async () => {
  town.cloud.clock.advance(42 * 60_000);
  await lookAgain(seller);
  // The minutes that a busy machine takes come on top.
  await seller.phone.waitForText('60 单待接，最久 4');
  await seller.phone.tap('再看 20 单');
  await seller.phone.waitForText('接下全部 60 单');
});

test('one that cannot be brought is answered with something else, and the other fifty-nine are accepted with one press', async () => {
  await seller.phone.tap('改数或缺货，老王便利店');
  await seller.phone.tap('冰红茶 500ml 减一件');
  await seller.phone.tap('换柠檬茶 500ml 加一件');
  await seller.phone.tap('改 1 样，问店主');
  await seller.phone.tap('接下全部 59 单', 30_000);
  await seller.phone.waitForText('都接完了', 30_000);
  const states = town.all(orders).map(({ state }) => state);
  expect(states.filter((state) => state === 'accepted')).toHaveLength(59);
  expect(town.all(orders).find(({ state }) => state === 'changed')?.change).toMatchObject({
    lines: [{ gtin: iceTea, from: 3, to: 2 }],
    instead: [{ gtin: lemonTea, cases: 1 }],
    total: 9_600,
  });
});

test('the paper and the sheet for the books go to a chat on the desk’s computer, with all fifty-nine', async () => {
  await seller.phone.tap('打印、导出、库存');
  await seller.phone.tap('打印送货单');
  await shared('送货单 2026-11-23.html', '59 张');
  await seller.phone.tap('导出给管家婆、金蝶');
  await seller.phone.tap('导出表格');
  const sheet = await shared('订单 2026-11-23 至 2026-11-23.csv', '单据编号');
  expect(sheet.trim().split('\r\n')).toHaveLength(60);
  await seller.phone.tap('关闭');
});

test('what is on the list goes out by driver, and a late one is told the owner with a reason', async () => {
  await seller.phone.tap('去安排送货');
  await seller.phone.waitForText('待装车 177 件');
  await seller.phone.tap('老王便利店这单要晚');
  await seller.phone.tap('原因 车坏了');
  await seller.phone.tap('告诉店主');
  await seller.phone.waitForText('已告诉店主：车坏了');
  expect(town.all(orders).filter(({ late }) => late?.reason === 'vehicle')).toHaveLength(1);
});

test('sixty orders at the largest text never sent the screen more at once than a message should be, whatever came and went', () => {
  const sent = seller.simulator.diary.setData.map(({ bytes }) => bytes);
  // Measured 7.5 KB; without a slot for each card the list that lost one was sent again whole, 51 KB.
  expect(Math.max(...sent)).toBeLessThanOrEqual(8_800);
});

/** Waits until the phone has offered this file to a chat, and answers what is in it. */
async function shared(name: string, words: string): Promise<string> {
  const { shown, files } = seller.simulator.phone;
  for (let look = 0; look < 300; look++) {
    const offered = shown.find(
      ({ name: call, options }) => call === 'shareFileMessage' && options.fileName === name,
    );
    const bytes = offered && files.get(String(offered.options.filePath));
    if (bytes) {
      const text = Buffer.from(bytes).toString('utf8');
      expect(text).toContain(words);
      return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `Nobody was offered ${name}; shown: ${JSON.stringify(shown.map(({ options }) => options))}`,
  );
}

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type Canned, cannedPhones } from './canned-phone';
import * as desk from './desk-answers';
import { findFaults } from './faults';
import * as answers from './seller-answers';
import { settled } from './settled';
import { at, placed } from './store-answers';

const openPhone = cannedPhones();

const value = (of: unknown): Canned => ({ value: of });
const door: Record<string, Canned> = {
  waiting: value(desk.morning),
  underWay: value(answers.underWay),
  shortRefunds: value(answers.enough),
  alternatives: value(desk.alternatives),
  stock: value(desk.stock),
  deliveryTerms: value(desk.terms),
  setDeliveryTerms: value(desk.termsSet),
  punctuality: value(desk.punctuality),
  deliveryNotes: value(desk.notes),
  orderSheet: value(desk.sheet),
  acceptAll: value({ accepted: [], left: [] }),
  changeOrder: value(placed),
  tellLate: value(placed),
  recount: value({ recounted: 1 }),
};

async function openDesk(says: Record<string, Canned> = {}) {
  return openPhone({
    path: 'seller/home/home',
    seat: { role: 'seller', at: 'xinyuan', name: '鑫源商贸' },
    now: at,
    answers: { ...door, ...says },
  });
}

const wide = async (page: Page) => {
  await page.setViewportSize({ width: 1280, height: 800 });
};

const screens: Record<string, string[]> = {
  'sixty orders that wait': [],
  'something else instead': ['改数或缺货，老王便利店', '冰红茶 500ml 减一件', '换纯净水 550ml 加一件'],
  'the export': ['打印、导出、库存', '导出给管家婆、金蝶'],
  'the desk’s tools': ['打印、导出、库存'],
  'the stock': ['打印、导出、库存', '我的库存'],
  'one product’s stock': ['打印、导出、库存', '我的库存', '改冰红茶 500ml的库存'],
  'a pasted count': ['打印、导出、库存', '我的库存', '从表格贴进来'],
  'the delivery days': ['打印、导出、库存', '送货日和截单'],
  'a late order': ['送货', '老王便利店这单要晚'],
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { page, tap } = await openDesk({});
  for (const label of screens[name] ?? [])
    await page
      .getByLabel(label, { exact: true })
      .last()
      .waitFor()
      .then(() => tap(label));
  expect(await findFaults(page)).toEqual([]);
});

test('sixty orders are accepted in one question, and what was not is named with why', async () => {
  const left = [{ orderId: 'morning000000002', storeName: '小芳副食', why: 'moved_on', state: 'cancelled' }];
  const accepted = desk.morning.orders.slice(0, 59).map(({ orderId }) => orderId);
  const { tap, sees, asked, answer } = await openDesk({ acceptAll: value({ accepted, left }) });
  await sees('60 单待接，最久 1 小时');
  await sees('欠款 ¥1,130.00（超期 3 天）');
  answer('waiting', value({ ...desk.morning, orders: [], debts: [], oldestPlacedAt: undefined }));
  await tap('接下全部 60 单');
  await sees('接了 59 单，1 单没接：小芳副食取消了');
  expect((asked('acceptAll') as { orders: unknown[] }[]).map(({ orders }) => orders.length)).toEqual([60]);
});

test('what is out of stock is answered with something else, at the store’s own price', async () => {
  const { page, tap, sees, asked } = await openDesk();
  await tap('改数或缺货，老王便利店');
  await tap('冰红茶 500ml 减一件');
  await sees('一件 ¥21.60，还有 320 件');
  await tap('换纯净水 550ml 加一件');
  await tap('改 1 样，问店主');
  await sees('60 单待接');
  while (asked('changeOrder').length < 1) await page.waitForTimeout(20);
  expect(asked('changeOrder')).toMatchObject([{ instead: [{ gtin: '6901234567801', cases: 1 }] }]);
});

test('on a desk’s screen orders stand side by side, the title counts them, and a new one rings once it is switched on', async () => {
  const { page, tap, sees, asked, answer, close } = await openDesk({
    waiting: value({ ...desk.morning, orders: desk.morning.orders.slice(0, 4) }),
  });
  await page.evaluate(hearTones);
  await wide(page);
  await sees('4 单待接');
  const cards = await page.locator('.desk-list .card').all();
  const [first, second] = await Promise.all(cards.slice(0, 2).map((card) => card.boundingBox()));
  expect(second?.y).toBe(first?.y);
  expect(second?.x).toBeGreaterThan((first?.x ?? 0) + 400);
  expect(await page.title()).toBe('(4) 单待接 · 瓶盖通');
  await sees('现在不响');
  await tap('新单响铃：关');
  await sees('来新单会响');
  expect(await tones(page)).toBe(2);
  answer('waiting', value({ ...desk.morning, orders: desk.morning.orders.slice(0, 5) }));
  await page.clock.runFor(21_000);
  await sees('5 单待接');
  expect(await tones(page)).toBe(4);
  const before = asked('waiting').length;
  await page.clock.runFor(21_000);
  while (asked('waiting').length === before) await page.waitForTimeout(20);
  await settled(page);
  expect(await tones(page)).toBe(4);
  // The next test's phone has a clock that nobody wound on.
  await close();
});

test('printing lays the notes alone on paper, and the export is a file with the order’s numbers', async () => {
  const { page, tap, asked } = await openDesk();
  const printer = await page.addInitScript(() => {
    window.print = () => {
      (window.top as unknown as { printed: string[] }).printed = [String(document.body.textContent)];
    };
  });
  await page.reload();
  await tap('打印、导出、库存');
  await tap('打印送货单');
  await page.waitForFunction(() => 'printed' in window);
  expect(await page.evaluate(() => (window as unknown as { printed: string[] }).printed)).toEqual([
    '老王便利店',
  ]);
  await tap('导出给管家婆、金蝶');
  await tap('哪些天 这个月');
  const [file] = await Promise.all([page.waitForEvent('download'), tap('导出表格')]);
  expect(file.suggestedFilename()).toBe('订单 2026-11-19 至 2026-11-19.csv');
  expect(readFileSync(await file.path(), 'utf8')).toBe('\uFEFF单据编号\r\n');
  expect(asked('orderSheet')).toEqual([{ from: '2026-11-01', through: '2026-11-19' }]);
  await printer.dispose();
});

test('a late order is told with a reason and a day', async () => {
  const { page, tap, asked, sees } = await openDesk();
  await tap('送货');
  await tap('老王便利店这单要晚');
  await tap('原因 车坏了');
  await tap('改到 周日');
  await tap('告诉店主');
  await sees('待装车');
  await sees('1 家等周一的冰红茶 500ml');
  while (asked('tellLate').length < 1) await page.waitForTimeout(20);
  expect(asked('tellLate')).toEqual([{ orderId: 'dddddddddddddddd', reason: 'vehicle', day: '2026-11-22' }]);
});

test('the seller says what stands in the warehouse, and closing a day tells what was promised for it', async () => {
  const { page, tap, asked, sees } = await openDesk();
  await tap('打印、导出、库存');
  await tap('我的库存');
  await tap('改冰红茶 500ml的库存');
  await page.getByLabel('仓库里现在有多少件').last().locator('input').fill('90');
  await tap('为什么改 破损');
  await tap('记下，可卖 78 件');
  await sees('可卖 108 件');
  expect(asked('recount')).toMatchObject([
    { reason: 'broken', lines: [{ gtin: '6901234567800', cases: 90 }] },
  ]);
  await sees('后天到 30 件 · 3 单等着 12 件');
  await tap('改低糖柠檬果汁饮料家庭分享装 1.25L的库存');
  await tap('到货 周日');
  await tap('记下，可卖 0 件');
  while (asked('recount').length < 2) await page.waitForTimeout(20);
  expect(asked('recount')[1]).toMatchObject({
    lines: [{ cases: 4, expected: { on: '2026-11-22', cases: 30 } }],
  });
  await tap('关闭');
  await tap('打印、导出、库存');
  await tap('送货日和截单');
  await sees('241 单按答应的日子到，9 单晚了');
  await tap('歇 明天');
  await tap('记下');
  await sees('明天已经答应了 3 单');
  expect(asked('setDeliveryTerms')).toEqual([
    { deliveryWeekdays: [1, 2, 3, 4, 5, 6], cutOffMinute: 960, closedDays: ['2026-11-25', '2026-11-20'] },
  ]);
});

/** Counts the tones a browser would have played. */
function hearTones() {
  const heard = window as unknown as { tones: number };
  heard.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    heard.tones += 1;
    return start.call(this, when);
  };
}

const tones = (page: Page) => page.evaluate(() => (window as unknown as { tones: number }).tones);

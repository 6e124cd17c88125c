import type { Page } from 'playwright-core';
import { findFaults } from './faults';
import * as answers from './store-answers';
import { storePhones, value } from './store-phone';

const openStore = storePhones();
const coming = value(answers.busyHome);

/** How far down the first of these words stands. */
async function heightOf(page: Page, words: string): Promise<number> {
  const box = await page.getByText(words).first().boundingBox();
  if (!box) throw new Error(`"${words}" is not on the screen.`);
  return box.y;
}

test('the first screen goes from what comes today to what to order, the rebate and the two ways on', async () => {
  const { page, sees } = await openStore({ says: { home: coming } });
  await sees('建议订 9 件');
  const order = ['改了您的单', '今天送 12 件 · 王师傅', '建议订 9 件', '周一送到', '本月返利', '报破损少货'];
  const heights: number[] = [];
  for (const words of order) heights.push(await heightOf(page, words));
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(await page.locator('.tile').count()).toBe(2);
});

test('last time’s order stands beside the button that orders, seen without scrolling', async () => {
  const { page, tap, asked } = await openStore({});
  await page.getByLabel('照上次那单').waitFor();
  const box = await page.getByLabel('照上次那单').boundingBox();
  expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThan(667);
  await tap('照上次那单');
  await page.waitForURL('**/store/checkout/checkout**');
  while (asked('quote').length < 1) await page.waitForTimeout(50);
  expect(asked('quote')[0]).toMatchObject({ lines: answers.placed.lines.map(({ cases }) => ({ cases })) });
});

test('the promotions of these weeks are found where goods are ordered', async () => {
  const { page, tap, sees } = await openStore({});
  await tap('订货');
  await tap('促销日历');
  await page.waitForURL('**/store/calendar/calendar**');
  await sees('冬季备货');
});

test('a full first screen can be read and every control hit', async () => {
  const { page, sees } = await openStore({ says: { home: coming } });
  await sees('建议订 9 件');
  expect(await findFaults(page)).toEqual([]);
});

import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../local/chromium';
import { openPhone, type PhoneOptions } from './browser';
import { findFaults } from './faults';
import { serveAlone } from './serve';

let browser: Browser;
let phone: Awaited<ReturnType<typeof serveAlone>>;

beforeAll(async () => {
  [browser, phone] = [await launchBrowser(), await serveAlone()];
});

afterAll(async () => {
  await browser.close();
  phone.close();
});

const looks: [string, PhoneOptions][] = [
  ['in daylight', {}],
  ['in the dark', { dark: true }],
  ['at the largest text', { font: 1.4 }],
];

describe.each(looks)('%s', (_, look) => {
  test.each(['order', 'forms', 'sheet'])(
    'every word of %s can be read and every control hit',
    async (part) => {
      const page = await openPhone(browser, phone.origin, { ...look, path: `gallery/gallery?part=${part}` });
      expect(await findFaults(page)).toEqual([]);
      await page.context().close();
    },
  );
});

test('words that are too small, too faint or without a name are noticed', async () => {
  const page = await openPhone(browser, phone.origin, { path: 'gallery/gallery?part=order' });
  await page.evaluate(() => {
    const faint = document.createElement('div');
    faint.innerHTML = '<span style="color:#999;font-size:12px">小字</span><span role="button">x</span>';
    document.querySelector('.card')?.append(faint);
  });
  const faults = (await findFaults(page)).join('\n');
  expect(faults).toMatch(/small 12px: 小字/);
  expect(faults).toMatch(/faint 2\.8: 小字/);
  expect(faults).toMatch(/nameless/);
  expect(faults).toMatch(/hard to hit/);
  await page.context().close();
});

test('without any network a first visit opens for a member, and is never a blank page', async () => {
  const page = await openPhone(browser, phone.origin);
  await page.waitForURL('**/member/home/home');
  expect(await page.textContent('.screen')).not.toBe('');
  expect(await findFaults(page)).toEqual([]);
  await page.context().close();
});

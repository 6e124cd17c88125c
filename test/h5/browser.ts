import type { Browser, Page } from 'playwright-core';
import { chineseFont } from '../../local/chromium';
import { countRequests } from './settled';

export const phoneSize = { width: 375, height: 667 };

/** A phone of 375 px that asks for Chinese letters where the app comes from. */
export async function newPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: phoneSize,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  // Shorter than a test may take, so that a failure names what was waited for.
  page.setDefaultTimeout(15_000);
  countRequests(page);
  await page.addInitScript((faces) => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = faces;
      document.head.append(style);
    });
  }, chineseFont());
  return page;
}

/** Opens the app, which `origin` serves under /phone/. */
export async function openApp(page: Page, origin: string, path = ''): Promise<void> {
  await page.goto(`${origin}/phone/#/${path}`);
  await page.waitForSelector('.screen');
}

import type { Browser, Page } from 'playwright-core';
import { serveChineseFont } from '../../local/chromium';

export type PhoneOptions = {
  dark?: boolean;
  font?: number;
  path?: string;
  /** What stands ready before the first page loads: answers, a clock, what the phone kept. */
  prepare?: (page: Page) => Promise<void>;
};

/** A phone of 375 px with a Chinese font; `origin` serves the H5 build under /phone/. */
export async function openPhone(browser: Browser, origin: string, options: PhoneOptions = {}): Promise<Page> {
  const { dark = false, font = 1, path = '', prepare } = options;
  const context = await browser.newContext({
    viewport: { width: 375, height: 667 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  // Shorter than a test may take, so that a failure names what was waited for.
  page.setDefaultTimeout(15_000);
  await wearChinese(page);
  await prepare?.(page);
  await page.goto(`${origin}/phone/?font=${font}#/${path}`);
  await page.waitForSelector('.screen');
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function wearChinese(page: Page): Promise<void> {
  const { css } = await serveChineseFont(page);
  await page.addInitScript((faces) => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = faces;
      document.head.append(style);
    });
  }, css);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

export type PhoneOptions = {
  dark?: boolean;
  font?: number;
  path?: string;
  /** What stands ready before the first page loads: answers, a clock, what the phone kept. */
  prepare?: (page: Page) => Promise<void>;
};

/** Chromium from npm. The variable makes its package bring the libraries a bare machine lacks; it is read at load. */
export async function launchBrowser(): Promise<Browser> {
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--headless=new', '--no-zygote', '--no-first-run'],
  });
}

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

/** The font takes the name the styles ask for first on a phone, so that the styles are tested as they are. */
async function wearChinese(page: Page): Promise<void> {
  const folder = dirname(createRequire(__filename).resolve('@fontsource-variable/noto-sans-sc/index.css'));
  const faces = readFileSync(join(folder, 'index.css'), 'utf8')
    .replace(/'Noto Sans SC Variable'/g, "'PingFang SC'")
    .replace(/\.\/files\//g, '/test-font/');
  await page.route('**/test-font/*', (route) =>
    route.fulfill({ path: join(folder, 'files', new URL(route.request().url()).pathname.slice(11)) }),
  );
  await page.addInitScript((css) => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = css;
      document.head.append(style);
    });
  }, faces);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Chromium from npm. The variable makes its package bring the libraries a bare machine lacks; it is read at load. */
export async function launchBrowser(): Promise<Browser> {
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--headless=new', '--no-zygote', '--no-first-run'],
  });
}

/** Where a page asks for the letters of the Chinese font. */
const letters = '/test-font/';

/** The font takes the name the styles ask for first on a phone, so that the styles are tested as they are. */
export const chineseFont = (): string =>
  readFileSync(join(fontFolder(), 'index.css'), 'utf8')
    .replace(/'Noto Sans SC Variable'/g, "'PingFang SC'")
    .replace(/\.\/files\//g, letters);

/** The file of some letters, where a page asks for them at that path. */
export const lettersAt = (path: string): string | undefined =>
  path.startsWith(letters) ? join(fontFolder(), 'files', path.slice(letters.length)) : undefined;

/** Hands the letters to a page that no server of ours gives them to. */
export async function serveChineseFont(page: Page): Promise<{ css: string }> {
  await page.route(`**${letters}*`, (route) =>
    route.fulfill({ path: lettersAt(new URL(route.request().url()).pathname) ?? '' }),
  );
  return { css: chineseFont() };
}

const fontFolder = () =>
  dirname(createRequire(__filename).resolve('@fontsource-variable/noto-sans-sc/index.css'));

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

/** The font takes the name the styles ask for first on a phone, so that the styles are tested as they are. */
export async function serveChineseFont(page: Page): Promise<{ css: string }> {
  const folder = dirname(createRequire(__filename).resolve('@fontsource-variable/noto-sans-sc/index.css'));
  const css = readFileSync(join(folder, 'index.css'), 'utf8')
    .replace(/'Noto Sans SC Variable'/g, "'PingFang SC'")
    .replace(/\.\/files\//g, '/test-font/');
  await page.route('**/test-font/*', (route) =>
    route.fulfill({ path: join(folder, 'files', new URL(route.request().url()).pathname.slice(11)) }),
  );
  return { css };
}

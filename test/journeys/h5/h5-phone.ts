import type { Browser, Page } from 'playwright-core';
import { serveChineseFont } from '../../../local/chromium';
import { newPhone, openApp } from '../../h5/browser';
import type { Town } from '../town';

/** A phone in the browser at its person's own address, driven by what is read and heard on it. */
export type H5Phone = Awaited<ReturnType<typeof openH5Phone>>;

export async function openH5Phone(browser: Browser, town: Town, person: string) {
  const origin = `http://${person}.localhost:${town.cloud.port}`;
  const errors: string[] = [];
  const page = await newPhone(browser);
  page.on('pageerror', (error) => errors.push(`${person}: ${error.message}`));
  await serveChineseFont(page);
  await page.clock.setFixedTime(town.clock.now());
  await openApp(page, origin);

  return {
    page,
    errors,
    /** Waits for the control too, since screens load; the phone lives at the cloud's time. */
    async tap(name: string): Promise<void> {
      await page.clock.setFixedTime(town.clock.now());
      await control(page, name)
        .click(patience)
        .catch(tellScreen(page, `"${name}" on the screen`));
    },
    async type(label: string, words: string): Promise<void> {
      const field = `[aria-label="${label}"]`;
      await page.locator(`input${field}:visible, ${field}:visible input`).first().fill(words, patience);
    },
    waitForText: (words: string) => seen(page, words),
    close: () => page.context().close(),
  };
}

const control = (page: Page, name: string) =>
  page.locator(`[aria-label="${name}"]:visible, button:text-is("${name}"):visible`).first();

/** Words may stand in several elements side by side, so what lies between them is not looked at. */
async function seen(page: Page, words: string): Promise<void> {
  const wanted = bare(words);
  const end = Date.now() + patience.timeout;
  while (!bare(await screen(page)).includes(wanted)) {
    if (Date.now() > end) await tellScreen(page, `the words "${words}"`)();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const bare = (text: string) => text.replace(/\s+/g, '');

const patience = { timeout: 15_000 };

const tellScreen = (page: Page, wanted: string) => async () => {
  throw new Error(`Waited for ${wanted}; the screen says: ${await screen(page)}`);
};

const screen = async (page: Page) => (await page.locator('body').allInnerTexts()).join();

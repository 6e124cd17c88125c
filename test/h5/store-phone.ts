import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { type Canned, openCanned } from './canned-phone';
import { serveAlone } from './serve';
import * as answers from './store-answers';

export const value = (of: unknown): Canned => ({ value: of });

/** What the cloud says unless a test says otherwise. */
const door: Record<string, Canned> = {
  browse: value(answers.browse),
  home: value(answers.home),
  offers: value(answers.offers),
  quote: value(answers.quote),
  placeOrder: value(answers.placed),
  orders: value(answers.orders),
  order: value(answers.shipped),
  rebate: value(answers.rebate),
  displayPlan: value({ places: [] }),
  confirmReceipt: value(answers.received),
  count: value({ counted: 1 }),
  calendar: value(answers.calendar),
  inbox: value(answers.inbox),
};
const wang = { role: 'owner', at: answers.storeId, name: '老王便利店' };

export type Opened = {
  path?: string;
  says?: Record<string, Canned>;
  kept?: Record<string, unknown>;
  seat?: typeof wang;
};

/** One browser for a suite, in which a phone of the store is opened with canned answers. */
export function storePhones() {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serveAlone>>;
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    [browser, served] = [await launchBrowser(), await serveAlone()];
  });
  afterEach(async () => {
    await close?.();
    close = undefined;
  });
  afterAll(async () => {
    await browser.close();
    served.close();
  });

  return async ({ path = 'store/home/home', says = {}, kept = {}, seat = wang }: Opened, look = {}) => {
    const phone = await openCanned(browser, served.origin, {
      ...look,
      path,
      kept,
      seat,
      now: answers.at,
      answers: { ...door, ...says },
    });
    close = phone.close;
    const tap = (label: string | RegExp) => phone.page.getByLabel(label, { exact: true }).last().click();
    const sees = (words: string) =>
      phone.page.getByText(words, { exact: false }).last().waitFor({ timeout: 5_000 });
    const asked = (call: string) =>
      phone.asked.filter((each) => each.call === call).map(({ input }) => input);
    return { ...phone, tap, sees, asked };
  };
}

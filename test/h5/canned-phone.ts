import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../local/chromium';
import { newPhone, openApp, phoneSize } from './browser';
import { type Canned, type CannedCall, nothing, serveAlone } from './serve';

export type { Canned } from './serve';

type HeldSeat = { role: string; at: string; name: string; employerName?: string };
type CannedOptions = {
  path?: string;
  /** Whose phone it is; a phone that was never used has none. */
  seat?: HeldSeat;
  /** What else the person is. */
  alsoHeld?: readonly HeldSeat[];
  answers: Readonly<Record<string, Canned>>;
  now: number;
  /** What the phone kept from earlier. */
  kept?: Readonly<Record<string, unknown>>;
};

/**
 * One phone for a suite, which every test finds as if nobody had used it before; a call that nobody canned meets a dead
 * network. A test that changes the phone itself for good closes it. What a person does with it has short names.
 */
export function cannedPhones() {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serveAlone>>;
  let cloud: (call: CannedCall) => Canned = () => 'offline';
  let page: Page | undefined;
  beforeAll(async () => {
    [browser, served] = [await launchBrowser(), await serveAlone((call) => cloud(call))];
  });
  afterAll(async () => {
    await browser.close();
    served.close();
  });

  return async ({ path, seat, alsoHeld = [], answers, now, kept = {} }: CannedOptions) => {
    page = page?.isClosed() === false ? page : await newPhone(browser);
    const phone = page;
    await empty(phone, served.origin);
    const seats = seat ? [seat, ...alsoHeld] : undefined;
    const canned: Record<string, Canned> = { ...(seats && { whoAmI: { value: { seats } } }), ...answers };
    const calls: CannedCall[] = [];
    cloud = (call) => {
      calls.push(call);
      return canned[call.call] ?? 'offline';
    };
    await phone.clock.setFixedTime(now);
    await phone.evaluate(keep, { ...(seats && { seat, seats }), ...kept });
    await openApp(phone, served.origin, path);
    return {
      page: phone,
      /** Every call of this name so far. */
      asked: (name: string) => calls.filter(({ call }) => call === name).map(({ input }) => input),
      /** In which seat each of them was made. */
      askedAt: (name: string) => calls.filter(({ call }) => call === name).map(({ at }) => at),
      /** Answers one call otherwise from now on. */
      answer: (call: string, answer: Canned) => {
        canned[call] = answer;
      },
      tap: (label: string | RegExp) => phone.getByLabel(label, { exact: true }).last().click(),
      sees: (words: string) => phone.getByText(words).last().waitFor(),
      close: () => phone.context().close(),
    };
  };
}

/** Leaves nothing of whoever had the phone before; only once it has left the app, nobody asks any more. */
async function empty(page: Page, origin: string): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.setViewportSize(phoneSize);
  await page.goto(`${origin}${nothing}`);
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '');
  });
}

/** Runs in the page, as Taro keeps what an app stores. */
function keep(kept: Record<string, unknown>): void {
  for (const [key, data] of Object.entries(kept)) localStorage.setItem(key, JSON.stringify({ data }));
}

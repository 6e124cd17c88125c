import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../local/chromium';
import { openPhone, type PhoneOptions } from './browser';
import { serveAlone } from './serve';

/** What a call is answered at the network's edge: a value, a problem, a bug, silence, or a dead network. */
export type Canned =
  | { value: unknown }
  | { problem: { code: string; facts: unknown } }
  | { broken: string }
  | 'silent'
  | 'offline';

type Call = { call: string; input: Record<string, unknown> };
type CannedPhone = {
  page: Page;
  /** Every call this phone has made. */
  asked: Call[];
  /** Answers one call otherwise from now on. */
  answer: (call: string, canned: Canned) => void;
  close: () => Promise<void>;
};
type CannedOptions = PhoneOptions & {
  seat: { role: string; at: string; name: string };
  answers: Readonly<Record<string, Canned>>;
  now: number;
  /** What the phone kept from earlier. */
  kept?: Readonly<Record<string, unknown>>;
};

/** A phone with a seat and a canned cloud; a call that nobody canned meets a dead network. */
export async function openCanned(
  browser: Browser,
  origin: string,
  { path = '', seat, answers, now, kept = {}, ...look }: CannedOptions,
): Promise<CannedPhone> {
  const canned: Record<string, Canned> = { whoAmI: { value: { seats: [seat] } }, ...answers };
  const asked: Call[] = [];
  const prepare = async (page: Page) => {
    await page.clock.setFixedTime(now);
    await page.route('**/auth/v1/signin/anonymously', (route) =>
      route.fulfill({ json: { access_token: 'canned' } }),
    );
    await page.route('**/v1/functions/*', (route) => {
      const call = route.request().postDataJSON() as Call;
      asked.push(call);
      const answer = canned[call.call] ?? 'offline';
      if (answer === 'silent') return undefined;
      return answer === 'offline' ? route.abort() : route.fulfill({ json: answer });
    });
    await page.addInitScript(keepOnce, { seat, seats: [seat], ...kept });
  };
  const page = await openPhone(browser, origin, { ...look, path, prepare });
  return {
    page,
    asked,
    answer: (call, answer) => {
      canned[call] = answer;
    },
    close: () => page.context().close(),
  };
}

/** Runs in the page at every load; what the phone has changed since its first one stays as it is. */
function keepOnce(kept: Record<string, unknown>) {
  if (sessionStorage.getItem('kept')) return;
  sessionStorage.setItem('kept', 'yes');
  for (const [key, data] of Object.entries(kept)) localStorage.setItem(key, JSON.stringify({ data }));
}

/** One browser for a suite, in which one phone is open at a time: the next one or the test's end closes it. What a person does with a phone has short names. */
export function cannedPhones() {
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

  return async (options: CannedOptions) => {
    await close?.();
    const phone = await openCanned(browser, served.origin, options);
    close = phone.close;
    const tap = (label: string | RegExp) => phone.page.getByLabel(label, { exact: true }).last().click();
    const sees = (words: string) => phone.page.getByText(words).last().waitFor();
    const asked = (call: string) =>
      phone.asked.filter((each) => each.call === call).map(({ input }) => input);
    return { ...phone, tap, sees, asked };
  };
}

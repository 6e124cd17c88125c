import automator from 'miniprogram-automator';

type Program = Awaited<ReturnType<typeof automator.connect>>;
type ScreenPage = NonNullable<Awaited<ReturnType<Program['currentPage']>>>;
type ScreenElement = NonNullable<Awaited<ReturnType<ScreenPage['$']>>>;

/** A phone as its owner uses it: by the words on the screen and the labels read aloud. */
export type AutomatorPhone = {
  readonly program: Program;
  path(): Promise<string>;
  text(): Promise<string>;
  /** Whether these words stand on the screen now. */
  shows(words: string | RegExp): Promise<boolean>;
  waitForText(words: string | RegExp, timeoutMs?: number): Promise<void>;
  waitForPath(path: string, timeoutMs?: number): Promise<void>;
  /** Waits for the control too, since screens load. */
  tap(name: string, timeoutMs?: number): Promise<void>;
  type(label: string, text: string): Promise<void>;
  pick(label: string, value: unknown): Promise<void>;
  close(): void;
};

/** The simulator's address, or that of WeChat DevTools opened for automation (`AUTOMATOR_WS`). */
export async function connectPhone(wsEndpoint: string): Promise<AutomatorPhone> {
  const program = await automator.connect({ wsEndpoint });
  const page = async () => {
    const current = await program.currentPage();
    if (!current) throw new Error('No page is open');
    return current;
  };
  const text = async () => (await (await page()).$('page'))?.text() ?? '';
  const shows = async (words: string | RegExp) => {
    const said = await text();
    return typeof words === 'string' ? said.includes(words) : words.test(said);
  };
  const find = (name: string, timeoutMs: number) =>
    until(`"${name}" on the screen`, timeoutMs, text, async () => findByName(await page(), name));
  return {
    program,
    path: async () => (await page()).path,
    text,
    shows,
    waitForText: async (words, timeoutMs = waitMs) => {
      await until(`the words "${words}"`, timeoutMs, text, () => shows(words));
    },
    waitForPath: async (path, timeoutMs = waitMs) => {
      await until(`the page ${path}`, timeoutMs, text, async () => (await page()).path === path);
    },
    tap: async (name, timeoutMs = waitMs) => (await find(name, timeoutMs)).tap(),
    type: async (label, words) => {
      const field = (await find(label, waitMs)) as ScreenElement & { input(text: string): Promise<void> };
      if (typeof field.input !== 'function') throw new Error(`"${label}" is no field to type into`);
      await field.input(words);
    },
    pick: async (label, value) => (await find(label, waitMs)).trigger('change', { value }),
    close: () => program.disconnect(),
  };
}

const waitMs = 15_000;
const pollMs = 30;

async function until<T>(
  wanted: string,
  timeoutMs: number,
  screen: () => Promise<string>,
  look: () => Promise<T>,
) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    // A page may go while it is looked at; what counts then is the next look.
    const seen = await look().catch(() => undefined);
    if (seen) return seen as NonNullable<T>;
    if (Date.now() > end)
      throw new Error(`Waited ${timeoutMs} ms for ${wanted}; the screen says: ${await screen()}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** By label, then a button by its words, then the innermost text of those words. */
async function findByName(page: ScreenPage, name: string): Promise<ScreenElement | undefined> {
  const labelled = (await page.$$(`[aria-label=${JSON.stringify(name)}]`)) as ScreenElement[];
  if (labelled[0]) return labelled[0];
  return (await withWords(page, 'button', name)) ?? (await withWords(page, 'view, text', name));
}

async function withWords(
  page: ScreenPage,
  selector: string,
  words: string,
): Promise<ScreenElement | undefined> {
  const elements = (await page.$$(selector)) as ScreenElement[];
  const texts = await Promise.all(elements.map((element) => element.text()));
  const first = texts.findIndex((text) => text.trim() === words);
  if (first < 0) return undefined;
  // What wraps the words comes first in the list, with the same text; the innermost comes last.
  const past = texts.findIndex((text, i) => i > first && text.trim() !== words);
  return elements[(past < 0 ? texts.length : past) - 1];
}

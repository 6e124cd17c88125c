import type { Page } from 'playwright-core';
import { launchBrowser, serveChineseFont } from '../../chromium';
import { positionOf } from '../components/scroll-view';
import { type Box, setBox } from '../elements';
import { pageTop } from '../page-scroll';
import type { Simulator } from '../simulator';
import { drawPage } from './page';

/** The phone's glass: a browser that draws what stands on the simulator's page, and measures it. */
export type Screen = {
  readonly page: Page;
  /** Draws the page on top; from then on the app is told true places and sizes. */
  draw(simulator: Simulator): Promise<Page>;
  picture(simulator: Simulator): Promise<Buffer>;
  close(): Promise<void>;
};

/** Nothing is served there; pages and fonts are handed to the browser as it asks. */
const origin = 'http://phone.invalid/';

export async function openScreen(): Promise<Screen> {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  let html = '';
  await page.route('**/*', (route) =>
    route.request().url() === origin
      ? route.fulfill({ body: html, contentType: 'text/html' })
      : route.abort(),
  );
  const font = await serveChineseFont(page);
  const draw = async (simulator: Simulator) => {
    const life = simulator.life();
    const top = life.pages.at(-1);
    if (!top) throw new Error('No page is open');
    const { model, theme } = simulator.phone.device;
    await page.setViewportSize({ width: model.width, height: model.height });
    await page.emulateMedia({ colorScheme: theme });
    const drawn = await drawPage(life, top, font.css);
    html = drawn.html;
    await page.goto(origin);
    await page.evaluate(() => document.fonts.ready);
    const scrolled = drawn.elements.map(positionOf);
    const boxes = await page.evaluate(finish, { scrolled, top: pageTop(top) });
    for (const [i, element] of drawn.elements.entries()) setBox(element, boxes[i] ?? {});
    for (const look of life.view.observers) look();
    return page;
  };
  return {
    page,
    draw,
    picture: async (simulator) => (await draw(simulator)).screenshot(),
    close: () => browser.close(),
  };
}

/** Runs in the browser: scrolls lists to where they are, and measures. */
function finish({
  scrolled,
  top: pageAt,
}: {
  scrolled: readonly { left: number; top: number }[];
  top: number;
}): (Partial<Box> | undefined)[] {
  window.scrollTo(0, pageAt);
  return scrolled.map(({ left, top }, number) => {
    const element = document.querySelector(`[wx-number="${number}"]`);
    if (!element) return undefined;
    element.scrollTo(left, top);
    const { scrollWidth, scrollHeight } = element;
    const box = element.getBoundingClientRect();
    return { left: box.left, top: box.top, width: box.width, height: box.height, scrollWidth, scrollHeight };
  });
}

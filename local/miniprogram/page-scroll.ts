import { boxOf, findAll } from './elements';
import { trigger } from './event';
import { callPage, type Life, type OpenPage } from './life';

const tops = new WeakMap<OpenPage, number>();
const reachBottomPx = 50;

export function pageTop(page: OpenPage): number {
  return tops.get(page) ?? 0;
}

/** The whole page moves; before it was drawn nobody knows how far it goes, nor where its end is. */
export function scrollPage(life: Life, top: number): void {
  const page = life.pages.at(-1)!;
  const before = pageTop(page);
  const { height } = boxOf(page.component);
  const most = height > 0 ? Math.max(0, height - life.phone.device.model.height) : undefined;
  const to = Math.max(0, Math.min(top, most ?? top));
  if (to === before) return;
  tops.set(page, to);
  callPage(life, page, 'onPageScroll', { scrollTop: to });
  tellMeta(page, 'scroll', { scrollTop: to });
  const strip = Number(settingOf(life, page, 'onReachBottomDistance') ?? reachBottomPx);
  const isNear = (place: number) => most !== undefined && most - place <= strip;
  if (isNear(to) && !isNear(before)) callPage(life, page, 'onReachBottom');
}

/** What befalls a page as a whole is told to what it says of itself at its head, too. */
export function tellMeta(page: OpenPage, event: string, detail: unknown): void {
  for (const meta of findAll(page.component, 'page-meta')) trigger(meta, event, detail);
}

/** Where an element begins on the page, as far as the page was drawn. */
export function topOf(page: OpenPage, selector: string): number | undefined {
  const [element] = findAll(page.component, selector);
  return element && pageTop(page) + boxOf(element).top;
}

export function pullPage(life: Life): void {
  callPage(life, life.pages.at(-1)!, 'onPullDownRefresh');
}

/** A page's own JSON says it, or app.json for all. */
export function settingOf({ dist }: Life, { path }: OpenPage, name: string): unknown {
  const forAll = dist.configs.get('app.json')?.window as Readonly<Record<string, unknown>> | undefined;
  return dist.configs.get(`${path}.json`)?.[name] ?? forAll?.[name];
}

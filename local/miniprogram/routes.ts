import { posix } from 'node:path';
import { isTab } from './dist';
import type { Channel } from './event-channel';
import { callPage, type Life, type OpenPage, readUrl } from './life';
import { download, preload } from './packages';
import { close, hide, open, show, type Target } from './page-life';
import { refuse } from './wx/refusal';

const pagesMax = 10;

export async function navigateTo(life: Life, url: string, channel: Channel): Promise<void> {
  const target = resolve(life, url);
  if (isTab(life.dist, target.path)) refuse('can not navigateTo a tabbar page');
  if (life.pages.length >= pagesMax) refuse('webview count limit exceed');
  await arrive(life, target);
  const below = life.pages.at(-1);
  if (below) hide(life, below);
  enter(life, target, channel);
}

export async function redirectTo(life: Life, url: string): Promise<void> {
  const target = resolve(life, url);
  if (isTab(life.dist, target.path)) refuse('can not redirectTo a tabbar page');
  await arrive(life, target);
  closeDownTo(life, Math.max(0, life.pages.length - 1));
  enter(life, target);
}

export async function reLaunch(life: Life, url: string): Promise<void> {
  const target = resolve(life, url);
  await arrive(life, target);
  closeDownTo(life, 0);
  for (const tab of life.waitingTabs.values()) close(life, tab);
  life.waitingTabs.clear();
  enter(life, target);
}

export async function navigateBack(life: Life, delta: number): Promise<void> {
  if (life.pages.length < 2) refuse('cannot navigate back at first page.');
  if (delta < 1) return;
  closeDownTo(life, Math.max(1, life.pages.length - delta));
  comeBack(life, life.pages.at(-1)!);
}

/** Everything above the tabs closes; the tab that is left waits as it is. */
export async function switchTab(life: Life, url: string): Promise<void> {
  const { path } = resolve(life, url);
  if (!isTab(life.dist, path)) refuse('can not switch to no-tabBar page');
  await arrive(life, { path, query: {} });
  const wasCovered = life.pages.length > 1;
  const bottom = life.pages[0];
  closeDownTo(life, bottom && isTab(life.dist, bottom.path) ? 1 : 0);
  if (bottom?.path === path) {
    if (wasCovered) comeBack(life, bottom);
    return;
  }
  const left = life.pages.pop();
  if (left) {
    if (!wasCovered) hide(life, left);
    life.waitingTabs.set(left.path, left);
  }
  const waiting = life.waitingTabs.get(path);
  if (!waiting) return enter(life, { path, query: {} });
  life.waitingTabs.delete(path);
  life.pages.push(waiting);
  comeBack(life, waiting);
}

function resolve(life: Life, url: string): Target {
  const { written, query } = readUrl(url);
  const folder = posix.dirname(life.pages.at(-1)?.path ?? '');
  const path = written.startsWith('/') ? written.slice(1) : posix.join(folder, written);
  if (!isPage(life, path)) refuse(`page "${path}" is not found`);
  return { path, query };
}

export function isPage(life: Life, path: string): boolean {
  return life.dist.pages.some((page) => page.path === path);
}

/** The call answers before the page changes, as it does in WeChat, so that the tap which asked has ended. */
async function arrive(life: Life, { path }: Target): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  if (life.isOver) refuse('the app was killed');
  await download(life, path);
}

function enter(life: Life, target: Target, channel?: Channel): void {
  open(life, target, channel);
  tellDone(life, life.pages.at(-1)!);
  preload(life, target.path);
}

function comeBack(life: Life, page: OpenPage): void {
  show(life, page);
  tellDone(life, page);
}

/** A page hears when it has moved all the way into the place of the last one. */
function tellDone(life: Life, page: OpenPage): void {
  life.realm.later(() => {
    if (life.pages.at(-1) !== page) return;
    page.component.triggerPageLifetime('routeDone', []);
    callPage(life, page, 'onRouteDone');
  }, 0);
}

function closeDownTo(life: Life, count: number): void {
  for (const page of life.pages.splice(count).reverse()) close(life, page);
}

import { posix } from 'node:path';
import { callPage, type Life, type OpenPage } from './life';
import { refuse } from './wx/refusal';

const pagesMax = 10;

export async function navigateTo(life: Life, url: string): Promise<void> {
  if (life.pages.length >= pagesMax) refuse(`webview count limit exceed`);
  const target = resolve(life, url);
  await download(life, target.path);
  const below = life.pages.at(-1);
  if (below) hide(life, below);
  open(life, target);
}

export async function redirectTo(life: Life, url: string): Promise<void> {
  const target = resolve(life, url);
  await download(life, target.path);
  const top = life.pages.pop();
  if (top) close(life, top);
  open(life, target);
}

export async function reLaunch(life: Life, url: string): Promise<void> {
  const target = resolve(life, url);
  await download(life, target.path);
  for (const page of life.pages.splice(0).reverse()) close(life, page);
  open(life, target);
}

export async function navigateBack(life: Life, delta: number): Promise<void> {
  if (life.pages.length < 2) refuse('cannot navigate back at first page.');
  for (const page of life.pages.splice(Math.max(1, life.pages.length - delta)).reverse()) close(life, page);
  show(life, life.pages.at(-1)!);
}

export function hide(life: Life, page: OpenPage): void {
  callPage(life, page, 'onHide');
  page.host.hidden = true;
}

export function show(life: Life, page: OpenPage): void {
  page.host.hidden = false;
  callPage(life, page, 'onShow');
}

type Target = { path: string; query: Record<string, string> };

/** WeChat hands the values of a query on as they are written; the app decodes them itself. */
function resolve(life: Life, url: string): Target {
  const [written = '', search = ''] = url.split(/\?(.*)/s);
  const folder = posix.dirname(life.pages.at(-1)?.path ?? '');
  const path = written.startsWith('/') ? written.slice(1) : posix.join(folder, written);
  if (!life.dist.pages.some((page) => page.path === path)) refuse(`page "${path}" is not found`);
  const pairs = search.split('&').filter(Boolean);
  return { path, query: Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2))) };
}

/** A subpackage comes over the network once and then stays on the phone. */
async function download(life: Life, path: string): Promise<void> {
  // The call answers before the page changes, as it does in WeChat, so that the tap which asked has ended.
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  if (life.isOver) refuse('the app was killed');
  const packages = life.phone.downloadedPackages;
  const root = life.dist.pages.find((page) => page.path === path)!.packageRoot;
  if (life.phone.isOffline && !packages.has(root)) refuse(`load subpackage ${root} fail`);
  packages.add(root);
  if (life.phone.isOffline) return;
  for (const name of life.dist.app.preloadRule[path]?.packages ?? []) packages.add(name);
}

function open(life: Life, { path, query }: Target): void {
  life.load(path);
  const host = life.view.document.createElement('div');
  const placeholder = life.view.document.createElement('div');
  host.append(placeholder);
  life.view.document.body.append(host);
  const root = life.view.backend.createRoot('page', life.space, path);
  const caller = root.get() as unknown as Record<string, unknown>;
  Object.assign(caller, { route: path, __route__: path, options: life.realm.toApp(query), is: path });
  const component = root.getComponent();
  const page = { id: life.nextPageId(), path, query, component, caller, host, release: () => root.release() };
  life.pages.push(page);
  callPage(life, page, 'onLoad', query);
  root.attach(host as never, placeholder as never);
  callPage(life, page, 'onShow');
  life.realm.later(() => {
    if (life.pages.includes(page)) callPage(life, page, 'onReady');
  }, 0);
}

function close(life: Life, page: OpenPage): void {
  callPage(life, page, 'onUnload');
  page.release();
  page.host.remove();
}

import { glassEasel } from 'glass-easel-miniprogram-adapter';
import { isIndependent, packageOf } from './dist';
import type { Channel } from './event-channel';
import { fail } from './failure';
import { callPage, type Life, type OpenPage } from './life';

export type Target = { readonly path: string; readonly query: Record<string, string> };

/** Components are on the page before its own onLoad, and ready before its onReady: the order of WeChat. */
export function open(life: Life, { path, query }: Target, channel?: Channel): void {
  if (!isIndependent(life.dist, packageOf(life.dist, path))) life.wake();
  life.load(path);
  if (!life.registered.has(path)) registerBlank(life, path);
  const host = life.view.document.createElement('div');
  const placeholder = life.view.document.createElement('div');
  host.append(placeholder);
  life.view.document.body.append(host);
  const root = life.view.backend.createRoot('page', life.space, path);
  const caller = root.get() as unknown as Record<string, unknown>;
  const opened = channel?.opened ?? life.realm.object({});
  const options = life.realm.toApp(query);
  const getOpenerEventChannel = () => opened;
  Object.assign(caller, { route: path, __route__: path, options, is: path, getOpenerEventChannel });
  const component = root.getComponent();
  takeQuery(component, query);
  const page = { id: life.nextPageId(), path, query, component, caller, host, release: () => root.release() };
  life.pages.push(page);
  root.attach(host as never, placeholder as never);
  callPage(life, page, 'onLoad', query);
  show(life, page);
  life.realm.later(() => {
    if (!life.unloaded.has(caller)) callPage(life, page, 'onReady');
  }, 0);
}

export function hide(life: Life, page: OpenPage): void {
  page.component.triggerPageLifetime('hide', []);
  callPage(life, page, 'onHide');
  page.host.hidden = true;
}

export function show(life: Life, page: OpenPage): void {
  page.host.hidden = false;
  page.component.triggerPageLifetime('show', []);
  callPage(life, page, 'onShow');
}

export function close(life: Life, page: OpenPage): void {
  callPage(life, page, 'onUnload');
  life.unloaded.add(page.caller);
  page.release();
  page.host.remove();
}

/** A page made with Component() may declare what its query brings as properties. */
function takeQuery(component: glassEasel.GeneralComponent, query: Target['query']): void {
  const properties = glassEasel.Component.getDataProxy(component);
  for (const [name, value] of Object.entries(query)) properties.replaceProperty(name, value);
  properties.applyDataUpdates(true);
}

/** WeChat opens a page that never called Page() all the same: nothing is on it. */
function registerBlank(life: Life, path: string): void {
  fail(life, new Error(`Page "${path}" has not been registered yet.`), path);
  life.registered.set(path, {});
  life.space.component(path).pageDefinition({}).register();
}

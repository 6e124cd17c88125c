import type { CodeSpace, glassEasel } from 'glass-easel-miniprogram-adapter';
import type { Diary } from './diary';
import type { Dist } from './dist';
import { domOf, type Element } from './elements';
import type { Phone } from './phone';
import type { Realm } from './realm';
import type { View } from './view';

/** One run of the app, from launch until WeChat kills it. */
export type Life = {
  readonly dist: Dist;
  readonly phone: Phone;
  readonly diary: Diary;
  readonly view: View;
  readonly space: CodeSpace;
  readonly realm: Realm;
  readonly launch: LaunchOptions;
  /** How the person came in last, which is not the launch when the app was still alive. */
  enter: LaunchOptions;
  /** The pages that lie over one another, the one on the screen last. */
  readonly pages: OpenPage[];
  /** Tabs that were left for another, by path; they wait as they were. */
  readonly waitingTabs: Map<string, OpenPage>;
  /** Pages that are gone but whose code may still be holding them. */
  readonly unloaded: WeakSet<object>;
  /** What called Page() or Component(), by path. */
  readonly registered: Map<string, StyleOptions>;
  /** What the app asked to be told of, by the name after "on". */
  readonly listeners: Map<string, Set<AppFunction>>;
  readonly wx: Record<string, unknown>;
  /** The object the app gave to App(), once it did. */
  app: Record<string, unknown> | undefined;
  isOver: boolean;
  /** When the app went behind another, by the phone's clock. */
  hiddenAt: number | undefined;
  /** A finger was on the screen, and no sheet that needs one has opened since. */
  hasTapped: boolean;
  /** Loads a page or component and all it uses; a package comes down first. */
  load(path: string): void;
  /** Runs code of the app; what it throws is noted, never passed on. */
  protect(where: string, callback: () => unknown): unknown;
  /** Runs app.js and launches the App, once; a page of an independent package needs neither. */
  wake(): void;
  /** Starts the newer build that WeChat holds ready. */
  applyUpdate(): void;
  nextPageId(): number;
};

export type LaunchOptions = {
  /** Empty where the way in names no page. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  readonly shareTicket?: string;
  /** Which program sent the person here, and what it gave along. */
  readonly referrerInfo?: { readonly appId: string; readonly extraData?: unknown };
};

/** How WeChat tells the app of it: what does not apply is there, and empty. */
export function toldEntry(entry: LaunchOptions): object {
  return { referrerInfo: {}, apiCategory: 'default', ...entry };
}

export function urlOf({ path, query }: LaunchOptions): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return `/${path}?${pairs.join('&')}`;
}

/** WeChat hands the values of a query on as they are written; the app decodes them itself. */
export function readUrl(url: string): { written: string; query: Record<string, string> } {
  const [written = '', search = ''] = url.split(/\?(.*)/s);
  const pairs = search.split('&').filter(Boolean);
  const parts = pairs.map((pair) => pair.split(/=(.*)/s));
  return { written, query: Object.fromEntries(parts.map(([name, value = '']) => [name, value])) };
}

export type AppFunction = (...args: unknown[]) => unknown;

export type OpenPage = {
  readonly id: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly component: glassEasel.GeneralComponent;
  /** The object that is `this` inside the page's own functions. */
  readonly caller: Record<string, unknown>;
  readonly host: HTMLElement;
  release(): void;
};

export function callPage(life: Life, page: OpenPage, name: string, ...args: unknown[]): unknown {
  const method = page.caller[name];
  if (typeof method !== 'function') return undefined;
  return life.protect(`${page.path} ${name}`, () => method.apply(page.caller, args.map(life.realm.toApp)));
}

export function callApp(life: Life, name: string, ...args: unknown[]): void {
  const method = life.app?.[name];
  if (typeof method !== 'function') return;
  life.protect(`App ${name}`, () => method.apply(life.app, args.map(life.realm.toApp)));
}

export function tellListeners(life: Life, name: string, event: unknown): void {
  for (const listener of life.listeners.get(name) ?? []) {
    life.protect(`wx.on${name}`, () => listener(life.realm.toApp(event)));
  }
}

export function pageOfElement(life: Life, element: Element): OpenPage | undefined {
  return life.pages.find((page) => page.host.contains(domOf(element)));
}

/** Looks soon, and again whenever the page was drawn or turned, until it is told to stop. */
export function keepLooking({ view, realm }: Life, look: () => void): () => void {
  view.observers.add(look);
  realm.later(() => {
    if (view.observers.has(look)) look();
  }, 0);
  return () => void view.observers.delete(look);
}

/** How far a component lets styles from outside in; its JSON may say the same. */
export type StyleOptions = { readonly styleIsolation?: string; readonly addGlobalClass?: boolean };

import { glassEasel, type types } from 'glass-easel-miniprogram-adapter';
import { watchComponents } from './components/watch';
import { registrars } from './definitions';
import { type Diary, noteLog } from './diary';
import { componentsOf, type Dist } from './dist';
import { fail, failUnheard } from './failure';
import { enterAt, isAsleep } from './launch';
import { callApp, type LaunchOptions, type Life, toldEntry } from './life';
import { createModules, type Modules } from './modules';
import { download } from './packages';
import type { Phone } from './phone';
import { createRealm } from './realm';
import type { Template } from './templates';
import { createView } from './view';
import { createWx } from './wx/create-wx';

type LifeParts = {
  dist: Dist;
  templates: ReadonlyMap<string, Template>;
  phone: Phone;
  diary: Diary;
  nextPageId: () => number;
  applyUpdate: () => void;
};

/** Brings the app to life and opens the page it was entered at. */
export async function startLife(parts: LifeParts, launch: LaunchOptions): Promise<Life> {
  const { diary, phone } = parts;
  const protect = (where: string, callback: () => unknown) => {
    if (life.isOver) return undefined;
    try {
      return callback();
    } catch (error) {
      fail(life, error, where);
      return undefined;
    }
  };
  const view = createView(phone.device);
  const space = view.environment.createCodeSpace('app', true);
  const realm = createRealm(
    (callback) => protect('timer', callback),
    (type, args) => noteLog(diary, type, args),
    phone.now,
    (reason, promise) => failUnheard(life, reason, promise),
    () => isAsleep(life),
  );
  const life: Life = {
    ...parts,
    view,
    space,
    realm,
    launch,
    enter: launch,
    pages: [],
    waitingTabs: new Map(),
    unloaded: new WeakSet(),
    registered: new Map(),
    listeners: new Map(),
    wx: {},
    app: undefined,
    isOver: false,
    hiddenAt: undefined,
    hasTapped: false,
    wake: once(() => {
      protect('app.js', () => modules.require('app.js'));
      callApp(life, 'onLaunch', toldEntry(launch));
      callApp(life, 'onShow', toldEntry(life.enter));
    }),
    load: (path) => load(life, modules, path),
    protect,
  };
  const modules = createModules(parts.dist, realm, (path) => download(life, path));
  Object.assign(life, { wx: createWx(life) });
  Object.assign(realm.globals, registrars(life, modules.currentPath), { wx: life.wx });
  registerStatics(life, parts.templates);
  const stopWatching = watchComponents(life);
  const stopHearing = listenToFramework(life);
  stopListening.set(life, () => {
    stopWatching();
    stopHearing();
  });
  await enterAt(life, launch);
  return life;
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}

/** What WeChat does when it needs the memory: no farewell, nothing of the run is heard again. */
export function endLife(life: Life): void {
  life.isOver = true;
  life.realm.stop();
  life.pages.length = 0;
  life.view.document.body.replaceChildren();
  stopListening.get(life)?.();
}

const stopListening = new WeakMap<Life, () => void>();

function registerStatics({ space, dist }: Life, templates: ReadonlyMap<string, Template>): void {
  for (const [path, template] of templates) {
    space.addCompiledTemplate(path, template);
    const config = dist.configs.get(`${path}.json`);
    // Nothing is styled here, and a style scope of its own would put a prefix before every class.
    const styleIsolation = 'shared' as types.StyleIsolation;
    if (config) space.addComponentStaticConfig(path, { usingComponents: {}, ...config, styleIsolation });
  }
}

/** Lazily, as `lazyCodeLoading` asks: the components a page names, then the page itself. */
function load(life: Life, modules: Modules, path: string, seen: Set<string> = new Set()): void {
  seen.add(path);
  for (const target of componentsOf(life.dist, path).values()) {
    if (seen.has(target)) continue;
    load(life, modules, target, seen);
    if (!life.registered.has(target)) registerBlank(life, target, path);
  }
  life.protect(`${path}.js`, () => modules.require(path));
}

/** A component that never says it is one is missed by whoever uses it, and stands there empty. */
function registerBlank(life: Life, path: string, user: string): void {
  fail(life, new Error(`Component is not found in path "${path}" (using by "${user}")`), `${user}.json`);
  life.registered.set(path, {});
  life.space.component(path).definition({}).register();
}

/** glass-easel reports to the whole process, so each run picks out what came from its own components. */
function listenToFramework(life: Life): () => void {
  const space = life.space.getComponentSpace();
  const isOurs = (component: glassEasel.GeneralComponent | string | undefined) =>
    typeof component === 'object' && component.getRootBehavior().ownerSpace === space;
  const onError: Parameters<typeof glassEasel.addGlobalErrorListener>[0] = (error, method, component) => {
    if (!isOurs(component)) return true;
    fail(life, error, `${(component as glassEasel.GeneralComponent).is} ${method ?? ''}`);
    return false;
  };
  const onWarning: Parameters<typeof glassEasel.addGlobalWarningListener>[0] = (message, component) => {
    // Of a property's wrong type it says only that, not whose.
    if (component !== '' && !isOurs(component)) return true;
    life.diary.warnings.push(message);
    return false;
  };
  glassEasel.addGlobalErrorListener(onError);
  glassEasel.addGlobalWarningListener(onWarning);
  return () => {
    glassEasel.removeGlobalErrorListener(onError);
    glassEasel.removeGlobalWarningListener(onWarning);
  };
}

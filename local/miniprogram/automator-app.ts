import { runInContext } from 'node:vm';
import { atPath, callOn, type Params, type ProtocolMethod, pageOf, type Session } from './automator-session';
import { boxOf } from './elements';
import type { AppFunction, OpenPage } from './life';
import { pageTop } from './page-scroll';

export const appMethods: Readonly<Record<string, ProtocolMethod>> = {
  'App.exit': ({ simulator }) => simulator.kill(),
  'App.getPageStack': ({ simulator }) => ({ pageStack: simulator.life().pages.map(describe) }),
  'App.getCurrentPage': ({ simulator }) => {
    const top = simulator.life().pages.at(-1);
    if (!top) throw new Error('no page is open');
    return describe(top);
  },
  'App.callWxMethod': async ({ simulator }, { method, args = [], pluginId }) => {
    refusePlugin(pluginId);
    const { wx, realm } = simulator.life();
    const run = wx[method];
    if (typeof run !== 'function') throw new Error(`wx.${method} does not exist`);
    return { result: await run(...args.map(realm.toApp)) };
  },
  'App.mockWxMethod': mock,
  'App.callFunction': async ({ simulator }, { functionDeclaration = '', args = [] }) => {
    const { realm } = simulator.life();
    const run = runInContext(`(${functionDeclaration})`, realm.globals) as AppFunction;
    return { result: await run(...args.map(realm.toApp)) };
  },
  'App.addBinding': ({ simulator, tell }, { name }) => {
    simulator.life().realm.globals[name] = (...args: unknown[]) => tell('App.bindingCalled', { name, args });
  },
  'App.captureScreenshot': async ({ simulator, screen }) => {
    if (!screen) throw new Error('App.captureScreenshot needs a screen: open the phone with one');
    return { data: (await screen.picture(simulator)).toString('base64') };
  },
  'App.enableLog': (session) => {
    session.hearsLogs = true;
  },
  'Page.getData': (session, params) => ({ data: atPath(pageOf(session, params).caller.data, params.path) }),
  'Page.setData': (session, params) => callOn(pageOf(session, params).caller, 'setData', [params.data]),
  'Page.callMethod': async (session, params) => ({
    result: await callOn(pageOf(session, params).caller, params.method, params.args),
  }),
  'Page.getWindowProperties': (session, params) => {
    const { width, height } = session.simulator.phone.device.model;
    const page = pageOf(session, params);
    const scrollHeight = Math.max(height, boxOf(page.component).height);
    const known: Readonly<Record<string, number>> = {
      ...{ innerWidth: width, innerHeight: height, clientWidth: width, clientHeight: height },
      ...{ scrollWidth: width, scrollHeight, scrollLeft: 0, scrollTop: pageTop(page) },
    };
    const property = (name: string) => {
      const value = known[name.replace(/^(window|document\.(body|documentElement))\./, '')];
      if (value === undefined) throw new Error(`The window property ${name} is not built in the simulator`);
      return value;
    };
    return { properties: params.names.map(property) };
  },
};

function refusePlugin(pluginId: string | undefined): void {
  if (pluginId !== undefined) throw new Error(`The plugin ${pluginId} is not built in the simulator`);
}

function describe({ id, path, query }: OpenPage) {
  return { pageId: id, path, query };
}

/** The client sends source text, which runs among the app's own globals as DevTools has it. */
function mock(
  { simulator, mocked }: Session,
  { method, functionDeclaration, args = [], result, pluginId }: Params,
): void {
  refusePlugin(pluginId);
  const { wx, realm } = simulator.life();
  if (!mocked.has(method)) mocked.set(method, wx[method]);
  if (functionDeclaration === undefined && result === undefined) {
    wx[method] = mocked.get(method);
    mocked.delete(method);
    return;
  }
  const fake = functionDeclaration
    ? (runInContext(`(${functionDeclaration})`, realm.globals) as AppFunction)
    : () => realm.toApp(result);
  const origin = mocked.get(method);
  wx[method] = (...given: unknown[]) => {
    const value = fake.call({ origin }, ...given, ...args);
    const { success, complete } = (given[0] ?? {}) as Record<string, AppFunction | undefined>;
    success?.(value);
    complete?.(value);
    return method.endsWith('Sync') || success || complete ? value : realm.promise(Promise.resolve(value));
  };
}

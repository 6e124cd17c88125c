import { type AppFunction, type Life, toldEntry } from '../life';

const events = [
  'AppShow',
  'AppHide',
  'Error',
  'KeyboardHeightChange',
  'MemoryWarning',
  'NeedPrivacyAuthorization',
  'NetworkStatusChange',
  'PageNotFound',
  'ThemeChange',
  'UnhandledRejection',
  'UserCaptureScreen',
  'WindowResize',
] as const;

export function appMethods(life: Life) {
  const listening = events.flatMap((event) => [
    [`on${event}`, (listener: AppFunction) => void listenersOf(life, event).add(listener)],
    [
      `off${event}`,
      (listener?: AppFunction) => {
        if (listener) listenersOf(life, event).delete(listener);
        else listenersOf(life, event).clear();
      },
    ],
  ]);
  return {
    ...Object.fromEntries(listening),
    getLaunchOptionsSync: () => life.realm.toApp(toldEntry(life.launch)),
    getEnterOptionsSync: () => life.realm.toApp(toldEntry(life.enter)),
    nextTick: (callback: () => void) => life.realm.later(callback, 0),
  };
}

function listenersOf(life: Life, event: string): Set<AppFunction> {
  const known = life.listeners.get(event) ?? new Set();
  life.listeners.set(event, known);
  return known;
}

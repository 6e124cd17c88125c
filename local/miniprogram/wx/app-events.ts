import type { AppFunction, LaunchOptions, Life } from '../life';

const events = [
  'AppShow',
  'AppHide',
  'KeyboardHeightChange',
  'MemoryWarning',
  'NeedPrivacyAuthorization',
  'NetworkStatusChange',
  'ThemeChange',
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
  const given = (options: LaunchOptions) => life.realm.toApp({ ...options, referrerInfo: {} });
  return {
    ...Object.fromEntries(listening),
    getLaunchOptionsSync: () => given(life.launch),
    getEnterOptionsSync: () => given(life.enter),
    nextTick: (callback: () => void) => life.realm.later(callback, 0),
  };
}

function listenersOf(life: Life, event: string): Set<AppFunction> {
  const known = life.listeners.get(event) ?? new Set();
  life.listeners.set(event, known);
  return known;
}

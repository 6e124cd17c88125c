import { noteError, wordsOf } from './diary';
import type { Life } from './life';

/** Something of the app's has thrown: the test reads of it, and the app is told, as text, if it asked to be. */
export function fail(life: Life, thrown: unknown, where: string): void {
  noteError(life.diary, thrown, where);
  const { stack = '' } = (thrown ?? {}) as { stack?: string };
  tellApp(life, 'Error', `MiniProgramError\n${wordsOf(thrown)}\n${stack}`);
}

/** A promise that came to nothing while nobody waited for it. */
export function failUnheard(life: Life, reason: unknown, promise: unknown): void {
  noteError(life.diary, reason, 'unhandled rejection');
  tellApp(life, 'UnhandledRejection', life.realm.object({ reason, promise }));
}

/** Both ways in which an app asks for news; what it throws while it hears them is only noted. */
export function tellApp(life: Life, event: string, news: unknown): boolean {
  const own = life.app?.[`on${event}`];
  const listeners = [
    ...(typeof own === 'function' ? [own.bind(life.app) as (news: unknown) => unknown] : []),
    ...(life.listeners.get(event) ?? []),
  ];
  for (const listener of listeners) {
    try {
      listener(news);
    } catch (error) {
      noteError(life.diary, error, `on${event}`);
    }
  }
  return listeners.length > 0;
}

/** What a test may ask about afterwards; it spans all runs of the app on one phone. */
export type Diary = {
  readonly errors: AppError[];
  readonly warnings: string[];
  readonly logs: Log[];
  readonly setData: SetData[];
  readonly taps: Tap[];
  readonly listeners: Set<(event: DiaryEvent) => void>;
};

type AppError = { readonly message: string; readonly where: string; readonly stack: string };

type Log = { readonly type: string; readonly args: readonly unknown[] };

/** One crossing from logic to view; `component` is the page's own path, or the custom wrapper's. */
type SetData = { readonly page: string; readonly component: string; readonly bytes: number };

/** What followed a tap, until the next one: how many messages to the screen, and how large. */
export type Tap = { readonly on: string; messages: number; bytes: number; largest: number };

export type DiaryEvent = { error: AppError } | { log: Log } | { setData: SetData };

export function createDiary(): Diary {
  return { errors: [], warnings: [], logs: [], setData: [], taps: [], listeners: new Set() };
}

export function noteError(diary: Diary, thrown: unknown, where: string): void {
  // Errors of the app come from another realm, so `instanceof Error` says nothing about them.
  const { stack } = (thrown ?? {}) as { stack?: string };
  const line = /(?:\(|at )([^\s():/][^\s():]*\.js:\d+:\d+)/.exec(stack ?? '')?.[1];
  const place = line === undefined ? where : `${where}, ${line}`;
  const error = { message: wordsOf(thrown), where: place, stack: stack ?? '' };
  diary.errors.push(error);
  tell(diary, { error });
}

/** What was thrown in words: an error's own, or what a call of WeChat's answered. */
export function wordsOf(thrown: unknown): string {
  const { message, errMsg } = (thrown ?? {}) as { message?: string; errMsg?: string };
  return message ?? errMsg ?? String(thrown);
}

export function noteLog(diary: Diary, type: string, args: readonly unknown[]): void {
  const log = { type, args };
  diary.logs.push(log);
  tell(diary, { log });
}

/** What WeChat would say in DevTools while the app goes on. */
export function noteWarning(diary: Diary, words: string): void {
  diary.warnings.push(words);
}

export function noteTap(diary: Diary, on: string): void {
  diary.taps.push({ on, messages: 0, bytes: 0, largest: 0 });
}

export function noteSetData(diary: Diary, setData: SetData): void {
  diary.setData.push(setData);
  const tap = diary.taps.at(-1);
  if (tap) {
    tap.messages += 1;
    tap.bytes += setData.bytes;
    tap.largest = Math.max(tap.largest, setData.bytes);
  }
  tell(diary, { setData });
}

function tell(diary: Diary, event: DiaryEvent): void {
  for (const listener of diary.listeners) listener(event);
}

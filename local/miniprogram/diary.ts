/** What a test may ask about afterwards; it spans all runs of the app on one phone. */
export type Diary = {
  readonly errors: AppError[];
  readonly warnings: string[];
  readonly logs: Log[];
  readonly setData: SetData[];
  readonly listeners: Set<(event: DiaryEvent) => void>;
};

type AppError = { readonly message: string; readonly where: string; readonly stack: string };

type Log = { readonly type: string; readonly args: readonly unknown[] };

/** One crossing from logic to view; `component` is the page's own path, or the custom wrapper's. */
export type SetData = { readonly page: string; readonly component: string; readonly bytes: number };

export type DiaryEvent = { error: AppError } | { log: Log } | { setData: SetData };

export function createDiary(): Diary {
  return { errors: [], warnings: [], logs: [], setData: [], listeners: new Set() };
}

export function noteError(diary: Diary, thrown: unknown, where: string): void {
  // Errors of the app come from another realm, so `instanceof Error` says nothing about them.
  const { message, stack } = (thrown ?? {}) as { message?: string; stack?: string };
  const error = { message: message ?? String(thrown), where, stack: stack ?? '' };
  diary.errors.push(error);
  tell(diary, { error });
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

export function noteSetData(diary: Diary, setData: SetData): void {
  diary.setData.push(setData);
  tell(diary, { setData });
}

function tell(diary: Diary, event: DiaryEvent): void {
  for (const listener of diary.listeners) listener(event);
}

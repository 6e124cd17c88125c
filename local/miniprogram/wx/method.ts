import type { AppFunction, Life } from '../life';
import { Refusal } from './refusal';

export type Options = Readonly<Record<string, unknown>>;

export type AsyncMethod = (options: Options) => unknown;

/** Gives plain functions WeChat's manners: success, fail and complete when passed, else a promise. */
export function asyncMethods(life: Life, methods: Readonly<Record<string, AsyncMethod>>, prefix = '') {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [name, asyncMethod(life, `${prefix}${name}`, method)]),
  );
}

function asyncMethod(life: Life, name: string, method: AsyncMethod) {
  return (options: Options = {}) => {
    const answer = settle(life, name, method, options);
    const callbacks = ['success', 'fail', 'complete'].some((key) => typeof options[key] === 'function');
    if (!callbacks)
      return life.realm.promise(answer.then(({ ok, result }) => (ok ? result : Promise.reject(result))));
    void answer.then(({ ok, result }) => {
      for (const key of [ok ? 'success' : 'fail', 'complete']) {
        const callback = options[key] as AppFunction | undefined;
        if (callback) life.protect(`wx.${name} ${key}`, () => callback(result));
      }
    });
    return undefined;
  };
}

async function settle(life: Life, name: string, method: AsyncMethod, options: Options) {
  try {
    const result = (await method(options)) as object | undefined;
    await untilAlive(life);
    return { ok: true, result: crossing(life, { errMsg: `${name}:ok`, ...result }) };
  } catch (error) {
    await untilAlive(life);
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, result: crossing(life, { errMsg: `${name}:fail ${error.reason}`, ...error.fields }) };
  }
}

/** A killed app never hears an answer. */
function untilAlive(life: Life): Promise<void> | undefined {
  return life.isOver ? new Promise(() => {}) : undefined;
}

/** Bytes cross as an ArrayBuffer of the app's own, everything else as text would. */
function crossing(life: Life, result: Record<string, unknown>): unknown {
  const bytes = Object.entries(result).filter(([, value]) => value instanceof Uint8Array);
  const plain = Object.fromEntries(
    Object.entries(result).filter(([, value]) => !(value instanceof Uint8Array)),
  );
  const crossed = life.realm.toApp(plain) as Record<string, unknown>;
  for (const [key, value] of bytes) crossed[key] = life.realm.toApp(value);
  return crossed;
}

export function textOption(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === 'string') return value;
  throw new Refusal(`parameter error: parameter.${name} should be String instead of ${typeof value};`);
}

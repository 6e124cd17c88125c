import { fail } from '../failure';
import { isAsleep } from '../launch';
import type { AppFunction, Life } from '../life';
import { checkParameters } from './parameters';
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
  return (given?: Options | null) => {
    const options = given ?? {};
    const answer = settle(life, name, method, options);
    const callbacks = ['success', 'fail', 'complete'].some((key) => typeof options[key] === 'function');
    if (!callbacks)
      return life.realm.promise(answer.then(({ ok, result }) => (ok ? result : Promise.reject(result))));
    answer
      .then(({ ok, result }) => {
        for (const key of [ok ? 'success' : 'fail', 'complete']) {
          const callback = options[key] as AppFunction | undefined;
          if (callback) life.protect(`wx.${name} ${key}`, () => callback(result));
        }
      })
      .catch((error: unknown) => fail(life, error, `wx.${name}`));
    return undefined;
  };
}

async function settle(life: Life, name: string, method: AsyncMethod, options: Options) {
  try {
    checkParameters(name, options);
    const result = (await method(options)) as object | undefined;
    await untilAwake(life);
    return { ok: true, result: crossing(life, { errMsg: `${name}:ok`, ...result }) };
  } catch (error) {
    await untilAwake(life);
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, result: crossing(life, { errMsg: failed(name, error), ...error.fields }) };
  }
}

/** A killed app never hears an answer, and one that sleeps behind another hears it once it is back. */
function untilAwake(life: Life): Promise<void> | undefined {
  if (life.isOver) return new Promise(() => {});
  return isAsleep(life) ? new Promise((wake) => life.realm.later(wake, 0)) : undefined;
}

/** Bytes cross as an ArrayBuffer of the app's own, what can act as itself, and everything else as text would. */
function crossing(life: Life, result: Record<string, unknown>): unknown {
  return life.realm.object(
    Object.fromEntries(Object.entries(result).map(([key, value]) => [key, crossed(life, value)])),
  );
}

export function crossed(life: Life, value: unknown): unknown {
  return canAct(value) ? value : life.realm.toApp(value);
}

function canAct(value: unknown): boolean {
  return Object.values(value ?? {}).some((part) => typeof part === 'function');
}

/** Most reasons follow after a blank; a few of the client's own come with a colon. */
export function failed(name: string, { reason }: Refusal): string {
  return reason.startsWith(':') ? `${name}:fail${reason}` : `${name}:fail ${reason}`;
}

/** What a method without callbacks does with a refusal: it throws an error that reads like an errMsg. */
export function thrown<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw Object.assign(new Error(failed(name, error)), { errMsg: failed(name, error) }, error.fields);
  }
}

/** A parameter of a method that WeChat's typings do not describe. */
export function textOption(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === 'string') return value;
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  throw new Refusal(`parameter error: parameter.${name} should be String instead of ${kind};`);
}

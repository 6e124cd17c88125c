import { compileFunction, createContext, runInContext } from 'node:vm';

/** The logic thread of one run of the app: its own built-ins, its own timers, and no window or document. */
export type Realm = {
  readonly globals: Record<string, unknown>;
  /** A value made of the app's own objects, as it would look after crossing from another thread. */
  toApp(value: unknown): unknown;
  list(values: readonly unknown[]): unknown;
  /** An object of the app's around values that are its own already. */
  object(values: Readonly<Record<string, unknown>>): unknown;
  promise<T>(work: Promise<T>): unknown;
  evaluate(source: string, file: string, names: readonly string[]): (...values: unknown[]) => unknown;
  later(callback: () => void, ms: number): void;
  /** Lets the timers go on that came due while the app was asleep. */
  wake(): void;
  stop(): void;
};

type Protect = (callback: () => unknown) => unknown;

export function createRealm(
  protect: Protect,
  log: (type: string, args: unknown[]) => void,
  now: () => number,
  onUnheard: (reason: unknown, promise: unknown) => void,
  isAsleep: () => boolean,
): Realm {
  // WeChat runs no code from strings either.
  const globals = createContext({}, { codeGeneration: { strings: false, wasm: false } }) as Realm['globals'];
  const timers = createTimers(protect, isAsleep);
  Object.assign(globals, timers.globals, { console: createConsole(log) });
  const moveClock = runInContext(movedDate, globals) as (now: () => number) => void;
  moveClock(now);
  const watchPromises = runInContext(watchedPromise, globals) as (
    later: typeof timers.later,
    tell: typeof onUnheard,
  ) => void;
  watchPromises(timers.later, onUnheard);
  runInContext(kinOfTheFrameworks, globals);
  const parse = runInContext('JSON.parse', globals) as (text: string) => unknown;
  const bufferOf = runInContext(
    '(function (bytes) { var copy = new Uint8Array(bytes.length); copy.set(bytes); return copy.buffer; })',
    globals,
  ) as (bytes: Uint8Array) => unknown;
  const listOf = runInContext('(function () { return Array.prototype.slice.call(arguments); })', globals) as (
    ...values: readonly unknown[]
  ) => unknown;
  const promiseOf = runInContext('(function (start) { return new Promise(start); })', globals) as (
    start: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
  ) => unknown;
  return {
    globals,
    toApp: (value) => {
      if (value instanceof Uint8Array) return bufferOf(value);
      return value === undefined ? undefined : parse(JSON.stringify(value));
    },
    list: (values) => listOf(...values),
    object: (values) => Object.assign(parse('{}') as object, values),
    promise: (work) => promiseOf((resolve, reject) => void work.then(resolve, reject)),
    evaluate: (source, file, names) =>
      compileFunction(source, [...names], { filename: file, parsingContext: globals }) as (
        ...values: unknown[]
      ) => unknown,
    later: timers.later,
    wake: timers.wake,
    stop: timers.stop,
  };
}

/** What the framework copied is a list or an object to the app as well; and a phone's logic has no WebAssembly. */
const kinOfTheFrameworks = `(function () {
  const isOf = Function.prototype[Symbol.hasInstance];
  const also = (type, isKin) => Object.defineProperty(type, Symbol.hasInstance, {
    value: function (value) { return isOf.call(this, value) || (this === type && isKin(value)); },
  });
  also(Array, Array.isArray);
  also(Object, (value) => typeof value === 'function' || (typeof value === 'object' && value !== null));
  delete globalThis.WebAssembly;
})()`;

/** The app's Date, standing where the phone's clock stands. */
const movedDate = `(function (now) {
  globalThis.Date = class extends Date {
    constructor(...given) { super(...(given.length ? given : [now()])); }
    static now() { return now(); }
  };
})`;

/** The app's Promise, which tells of a rejection that nobody was listening for once its moment had passed. */
const watchedPromise = `(function (later, tell) {
  const Plain = Promise;
  const heard = new WeakSet();
  globalThis.Promise = class Promise extends Plain {
    constructor(start) {
      super(start);
      this.constructor = Plain;
      super.then(undefined, (reason) => later(() => heard.has(this) || tell(reason, this), 0));
      delete this.constructor;
    }
    then(...listeners) {
      heard.add(this);
      return super.then(...listeners);
    }
  };
})`;

function createConsole(log: (type: string, args: unknown[]) => void) {
  const types = ['log', 'info', 'warn', 'error', 'debug', 'group', 'groupEnd', 'time', 'timeEnd'];
  return Object.fromEntries(types.map((type) => [type, (...args: unknown[]) => log(type, args)]));
}

function wordsAgainst(repeats: boolean, callback: unknown): string {
  const name = repeats ? 'setInterval' : 'setTimeout';
  return `${name} expects a function as first argument but got ${typeof callback}.`;
}

/** Timers of a killed app must never fire, and those of a sleeping one wait, so each run owns the list of its own. */
function createTimers(protect: Protect, isAsleep: () => boolean) {
  const running = new Map<number, NodeJS.Timeout>();
  const due = new Set<() => void>();
  let lastId = 0;
  const start =
    (repeats: boolean) =>
    (callback: (...args: unknown[]) => unknown, ms = 0, ...args: unknown[]) => {
      if (typeof callback !== 'function') throw new TypeError(wordsAgainst(repeats, callback));
      lastId += 1;
      const id = lastId;
      const fire = () => {
        if (isAsleep()) return void due.add(fire);
        if (!repeats) running.delete(id);
        return protect(() => callback(...args));
      };
      running.set(id, repeats ? setInterval(fire, ms) : setTimeout(fire, ms));
      return id;
    };
  const clear = (id: number) => {
    clearTimeout(running.get(id));
    running.delete(id);
  };
  const setTimer = start(false);
  return {
    globals: { setTimeout: setTimer, setInterval: start(true), clearTimeout: clear, clearInterval: clear },
    later: (callback: () => void, ms: number) => void setTimer(callback, ms),
    wake: () => {
      for (const fire of [...due]) {
        due.delete(fire);
        fire();
      }
    },
    stop: () => {
      due.clear();
      for (const id of [...running.keys()]) clear(id);
    },
  };
}

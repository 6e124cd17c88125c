import { posix } from 'node:path';
import { answeringWithPromises } from './async-functions';
import type { Dist } from './dist';
import type { Realm } from './realm';

export type Modules = {
  require(path: string): unknown;
  /** The file being evaluated, without its extension: the name under which Page and Component register. */
  currentPath(): string;
};

type Heard = (answer: unknown) => void;

const moduleNames = ['require', 'module', 'exports'] as const;

/** CommonJS as WeChat has it: relative paths inside the package, each file evaluated once. */
export function createModules(dist: Dist, realm: Realm, comeDown: (path: string) => Promise<void>): Modules {
  const loaded = new Map<string, { exports: unknown }>();
  let current = '';
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const source = dist.sources.get(file);
    if (source === undefined) throw new Error(`module '${file}' is not defined`);
    const module = { exports: realm.toApp({}) };
    loaded.set(file, module);
    const requiring = current;
    current = file.replace(/\.js$/, '');
    try {
      realm.evaluate(answeringWithPromises(source), file, moduleNames)(
        requireFrom(file),
        module,
        module.exports,
      );
    } finally {
      current = requiring;
    }
    return module.exports;
  };
  /** A file of another package comes when that package has: to a callback, or to who waits for a promise. */
  const requireFrom = (file: string) => {
    const resolve = (path: string) => withExtension(posix.join(posix.dirname(file), path));
    const later = (path: string) =>
      comeDown(resolve(path)).then(
        () => load(resolve(path)),
        ({ message }: Error) => Promise.reject(realm.toApp({ mod: resolve(path), errMsg: message })),
      );
    // What a listener throws is the app's own fault, noted as any other, so each is called from a timer.
    const calling = (listener: Heard) => (answer: unknown) => realm.later(() => listener(answer), 0);
    const requireNow = (path: string, heard?: Heard, failed: Heard = () => {}) =>
      heard ? void later(path).then(calling(heard), calling(failed)) : load(resolve(path));
    return Object.assign(requireNow, { async: (path: string) => realm.promise(later(path)) });
  };
  return { require: (path) => load(withExtension(path)), currentPath: () => current };
}

function withExtension(path: string): string {
  return path.endsWith('.js') ? path : `${path}.js`;
}

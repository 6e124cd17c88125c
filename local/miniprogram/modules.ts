import { posix } from 'node:path';
import type { Dist } from './dist';
import type { Realm } from './realm';

export type Modules = {
  require(path: string): unknown;
  /** The file being evaluated, without its extension: the name under which Page and Component register. */
  currentPath(): string;
};

const moduleNames = ['require', 'module', 'exports'] as const;

/** CommonJS as WeChat has it: relative paths inside the package, each file evaluated once. */
export function createModules(dist: Dist, realm: Realm): Modules {
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
      const requireFrom = (path: string) => load(withExtension(posix.join(posix.dirname(file), path)));
      realm.evaluate(source, file, moduleNames)(requireFrom, module, module.exports);
    } finally {
      current = requiring;
    }
    return module.exports;
  };
  return { require: (path) => load(withExtension(path)), currentPath: () => current };
}

function withExtension(path: string): string {
  return path.endsWith('.js') ? path : `${path}.js`;
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { type AppConfig, appConfig } from './app-config';
import { type Finding, refused, unfitBuild } from './inspect/finding';
import { type Json, readJson } from './json';

/** A built mini-program as it lies on disk; paths are relative to its root and use "/". */
export type Dist = {
  readonly sizes: ReadonlyMap<string, number>;
  readonly sources: ReadonlyMap<string, string>;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly configs: ReadonlyMap<string, Json>;
  /** The JSON files that are none. */
  readonly unreadable: readonly Finding[];
  readonly app: AppConfig;
  readonly pages: readonly PageEntry[];
};

type PageEntry = { readonly path: string; readonly packageRoot: string };

export type PackageSize = { readonly root: string; readonly bytes: number };

export const mainPackage = '';

/** Reads the whole of `dist/weapp` into memory, as WeChat does with a package it has downloaded. */
export function readDist(folder: string): Dist {
  const paths = walk(folder).map((path) => relative(folder, path).split(sep).join('/'));
  const sources = new Map(
    paths
      .filter((path) => /\.(js|json|wxml|wxs|wxss)$/.test(path))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
  const read = [...sources]
    .filter(([path]) => path.endsWith('.json'))
    .map(([path, text]) => ({ path, ...readJson(path, text) }));
  const configs = new Map(read.flatMap((one) => ('json' in one ? [[one.path, one.json]] : [])));
  const unreadable = read.flatMap((one) => ('fault' in one ? [one.fault] : []));
  const app = readApp(folder, configs.get('app.json'), unreadable);
  return {
    sizes: new Map(paths.map((path) => [path, statSync(join(folder, path)).size])),
    sources,
    pictures: new Map(
      paths
        .filter((path) => /\.(png|jpe?g|gif|webp|svg)$/.test(path))
        .map((path) => [path, readFileSync(join(folder, path))]),
    ),
    configs,
    unreadable,
    app,
    pages: [
      ...app.pages.map((path) => ({ path, packageRoot: mainPackage })),
      ...app.subPackages.flatMap((part) =>
        part.pages.map((page) => ({ path: `${part.root}/${page}`, packageRoot: part.root })),
      ),
    ],
  };
}

export function packageSizes(dist: Dist): PackageSize[] {
  return [mainPackage, ...dist.app.subPackages.map(({ root }) => root)].map((root) => ({
    root,
    bytes: [...dist.sizes]
      .filter(([path]) => packageOf(dist, path) === root)
      .reduce((sum, [, size]) => sum + size, 0),
  }));
}

export function packageOf(dist: Dist, path: string): string {
  return dist.app.subPackages.find(({ root }) => path.startsWith(`${root}/`))?.root ?? mainPackage;
}

/** A package that opens without the main one, and so may use nothing of it. */
export function isIndependent(dist: Dist, root: string): boolean {
  return dist.app.subPackages.some((part) => part.root === root && part.independent);
}

export function firstPage(dist: Dist): string {
  return dist.app.entryPagePath ?? dist.app.pages[0] ?? '';
}

export function isTab(dist: Dist, path: string): boolean {
  return dist.app.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
}

/**
 * The components a page or component names, by tag, each with its path: those of app.json, which are for all, what stands
 * in for a tag that its user may choose, and its own.
 */
export function componentsOf(dist: Dist, path: string): Map<string, string> {
  const { usingComponents: own = {}, componentGenerics: chosen = {} } = (dist.configs.get(`${path}.json`) ??
    {}) as Components;
  return new Map([
    ...Object.entries(dist.app.usingComponents).map(
      ([tag, target]) => [tag, resolvePath('app', target)] as const,
    ),
    ...Object.entries(chosen).flatMap(([tag, { default: target }]) =>
      target === undefined ? [] : [[tag, resolvePath(path, target)] as const],
    ),
    ...Object.entries(own).map(([tag, target]) => [tag, resolvePath(path, target)] as const),
  ]);
}

type Components = {
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly componentGenerics?: Readonly<Record<string, { readonly default?: string }>>;
};

/** From one file to another; "/" is the build's root, and what begins with ".." lies outside of it. */
export function resolvePath(from: string, target: string): string {
  return target.startsWith('/') ? posix.normalize(target.slice(1)) : posix.join(posix.dirname(from), target);
}

function readApp(folder: string, json: Json | undefined, unreadable: readonly Finding[]): AppConfig {
  if (json === undefined && unreadable.length > 0) throw unfitBuild(unreadable);
  if (json === undefined) throw new Error(`${folder} holds no app.json: is it a built mini-program?`);
  const read = appConfig.safeParse(json);
  if (read.success) return read.data;
  throw unfitBuild(
    read.error.issues.map(({ path, message }) =>
      refused({ file: 'app.json' }, `${path.join('.')}: ${message}`),
    ),
  );
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A built mini-program as it lies on disk; paths are relative to its root and use "/". */
export type Dist = {
  readonly sizes: ReadonlyMap<string, number>;
  readonly sources: ReadonlyMap<string, string>;
  readonly app: AppConfig;
  readonly pages: readonly PageEntry[];
};

type PageEntry = { readonly path: string; readonly packageRoot: string };

export type PackageSize = { readonly root: string; readonly bytes: number };

type AppConfig = {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: unknown;
  readonly preloadRule: Readonly<Record<string, { readonly packages: readonly string[] }>>;
};

export const mainPackage = '';

/** Reads the whole of `dist/weapp` into memory, as WeChat does with a package it has downloaded. */
export function readDist(folder: string): Dist {
  const paths = walk(folder).map((path) => relative(folder, path).split(sep).join('/'));
  const sources = new Map(
    paths
      .filter((path) => /\.(js|json|wxml|wxs)$/.test(path))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
  const app = readApp(folder, sources.get('app.json'));
  return {
    sizes: new Map(paths.map((path) => [path, statSync(join(folder, path)).size])),
    sources,
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
  const roots = dist.app.subPackages.map((part) => part.root);
  const rootOf = (path: string) => roots.find((root) => path.startsWith(`${root}/`)) ?? mainPackage;
  return [mainPackage, ...roots].map((root) => ({
    root,
    bytes: [...dist.sizes].filter(([path]) => rootOf(path) === root).reduce((sum, [, size]) => sum + size, 0),
  }));
}

export function readJson(dist: Dist, path: string): Record<string, unknown> | undefined {
  const text = dist.sources.get(path);
  return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>);
}

function readApp(folder: string, text: string | undefined): AppConfig {
  if (text === undefined) throw new Error(`${folder} holds no app.json: is it a built mini-program?`);
  const json = JSON.parse(text) as Partial<AppConfig> & { subpackages?: AppConfig['subPackages'] };
  const subPackages = (json.subPackages ?? json.subpackages ?? []).map((part) => ({
    ...part,
    root: part.root.replace(/^\/|\/$/g, ''),
  }));
  return { ...json, pages: json.pages ?? [], subPackages, preloadRule: json.preloadRule ?? {} };
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

import { type Dist, packageOf } from '../dist';
import { type Finding, type Place, placeAt, refused } from './finding';
import { rootOf } from './sizes';

const tabsMin = 2;
const tabsMax = 5;

/** What app.json promises, held against itself and against the files. */
export function inspectAppJson(dist: Dist): Finding[] {
  if (dist.app.pages.length === 0) return [refused({ file: 'app.json' }, 'names no page')];
  return [...pages(dist), ...subPackages(dist), ...tabs(dist), ...preloads(dist)];
}

function pages(dist: Dist): Finding[] {
  const { pages, subPackages, entryPagePath } = dist.app;
  const names = [...pages, ...subPackages.flatMap((part) => part.pages)];
  const paths = dist.pages.map(({ path }) => path);
  return [
    ...(dist.sources.has('app.js') ? [] : [refused({ file: 'app.js' }, 'is missing')]),
    ...paths.flatMap((path, i) =>
      paths.indexOf(path) < i ? [twice(dist, path, names[i]!)] : missing(dist, path, names[i]!),
    ),
    ...names
      .filter((name) => name.startsWith('/'))
      .map((name) => refused(at(dist, name), `names the page "${name}": a path begins without "/"`)),
    ...pages
      .filter((path) => packageOf(dist, path) !== '')
      .map((path) =>
        refused(
          at(dist, path),
          `names "${path}" as a page of the main package, but it lies in the subpackage ${packageOf(dist, path)}`,
        ),
      ),
    ...(entryPagePath === undefined || paths.includes(entryPagePath)
      ? []
      : [refused(at(dist, entryPagePath), `opens with "${entryPagePath}", which is none of its pages`)]),
  ];
}

function twice(dist: Dist, path: string, name: string): Finding {
  const text = dist.sources.get('app.json')!;
  return refused(placeAt('app.json', text, text.lastIndexOf(`"${name}"`)), `names the page "${path}" twice`);
}

function missing(dist: Dist, path: string, name: string): Finding[] {
  return ['js', 'wxml']
    .filter((kind) => !dist.sources.has(`${path}.${kind}`))
    .map((kind) => refused(at(dist, name), `names the page "${path}", but ${path}.${kind} is missing`));
}

function subPackages(dist: Dist): Finding[] {
  const roots = dist.app.subPackages.map(({ root }) => root);
  return roots.flatMap((root, i) => {
    const around = roots.find(
      (other, j) => i !== j && (other === root ? j < i : root.startsWith(`${other}/`)),
    );
    return around === undefined
      ? []
      : [refused(at(dist, root), `has a subpackage ${root} inside the subpackage ${around}`)];
  });
}

function tabs(dist: Dist): Finding[] {
  const { tabBar, pages } = dist.app;
  if (!tabBar) return [];
  const { list } = tabBar;
  const isWrongNumber = list.length < tabsMin || list.length > tabsMax;
  return [
    ...(tabBar.custom
      ? [refused(at(dist, 'custom'), 'has a tab bar of its own, which is not built in the simulator')]
      : []),
    ...(isWrongNumber
      ? [refused(at(dist, 'tabBar'), `has ${list.length} tabs; there may be ${tabsMin} to ${tabsMax}`)]
      : []),
    ...list
      .filter(({ pagePath }) => !pages.includes(pagePath))
      .map(({ pagePath }) =>
        refused(at(dist, pagePath), `has a tab "${pagePath}", which is no page of the main package`),
      ),
    ...list
      .flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
      .flatMap((icon) => (icon === undefined ? [] : wordsAgainstIcon(dist, icon)))
      .map(([icon, words]) => refused(at(dist, icon), words)),
  ];
}

const iconBytesMax = 40 * 1024;

function wordsAgainstIcon(dist: Dist, icon: string): [string, string][] {
  const bytes = dist.sizes.get(icon.replace(/^\//, ''));
  if (bytes === undefined) return [[icon, `has a tab with the icon "${icon}", which is not there`]];
  return bytes > iconBytesMax
    ? [[icon, `has a tab with the icon "${icon}" of ${bytes} bytes, more than ${iconBytesMax}`]]
    : [];
}

function preloads(dist: Dist): Finding[] {
  return Object.entries(dist.app.preloadRule).flatMap(([page, { packages }]) => [
    ...(dist.pages.some(({ path }) => path === page)
      ? []
      : [refused(at(dist, page), `preloads at "${page}", which is none of its pages`)]),
    ...packages
      .filter((name) => rootOf(dist, name) === undefined)
      .map((name) => refused(at(dist, name), `preloads "${name}", which is none of its subpackages`)),
  ]);
}

function at(dist: Dist, word: string): Place {
  const text = dist.sources.get('app.json')!;
  return placeAt('app.json', text, Math.max(0, text.indexOf(`"${word}"`)));
}

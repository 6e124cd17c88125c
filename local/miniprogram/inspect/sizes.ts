import { type Dist, mainPackage, packageSizes } from '../dist';
import { type Finding, refused } from './finding';

/** WeChat refuses a main package or a subpackage over 2 MB, and all of them together over 30 MB. */
const packageBytesMax = 2 * 1024 * 1024;
const allPackagesBytesMax = 30 * 1024 * 1024;

export function inspectSizes(dist: Dist): Finding[] {
  const sizes = packageSizes(dist);
  const tooLarge = sizes
    .filter(({ bytes }) => bytes > packageBytesMax)
    .map(({ root, bytes }) =>
      refused(
        { file: root === mainPackage ? 'the main package' : root },
        `has ${bytes} bytes, more than ${packageBytesMax}`,
      ),
    );
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  return all > allPackagesBytesMax
    ? [...tooLarge, refused({ file: 'all packages' }, `have ${all} bytes, more than ${allPackagesBytesMax}`)]
    : tooLarge;
}

/** What one page may have brought down ahead of need is limited too. */
export function inspectPreload(dist: Dist): Finding[] {
  const bytesOf = new Map(packageSizes(dist).map(({ root, bytes }) => [root, bytes]));
  return Object.entries(dist.app.preloadRule).flatMap(([page, { packages }]) => {
    const bytes = packages.reduce((sum, name) => sum + (bytesOf.get(rootOf(dist, name) ?? '') ?? 0), 0);
    if (bytes <= packageBytesMax) return [];
    return [
      refused({ file: 'app.json' }, `preloads ${bytes} bytes at "${page}", more than ${packageBytesMax}`),
    ];
  });
}

/** A preload rule names a subpackage by its root or its name, and the main package by a name of WeChat's. */
export function rootOf(dist: Dist, name: string): string | undefined {
  if (name === '__APP__') return mainPackage;
  return dist.app.subPackages.find((part) => part.root === name || part.name === name)?.root;
}

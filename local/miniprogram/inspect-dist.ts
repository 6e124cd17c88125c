import { parse } from 'acorn';
import { type Dist, mainPackage, packageSizes } from './dist';

/** WeChat refuses a main package or a subpackage over 2 MB, and all of them together over 30 MB. */
const packageBytesMax = 2 * 1024 * 1024;
const allPackagesBytesMax = 30 * 1024 * 1024;

/** Everything WeChat would refuse, or an old phone would choke on, each with its file. */
export function inspectDist(dist: Dist): string[] {
  return [...sizeProblems(dist), ...missingFiles(dist), ...newerSyntax(dist), ...tabBarProblems(dist)];
}

function sizeProblems(dist: Dist): string[] {
  const sizes = packageSizes(dist);
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...sizes
      .filter(({ bytes }) => bytes > packageBytesMax)
      .map(({ root, bytes }) => `${root === mainPackage ? 'the main package' : root} has ${bytes} bytes`),
    ...(all > allPackagesBytesMax ? [`all packages together have ${all} bytes`] : []),
  ];
}

function missingFiles(dist: Dist): string[] {
  const needed = ['app.js', ...dist.pages.flatMap(({ path }) => [`${path}.js`, `${path}.wxml`])];
  return needed
    .filter((path) => !dist.sources.has(path))
    .map((path) => `${path} is missing, though app.json needs it`);
}

function newerSyntax(dist: Dist): string[] {
  return [...dist.sources].flatMap(([path, text]) => {
    if (!path.endsWith('.js')) return [];
    try {
      parse(text, { ecmaVersion: 5, sourceType: 'script' });
      return [];
    } catch (error) {
      const { loc, message } = error as { loc?: { line: number }; message: string };
      return [`${path}:${loc?.line ?? 0} is not ES5: ${message}`];
    }
  });
}

function tabBarProblems(dist: Dist): string[] {
  return dist.app.tabBar === undefined ? [] : ['app.json: a native tabBar is not built in the simulator'];
}

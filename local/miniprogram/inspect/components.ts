import { type Dist, isIndependent, mainPackage, packageOf, resolvePath } from '../dist';
import { type Finding, type Place, placeAt, refused } from './finding';

/** Every component that a page, a component or the whole app says it uses. */
export function inspectComponents(dist: Dist): Finding[] {
  return [...dist.configs].flatMap(([file, config]) => {
    const using = Object.entries((config.usingComponents ?? {}) as Record<string, string>);
    const placeholders = (config.componentPlaceholder ?? {}) as Record<string, string>;
    return using.flatMap(([tag, target]) =>
      inspectComponent(dist, file, tag, resolvePath(file, target), tag in placeholders),
    );
  });
}

function inspectComponent(
  dist: Dist,
  file: string,
  tag: string,
  path: string,
  mayComeLater: boolean,
): Finding[] {
  const place = placeOf(dist, file, tag);
  if (!/^[a-z][-_a-z0-9]*$/.test(tag))
    return [refused(place, `names a component "${tag}": a tag has small letters, digits, "-" and "_"`)];
  if (path.includes('plugin:'))
    return [refused(place, `uses "${tag}" of a plugin, which is not built in the simulator`)];
  const absent = ['js', 'json', 'wxml'].filter((kind) => !dist.sources.has(`${path}.${kind}`));
  if (absent.length > 0) {
    return absent.map((kind) =>
      refused(place, `uses the component "${tag}", but ${path}.${kind} is missing`),
    );
  }
  if (dist.configs.get(`${path}.json`)?.component !== true) {
    return [refused(place, `uses "${tag}", but ${path}.json does not say "component": true`)];
  }
  if (mayComeLater || mayUse(dist, packageOf(dist, file), packageOf(dist, path))) return [];
  return [refused(place, `uses the component "${tag}" of another package, which may not be there yet`)];
}

/** The main package is there before any other, but for an independent one; a subpackage may always be missing. */
export function mayUse(dist: Dist, own: string, other: string): boolean {
  return own === other || (other === mainPackage && !isIndependent(dist, own));
}

function placeOf(dist: Dist, file: string, word: string): Place {
  const text = dist.sources.get(file)!;
  return placeAt(file, text, Math.max(0, text.indexOf(`"${word}"`)));
}

import { componentsOf, type Dist } from '../dist';
import { domOf, type Element, isCustom, ownerOf } from '../elements';
import type { Life, StyleOptions } from '../life';

/**
 * Whose style sheets reach an element: its owner's own; as far as the owner lets them in, the app's, the page's and those
 * of components that share theirs; and for a class that was handed in from outside, what reaches the one who did.
 */
export function reachOf(life: Life, page: string, of: Element): string[] {
  const owner = ownerOf(of);
  const own = isPage(life, owner.is) ? ofPage(life, owner.is) : ofComponent(life, page, owner.is);
  return wearsFromOutside(of) ? [...new Set([...reachOf(life, page, owner), ...own])] : own;
}

/** A page whose word begins with `page-` does without the app's styles. */
function ofPage(life: Life, path: string): string[] {
  const { styleIsolation = '' } = optionsOf(life, path);
  const shared = usedBy(life.dist, path).filter((one) => isShared(life, one));
  const app = styleIsolation.startsWith('page-') ? [] : ['app'];
  return [...app, path, ...(styleIsolation === 'page-isolated' ? [] : shared)];
}

function ofComponent(life: Life, page: string, path: string): string[] {
  const { styleIsolation = 'isolated', addGlobalClass = false } = optionsOf(life, path);
  if (styleIsolation === 'isolated' && !addGlobalClass) return [path];
  const isPageClosed = /^page-(isolated|apply-shared)$/.test(optionsOf(life, page).styleIsolation ?? '');
  const outside = ofPage(life, page).filter((one) => one !== page || !isPageClosed);
  return [...new Set([...outside, path])];
}

function isShared(life: Life, path: string): boolean {
  return optionsOf(life, path).styleIsolation === 'shared';
}

function usedBy(dist: Dist, path: string, seen: Set<string> = new Set()): string[] {
  for (const used of componentsOf(dist, path).values()) {
    if (seen.has(used)) continue;
    seen.add(used);
    usedBy(dist, used, seen);
  }
  return [...seen];
}

function wearsFromOutside(of: Element): boolean {
  const owner = ownerOf(of);
  if (owner === of || !isCustom(owner)) return false;
  const given = Object.values(owner.getExternalClasses()).flatMap((names) => names ?? []);
  return given.some((name) => domOf(of).classList.contains(name));
}

function isPage({ dist }: Life, path: string): boolean {
  return dist.pages.some((page) => page.path === path);
}

/** A component's JSON may say the same as its script. */
function optionsOf({ dist, registered }: Life, path: string): StyleOptions {
  return { ...dist.configs.get(`${path}.json`), ...registered.get(path) };
}

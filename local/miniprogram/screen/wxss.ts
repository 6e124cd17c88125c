import postcss, { type AtRule, type Container } from 'postcss';
import { type Dist, resolvePath } from '../dist';

/** Tokens of a selector: a class, id, attribute or pseudo is one, a tag is one, and so is what joins them. */
const tokens = /\\.|\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?|[.#](?:\\.|[\w-])+|[a-zA-Z][\w-]*|\*|[>+~\s]+/g;

/**
 * A style sheet of WeChat's as Chromium reads it: rpx by the screen's width, tags under the names they are drawn with,
 * and each rule only for the elements that WeChat lets it reach.
 */
export function cssOf(dist: Dist, path: string, scope: string, screenWidth: number): string {
  const root = postcss.parse(withImports(dist, path, new Set()));
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(
      /(-?[\d.]+)rpx\b/g,
      (_, rpx: string) => `${(Number(rpx) * screenWidth) / 750}px`,
    );
  });
  root.walkRules((rule) => {
    if (isKeyframe(rule.parent)) return;
    rule.selectors = rule.selectors.map((selector) => scoped(selector, scope));
  });
  return root.toString();
}

function withImports(dist: Dist, path: string, seen: Set<string>): string {
  if (seen.has(path)) return '';
  seen.add(path);
  return (dist.sources.get(path) ?? '').replace(
    /@import\s+(?:url\()?["']([^"']+)["']\)?\s*;/g,
    (_, to: string) => withImports(dist, resolvePath(path, to), seen),
  );
}

/** A selector of tags alone reaches every element, as in WeChat; any other only its own page or component. */
function scoped(selector: string, scope: string): string {
  const parts = (selector.match(tokens) ?? []).map((token) =>
    /^[a-zA-Z]/.test(token) ? drawnTag(token) : token,
  );
  if (!/[.#[]/.test(selector)) return parts.join('');
  const last = parts.findLastIndex((token) => /^[>+~\s]+$/.test(token)) + 1;
  const pseudo = parts.findIndex((token, i) => i >= last && token.startsWith('::'));
  const at = pseudo < 0 ? parts.length : pseudo;
  return [...parts.slice(0, at), `:where([wx-scope~="${scope}"])`, ...parts.slice(at)].join('');
}

export function drawnTag(tag: string): string {
  return `wx-${tag}`;
}

function isKeyframe(parent: Container | undefined): boolean {
  return parent?.type === 'atrule' && /keyframes$/.test((parent as AtRule).name);
}

import { posix } from 'node:path';
import type { Dist } from '../dist';
import { type Place, placeAt } from './finding';
import { readTags, type Tag } from './wxml';

/** A template that reads well, and what it takes from other files. */
export type Markup = { readonly file: string; readonly text: string; readonly tags: readonly Tag[] };

export function readMarkups(dist: Dist, isDamaged: (file: string) => boolean): Map<string, Markup> {
  const files = [...dist.sources].filter(([file]) => file.endsWith('.wxml') && !isDamaged(file));
  return new Map(files.map(([file, text]) => [file, { file, text, tags: readTags(text) }]));
}

export function placeOf({ file, text }: Markup, { offset }: { readonly offset: number }): Place {
  return placeAt(file, text, offset);
}

/** The files that this one imports or includes, as paths in the build. */
export function sourcesOf(
  { file, tags }: Markup,
  kind: 'import' | 'include',
): { tag: Tag; target: string }[] {
  return tags
    .filter(({ name, attributes }) => name === kind && attributes.get('src'))
    .map((tag) => ({ tag, target: withExtension(resolveSource(file, tag.attributes.get('src')!)) }));
}

export function resolveSource(file: string, source: string): string {
  return source.startsWith('/') ? source.slice(1) : posix.join(posix.dirname(file), source);
}

function withExtension(path: string): string {
  return path.endsWith('.wxml') ? path : `${path}.wxml`;
}

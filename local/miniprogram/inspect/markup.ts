import { posix } from 'node:path';
import { componentsOf, type Dist } from '../dist';
import { builtInTags, languageTags } from './built-in-tags';
import { parseBinding, wordsAgainstBinding } from './expressions';
import { type Finding, type Place, placeAt, refused, warned } from './finding';
import { readBindings, readTags, type Tag } from './wxml';
import { inspectInlineScript } from './wxs';

/** A template that reads well, and what it takes from other files. */
export type Markup = { readonly file: string; readonly text: string; readonly tags: readonly Tag[] };

/** What is wrong with a template that is well formed: names that lead nowhere, and more than its language can say. */
export function inspectMarkup(dist: Dist, markups: ReadonlyMap<string, Markup>): Finding[] {
  return [...markups.values()].flatMap((markup) => [
    ...unknownTags(dist, markups, markup),
    ...listsWithoutKey(markup),
    ...bindings(markup),
    ...markup.tags
      .filter(({ name }) => name === 'wxs')
      .flatMap((tag) => inspectInlineScript(dist, markup, tag)),
  ]);
}

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

/** A template that others take in may use whatever any of them uses. */
function unknownTags(dist: Dist, markups: ReadonlyMap<string, Markup>, markup: Markup): Finding[] {
  const users = usersOf(markups, markup.file).map((file) => file.replace(/\.wxml$/, ''));
  const owners = users.filter(
    (path) => dist.configs.has(`${path}.json`) || dist.pages.some((page) => page.path === path),
  );
  if (owners.length === 0) return [];
  const generics = owners.flatMap((path) =>
    Object.keys(dist.configs.get(`${path}.json`)?.componentGenerics ?? {}),
  );
  const known = new Set([...generics, ...owners.flatMap((path) => [...componentsOf(dist, path).keys()])]);
  return markup.tags
    .filter(({ name }) => !builtInTags.has(name) && !languageTags.has(name) && !known.has(name))
    .map((tag) =>
      refused(
        placeOf(markup, tag),
        `has <${tag.name}>, which is neither WeChat's nor a component named in its JSON`,
      ),
    );
}

function usersOf(markups: ReadonlyMap<string, Markup>, file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const direct = [...markups.values()].filter((other) =>
    (['import', 'include'] as const).some((kind) =>
      sourcesOf(other, kind).some(({ target }) => target === file),
    ),
  );
  return [file, ...direct.flatMap((other) => usersOf(markups, other.file, seen))];
}

function listsWithoutKey(markup: Markup): Finding[] {
  return markup.tags
    .filter(({ attributes }) => attributes.has('wx:for') && !attributes.has('wx:key'))
    .map((tag) => warned(placeOf(markup, tag), 'has wx:for without wx:key'));
}

function bindings(markup: Markup): Finding[] {
  const scripts = markup.tags.filter(({ name }) => name === 'wxs');
  const modules = new Set(scripts.map(({ attributes }) => attributes.get('module') ?? ''));
  return readBindings(markup.text, parseBinding).flatMap((binding) =>
    wordsAgainstBinding(binding.parsed, binding.code, modules).map((words) =>
      refused(placeOf(markup, binding), words),
    ),
  );
}

import { componentsOf, type Dist } from '../dist';
import { builtInTags, languageTags } from './built-in-tags';
import { parseBinding, wordsAgainstBinding } from './expressions';
import { type Finding, refused, warned } from './finding';
import { type Markup, placeOf, sourcesOf } from './markups';
import { readBindings } from './wxml';
import { inspectInlineScript } from './wxs';

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

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
    ...twoWayBindings(markup),
    ...foreignPrefixes(markup),
    ...unfinished(markup),
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

/** What goes back to the data goes to one field of it. */
function twoWayBindings(markup: Markup): Finding[] {
  return markup.tags.flatMap((tag) =>
    [...tag.attributes]
      .filter(([name, value]) => name.startsWith('model:') && !/^\{\{\s*[\w$]+\s*\}\}$/.test(value))
      .map(([name, value]) =>
        refused(placeOf(markup, tag), `has ${name}="${value}": it takes one field of the data and no more`),
      ),
  );
}

/** The compiler is also another framework's, which has more. */
function foreignPrefixes(markup: Markup): Finding[] {
  return markup.tags.flatMap((tag) =>
    [...tag.attributes.keys()]
      .filter((name) => /^(let|class|style|extra-attr):/.test(name))
      .map((name) => refused(placeOf(markup, tag), `has the attribute ${name}, which WeChat does not know`)),
  );
}

/** The compiler closes at the end of the file what nobody closed. */
function unfinished(markup: Markup): Finding[] {
  const whole = markup.text.replace(/<!--[\s\S]*?-->|<wxs\b[\s\S]*?<\/wxs\s*>/g, (part) =>
    ' '.repeat(part.length),
  );
  const comment = whole.indexOf('<!--');
  if (comment >= 0) return [refused(placeOf(markup, { offset: comment }), 'has a comment that never ends')];
  const tag = /<\/[-\w]*\s*$/.exec(whole);
  return tag ? [refused(placeOf(markup, { offset: tag.index }), 'has a tag that never ends')] : [];
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

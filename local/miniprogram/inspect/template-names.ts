import type { Dist } from '../dist';
import { type Finding, refused } from './finding';
import { type Markup, placeOf, sourcesOf } from './markups';
import type { Tag } from './wxml';

/** Templates that are called by name, and the files they come from. */
export function inspectTemplateNames(dist: Dist, markups: ReadonlyMap<string, Markup>): Finding[] {
  return [...markups.values()].flatMap((markup) => [
    ...missingSources(dist, markup),
    ...circles(markups, markup),
    ...missingTemplates(markups, markup),
    ...callsOfItself(markup),
  ]);
}

function missingSources(dist: Dist, markup: Markup): Finding[] {
  return (['import', 'include'] as const).flatMap((kind) =>
    sourcesOf(markup, kind)
      .filter(({ target }) => !dist.sources.has(target))
      .map(({ tag, target }) => refused(placeOf(markup, tag), `${kind}s ${target}, which is not there`)),
  );
}

function circles(markups: ReadonlyMap<string, Markup>, markup: Markup): Finding[] {
  return (['import', 'include'] as const).flatMap((kind) => {
    const next = (file: string) => {
      const other = markups.get(file);
      return other ? sourcesOf(other, kind).map(({ target }) => target) : [];
    };
    return sourcesOf(markup, kind)
      .filter(({ target }) => reaches(target, markup.file, next))
      .map(({ tag, target }) =>
        refused(placeOf(markup, tag), `${kind}s ${target}, which ${kind}s it in turn`),
      );
  });
}

/** A name that is computed can only be looked up when it is known, so that is done when the screen is drawn. */
function missingTemplates(markups: ReadonlyMap<string, Markup>, markup: Markup): Finding[] {
  const imported = sourcesOf(markup, 'import').flatMap(({ target }) => markups.get(target) ?? []);
  if (imported.length < sourcesOf(markup, 'import').length) return [];
  const known = new Set(
    [markup, ...imported].flatMap(({ tags }) => tags.flatMap((tag) => tag.attributes.get('name') ?? [])),
  );
  return calls(markup)
    .filter(({ callee }) => !known.has(callee))
    .map(({ tag, callee }) => refused(placeOf(markup, tag), `Template "${callee}" not found.`));
}

function callsOfItself(markup: Markup): Finding[] {
  const next = (name: string) =>
    calls(markup)
      .filter(({ tag }) => tag.definition === name)
      .map(({ callee }) => callee);
  return calls(markup)
    .filter(({ tag, callee }) => tag.definition !== undefined && reaches(callee, tag.definition, next))
    .map(({ tag, callee }) =>
      refused(placeOf(markup, tag), `Template "${callee}" is being called recursively, will be stop.`),
    );
}

function calls({ tags }: Markup): { tag: Tag; callee: string }[] {
  return tags.flatMap((tag) => {
    const callee = tag.name === 'template' ? tag.attributes.get('is') : undefined;
    return callee === undefined || callee.includes('{{') ? [] : [{ tag, callee }];
  });
}

function reaches(
  from: string,
  goal: string,
  next: (one: string) => readonly string[],
  seen = new Set<string>(),
): boolean {
  if (from === goal) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return next(from).some((one) => reaches(one, goal, next, seen));
}

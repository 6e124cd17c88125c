/** A tag of a well-formed template, in the order of the file. */
export type Tag = {
  readonly name: string;
  readonly offset: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** The name of the `<template name>` around it. */
  readonly definition: string | undefined;
  /** What stands between a wxs tag and its end. */
  readonly script: { readonly text: string; readonly offset: number };
};

/** Code between double braces, and what it was parsed into. */
type Binding<Parsed> = { readonly code: string; readonly offset: number; readonly parsed: Parsed };

const token =
  /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>/g;
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

/** Reads what the template compiler has found nothing wrong with, so it need not be careful. */
export function readTags(text: string): Tag[] {
  const tags: Tag[] = [];
  const open: { name: string; definition: string | undefined }[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, closed, name, written = '', isEmpty] = match;
    if (closed !== undefined) open.pop();
    if (name === undefined) continue;
    const attributes = readAttributes(written);
    const definition = open.at(-1)?.definition;
    const scriptAt = match.index + whole.length;
    const isScript = name === 'wxs' && !isEmpty;
    const scriptEnd = isScript ? text.indexOf('</wxs', scriptAt) : scriptAt;
    const script = { text: text.slice(scriptAt, scriptEnd), offset: scriptAt };
    tags.push({ name, offset: match.index, attributes, definition, script });
    if (isScript) token.lastIndex = scriptEnd;
    if (isEmpty) continue;
    open.push({
      name,
      definition: name === 'template' ? (attributes.get('name') ?? definition) : definition,
    });
  }
  return tags;
}

function readAttributes(written: string): Map<string, string> {
  return new Map(
    [...written.matchAll(attribute)].map(([, name, double, single]) => [name!, double ?? single ?? '']),
  );
}

/** Braces of an object may close two at a time as well, so a binding ends where its code is whole. */
export function readBindings<Parsed>(
  text: string,
  parse: (code: string) => Parsed | undefined,
): Binding<Parsed>[] {
  const bindings: Binding<Parsed>[] = [];
  const marked = withoutScripts(text);
  let start = marked.indexOf('{{');
  while (start >= 0) {
    const offset = start + 2;
    let end = marked.indexOf('}}', offset);
    let parsed: Parsed | undefined;
    while (end >= 0 && parsed === undefined) {
      parsed = parse(marked.slice(offset, end));
      if (parsed === undefined) end = marked.indexOf('}}', end + 1);
    }
    if (parsed !== undefined) bindings.push({ code: marked.slice(offset, end), offset, parsed });
    start = marked.indexOf('{{', Math.max(end, offset));
  }
  return bindings;
}

/** Comments and scripts as blanks, so that places stay where they are. */
function withoutScripts(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|<wxs\b[^>]*[^/]>[\s\S]*?<\/wxs/g, (part) => ' '.repeat(part.length));
}

import { parse } from 'acorn';
import type { Dist } from '../dist';
import { type Finding, placeAt, refused } from './finding';
import { type Markup, placeOf, resolveSource } from './markups';
import { visit } from './syntax-tree';
import type { Tag } from './wxml';

/** WXS looks like JavaScript of 2009 and has less: nothing is constructed, nothing caught. */
export function inspectWxs(dist: Dist): Finding[] {
  return [...dist.sources]
    .filter(([file]) => file.endsWith('.wxs'))
    .flatMap(([file, text]) => inspectScript(dist, file, text, 0, text.length));
}

export function inspectInlineScript(dist: Dist, markup: Markup, tag: Tag): Finding[] {
  const source = tag.attributes.get('src');
  if (source !== undefined && !dist.sources.has(resolveSource(markup.file, source))) {
    return [refused(placeOf(markup, tag), `loads "${source}", which is not there`)];
  }
  const { text, offset } = tag.script;
  return inspectScript(dist, markup.file, markup.text, offset, offset + text.length);
}

function inspectScript(dist: Dist, file: string, whole: string, start: number, end: number): Finding[] {
  const text = whole.slice(start, end);
  const at = (offset: number) => placeAt(file, whole, start + offset);
  try {
    const findings: Finding[] = [];
    visit(parse(text, { ecmaVersion: 5, sourceType: 'script', allowReserved: true }), (node) => {
      const words = foreign[node.type];
      if (words !== undefined) findings.push(refused(at(node.start), words));
      const target = requiredBy(node as Call);
      if (target === undefined) return;
      if (!target.endsWith('.wxs'))
        findings.push(refused(at(node.start), `requires "${target}": WXS takes files that end in .wxs`));
      else if (dist.sources.has(resolveSource(file, target))) return;
      else findings.push(refused(at(node.start), `requires "${target}", which is not there`));
    });
    return findings;
  } catch (error) {
    const { pos, message } = error as { pos: number; message: string };
    return [refused(at(pos), `is no WXS: ${message.replace(/ \(\d+:\d+\)$/, '')}`)];
  }
}

const foreign: Readonly<Record<string, string>> = {
  NewExpression: 'uses new: WXS has getDate and getRegExp instead',
  TryStatement: 'uses try: WXS has none',
  ThrowStatement: 'uses throw: WXS has none',
};

type Call = {
  readonly callee?: { readonly name?: string };
  readonly arguments?: readonly { readonly value?: unknown }[];
};

function requiredBy({ callee, arguments: given }: Call): string | undefined {
  const target = given?.[0]?.value;
  return callee?.name === 'require' && typeof target === 'string' ? target : undefined;
}

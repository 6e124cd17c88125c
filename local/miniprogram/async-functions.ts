import { type Node, parse } from 'acorn';
import { visit } from './inspect/syntax-tree';

type AsyncFunction = Node & { readonly async?: boolean; readonly body: Node };
type Method = Node & { readonly value?: AsyncFunction };

/**
 * An async function answers with the engine's own promise, of which nobody hears when it fails; DevTools turns it into one
 * that answers with the app's Promise, and so does this, leaving every line where it is.
 */
export function answeringWithPromises(source: string): string {
  if (!/(?<!\.)\basync\s*(function\b|\(|[\w$]+\s*(=>|\())/.test(source)) return source;
  const edits: { at: number; without: number; text: string }[] = [];
  const methods = new Map<Node, Node>();
  visit(
    parse(source, { ecmaVersion: 2017, preserveParens: true, allowReturnOutsideFunction: true }),
    (node) => {
      const { value } = node as Method;
      if (value?.async && !source.startsWith('async', value.start)) methods.set(value, node);
      const { async: isAsync, body } = node as AsyncFunction;
      if (!isAsync) return;
      const word = source.indexOf('async', (methods.get(node) ?? node).start);
      edits.push({ at: word, without: 'async'.length, text: '     ' });
      const isBlock = body.type === 'BlockStatement';
      edits.push({
        at: body.start,
        without: 0,
        text: `${isBlock ? '{return ' : ''}Promise.resolve((async()=>`,
      });
      edits.push({ at: body.end, without: 0, text: `)())${isBlock ? '}' : ''}` });
    },
  );
  edits.sort((a, b) => b.at - a.at);
  return edits.reduce(
    (text, { at, without, text: more }) => text.slice(0, at) + more + text.slice(at + without),
    source,
  );
}

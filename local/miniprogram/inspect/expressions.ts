import { type Node, parseExpressionAt } from 'acorn';
import { visit } from './syntax-tree';

/** Parsed as an expression or, as `data="{{ a, ...b }}"` writes it, as the inside of an object. */
export function parseBinding(code: string): Node | undefined {
  return parseWhole(`(${code})`) ?? parseWhole(`({${code}})`);
}

function parseWhole(text: string): Node | undefined {
  try {
    const node = parseExpressionAt(text, 0, { ecmaVersion: 2020, preserveParens: true });
    return node.end === text.length ? node : undefined;
  } catch {
    return undefined;
  }
}

const foreignOperators = new Set(['typeof', 'void', 'delete', 'instanceof', 'in', '**', '??', '?.']);

/** What a template's language does not have, though JavaScript has it; `modules` are the wxs modules of the file. */
export function wordsAgainstBinding(binding: Node, code: string, modules: ReadonlySet<string>): string[] {
  const words: string[] = [];
  visit(binding, (node) => {
    const { operator, callee, optional } = node as Loose;
    if (operator !== undefined && foreignOperators.has(operator))
      words.push(`"${operator}" is no operator of a template`);
    if (optional) words.push('"?." is no operator of a template');
    if (callee && !modules.has(rootName(callee) ?? '')) {
      words.push(`"${code.trim()}" calls a function: only those of a wxs module can be called in a template`);
    }
  });
  return words;
}

type Loose = Node & {
  readonly operator?: string;
  readonly optional?: boolean;
  readonly callee?: Loose;
  readonly object?: Loose;
  readonly name?: string;
};

function rootName(node: Loose): string | undefined {
  return node.object ? rootName(node.object) : node.name;
}

import { posix } from 'node:path';
import { type Node, type Program, parse } from 'acorn';
import { type Dist, mainPackage, packageOf } from '../dist';
import { mayUse } from './components';
import { type Finding, type Place, placeAt, refused } from './finding';
import { visit } from './syntax-tree';

/** The language a phone reads, and what its logic may load and run. */
export function inspectScripts(dist: Dist): Finding[] {
  const level = languageLevel(dist);
  return [...dist.sources]
    .filter(([file]) => file.endsWith('.js'))
    .flatMap(([file, text]) => inspectScript(dist, file, text, level));
}

type Level = 5 | 2017;

/** DevTools turns newer syntax into old only when the project asks it to; what comes after 2017 it leaves as it is. */
function languageLevel(dist: Dist): Level {
  const setting = dist.configs.get('project.config.json')?.setting as Record<string, unknown> | undefined;
  return setting?.es6 === true || setting?.enhance === true ? 2017 : 5;
}

function inspectScript(dist: Dist, file: string, text: string, level: Level): Finding[] {
  let program: Program;
  try {
    program = parse(text, { ecmaVersion: level, sourceType: 'script' });
  } catch (error) {
    const { pos, message } = error as { pos: number; message: string };
    return [refused(placeAt(file, text, pos), `is not ES${level}: ${message.replace(/ \(\d+:\d+\)$/, '')}`)];
  }
  const findings: Finding[] = [];
  if (!/\b(require|eval|Function)\b/.test(text)) return findings;
  visit(program, (node, isShadowed) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return;
    const { callee, arguments: given } = node as unknown as Call;
    const name = nameOf(callee);
    if (name === undefined || isShadowed(name.split('.')[0]!)) return;
    const words = wordsAgainst(dist, file, name, given);
    if (words !== undefined) findings.push(refused(placeOf(file, text, node), words));
  });
  return findings;
}

type Name = Node & {
  readonly name?: string;
  readonly value?: unknown;
  readonly object?: Name;
  readonly property?: Name;
};
type Call = { readonly callee: Name; readonly arguments: readonly Name[] };

/** `require`, or `require.async`. */
function nameOf({ type, name, object, property }: Name): string | undefined {
  if (type === 'Identifier') return name;
  return object?.name === undefined ? undefined : `${object.name}.${property?.name}`;
}

function wordsAgainst(dist: Dist, file: string, name: string, given: readonly Name[]): string | undefined {
  const text = given[0]?.type === 'Literal' ? given[0].value : undefined;
  if (name === 'eval') return 'calls eval: WeChat runs no code made of text';
  // The one text that WeChat lets through, for bundlers use it to find the global object.
  const asksForGlobal = given.length === 1 && text === 'return this';
  if (name === 'Function' && !asksForGlobal) return 'calls Function: WeChat runs no code made of text';
  if (typeof text !== 'string') return undefined;
  if (name === 'require.async') return wordsAgainstRequire(dist, file, text, true);
  return name === 'require' ? wordsAgainstRequire(dist, file, text, given.length > 1) : undefined;
}

function wordsAgainstRequire(dist: Dist, file: string, path: string, waits: boolean): string | undefined {
  if (path.startsWith('/')) return `requires "${path}": WeChat takes relative paths only`;
  const target = posix.join(posix.dirname(file), path);
  const found = target.endsWith('.js') ? target : `${target}.js`;
  if (target.startsWith('..')) return `requires "${path}", which lies outside of the build`;
  if (!dist.sources.has(found)) return `requires "${path}", which is not there`;
  const [own, other] = [packageOf(dist, file), packageOf(dist, found)];
  if (waits || mayUse(dist, own, other)) return undefined;
  return `requires "${path}" of ${other === mainPackage ? 'the main package' : other}, which may not be there yet`;
}

function placeOf(file: string, text: string, node: Node): Place {
  return placeAt(file, text, node.start);
}

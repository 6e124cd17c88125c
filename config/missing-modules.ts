import { join } from 'node:path/posix';
import type { AnyNode, FunctionDeclaration, FunctionExpression } from 'acorn';

type Scope = FunctionExpression | FunctionDeclaration;

/** One file of the phone's build: which it loads first, which modules it brings with what each asks for, what it starts. */
type Chunk = { loads: string[]; modules: Map<string, string[]>; starts: string[] };

/**
 * What a page would not find when it is the first to be opened: a file that is not there, or a module that no file it
 * loads brings. WeChat says either with an empty page.
 */
export function missingModules(programs: ReadonlyMap<string, AnyNode>, pages: readonly string[]): string[] {
  const chunks = new Map([...programs].map(([path, program]) => [path, chunkOf(path, program)]));
  return pages.flatMap((page) => {
    const files = reached(['app.js', `${page}.js`], (path) => chunks.get(path)?.loads);
    const loaded = files.flatMap((path) => chunks.get(path) ?? []);
    const modules = new Map(loaded.flatMap((chunk) => [...chunk.modules]));
    const asked = reached(
      loaded.flatMap((chunk) => chunk.starts),
      (module) => modules.get(module),
    );
    return [
      ...files.filter((path) => !chunks.has(path)).map((path) => `${page}: no file ${path}`),
      ...asked.filter((id) => !modules.has(id)).map((id) => `${page}: no file it loads brings module ${id}`),
    ];
  });
}

/** These, and whatever they lead to. */
function reached(first: readonly string[], next: (each: string) => readonly string[] | undefined): string[] {
  const all = new Set(first);
  for (const each of all) for (const further of next(each) ?? []) all.add(further);
  return [...all];
}

/** webpack's form: `require('./file')`, and a list to which a file pushes `[[ids], {module: function (…) {…}}, start]`. */
function chunkOf(path: string, program: AnyNode): Chunk {
  const chunk: Chunk = { loads: [], modules: new Map(), starts: [] };
  for (const node of nodesOf(program)) {
    if (node.type !== 'CallExpression') continue;
    const [given] = node.arguments;
    if (nameOf(node.callee) === 'require') chunk.loads.push(join(path, '..', scriptNamed(nameOf(given))));
    if (given?.type !== 'ArrayExpression') continue;
    const [ids, modules, start] = given.elements;
    if (ids?.type !== 'ArrayExpression' || modules?.type !== 'ObjectExpression') continue;
    for (const module of modules.properties)
      if (module.type === 'Property' && isScope(module.value))
        chunk.modules.set(nameOf(module.key), askedBy(module.value));
    if (start) chunk.starts.push(...[...nodesOf(start)].flatMap((each) => numberedCall(each)?.number ?? []));
  }
  return chunk;
}

/** A module is handed itself, what it exports and, if it loads others, that by which it does. */
function askedBy({ params, body }: Scope): string[] {
  const load = nameOf(params[2]);
  return load ? askedThrough(load, body) : [];
}

/** Every `load(1234)`, wherever the name by which a module loads others still means that. */
function askedThrough(load: string, node: AnyNode): string[] {
  if (isScope(node) && namesAnew(node, load)) return [];
  const call = numberedCall(node);
  return [
    ...(call?.name === load ? [call.number] : []),
    ...childrenOf(node).flatMap((child) => askedThrough(load, child)),
  ];
}

function numberedCall(node: AnyNode): { name: string; number: string } | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return undefined;
  const [only] = node.arguments;
  if (only?.type !== 'Literal' || typeof only.value !== 'number') return undefined;
  return { name: nameOf(node.callee), number: nameOf(only) };
}

function namesAnew(scope: Scope, name: string): boolean {
  const names = (node: AnyNode): boolean =>
    ((node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') &&
      nameOf(node.id) === name) ||
    (!isScope(node) && childrenOf(node).some(names));
  return scope.params.some((param) => nameOf(param) === name) || names(scope.body);
}

const isScope = (node: AnyNode): node is Scope =>
  node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration';

const scriptNamed = (name: string) => (name.endsWith('.js') ? name : `${name}.js`);

const nameOf = (node: AnyNode | null | undefined): string =>
  node?.type === 'Literal' ? String(node.value) : node?.type === 'Identifier' ? node.name : '';

function* nodesOf(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

const childrenOf = (node: AnyNode): AnyNode[] =>
  Object.values(node)
    .flat()
    .filter((part) => typeof part?.type === 'string');

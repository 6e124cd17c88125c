import type { Node } from 'acorn';

type Visitor = (node: Node, isShadowed: (name: string) => boolean) => void;

/** Every node of a syntax tree; a name is shadowed where a function around it has a parameter of that name. */
export function visit(root: Node, see: Visitor): void {
  const parameters: Set<string>[] = [];
  const isShadowed = (name: string) => parameters.some((names) => names.has(name));
  const walk = (node: Node) => {
    see(node, isShadowed);
    const params = (node as { params?: readonly { name?: string }[] }).params;
    if (params) parameters.push(new Set(params.map(({ name }) => name ?? '')));
    for (const child of childrenOf(node)) walk(child);
    if (params) parameters.pop();
  };
  walk(root);
}

function* childrenOf(node: Node): Generator<Node> {
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) yield* value.filter(isNode);
    else if (isNode(value)) yield value;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What a method wants, as WeChat's own typings say: the kinds its parameter may have, and whether it must be there. */
type Parameter = {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly isNeeded: boolean;
};

let text: string | undefined;
let versions: ReadonlyMap<string, string> | undefined;
const known = new Map<string, readonly Parameter[]>();

/** Every method WeChat documents, with the base library it came with. */
export function wechatMethods(): ReadonlyMap<string, string> {
  versions ??= new Map(readVersions());
  return versions;
}

/** A method's version stands in the comment above it; where none stands it was always there. */
function readVersions(): [string, string][] {
  const typings = read();
  const methods = typings.slice(typings.indexOf('\n    interface Wx {'));
  const found: [string, string][] = [];
  let since = '0';
  for (const [, comment, name] of methods.matchAll(/\/\*\*(.*?)\*\/|^ {8}([a-zA-Z]+)\??[<(:]/gms)) {
    if (name === undefined) since = /需要基础库： `([\d.]+)`/.exec(comment ?? '')?.[1] ?? '0';
    else found.push([name, since]);
  }
  return found;
}

export function parametersOf(method: string): readonly Parameter[] {
  const parameters = known.get(method) ?? readParameters(method);
  known.set(method, parameters);
  return parameters;
}

function readParameters(method: string): readonly Parameter[] {
  const title = `${method[0]!.toUpperCase()}${method.slice(1)}Option`;
  const body =
    new RegExp(`^ {4}interface ${title}(?:<[^{]*)? \\{\\n(.*?)^ {4}\\}`, 'ms').exec(read())?.[1] ?? '';
  const fields = body.matchAll(/^ {8}([a-zA-Z]+)(\??): ?(.*(?:\n {12}.*)*)/gm);
  return [...fields]
    .map(([, name = '', mark, type = '']) => ({ name, kinds: kindsOf(type), isNeeded: mark === '' }))
    .filter(({ kinds }) => kinds.length > 0);
}

/** Kinds WeChat itself tells apart; what is anything or an object of its own shape is not checked. */
function kindsOf(type: string): string[] {
  if (/Callback$|\bT\b|\bany$|IAnyObject/.test(type.trim())) return [];
  if (/\[\]$|^\s*Array</.test(type)) return ['Array'];
  const kinds = type
    .split('|')
    .map((one) => one.trim())
    .filter(Boolean)
    .map(kindOf);
  return kinds.includes('') ? [] : [...new Set(kinds)];
}

function kindOf(type: string): string {
  if (type === 'string' || type.startsWith("'")) return 'String';
  if (type === 'number' || /^-?\d/.test(type)) return 'Number';
  if (type === 'boolean') return 'Boolean';
  return type === 'ArrayBuffer' ? type : '';
}

function read(): string {
  text ??= readFileSync(
    createRequire(__filename).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts'),
    'utf8',
  );
  return text;
}

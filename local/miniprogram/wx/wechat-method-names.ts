import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let names: ReadonlySet<string> | undefined;

/** The names of all methods WeChat documents, read from its own typings; they do not change while we run. */
export function wechatMethodNames(): ReadonlySet<string> {
  names ??= new Set(read());
  return names;
}

function read(): string[] {
  const typings = createRequire(__filename).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts');
  const text = readFileSync(typings, 'utf8');
  const methods = text.slice(text.indexOf('\n    interface Wx {'));
  return [...methods.matchAll(/^ {8}([a-zA-Z]+)\??[<(:]/gm)].map((match) => match[1]!);
}

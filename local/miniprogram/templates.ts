import { createContext, Script } from 'node:vm';
import type { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { Dist } from './dist';
import { hosting } from './template-host';
import { callHandler, watching } from './wxs-instance';

export type Template = glassEasel.template.ComponentTemplate;

/** Brings the templates of a build to life, by path; `warn` hears of a name that turns out to be nobody's. */
export function compileTemplates(
  dist: Dist,
  code: string,
  now: () => number,
  warn: (words: string) => void,
): ReadonlyMap<string, Template> {
  // A context of their own keeps wxs from seeing Node.
  const context = createContext({
    warn,
    callHandler,
    host: hosting(warn),
    watching,
  });
  const giveScripts = new Script(scriptGlobals).runInContext(context) as (clock: () => number) => void;
  giveScripts(now);
  const groups = new Script(`(${tellingOfMissing(withScripts(code))})`, {
    filename: 'templates',
  }).runInContext(context);
  const files = [...dist.sources.keys()].filter((file) => file.endsWith('.wxml'));
  return new Map(
    files.map((file) => file.replace(/\.wxml$/, '')).map((path) => [path, template(groups, path)]),
  );
}

/** What wxs has in place of `new Date` and `new RegExp`. */
const scriptGlobals = `(function (now) {
  globalThis.getDate = function (...given) { return new Date(...(given.length ? given : [now()])); };
  globalThis.getRegExp = function (pattern, flags) { return new RegExp(pattern, flags); };
})`;

/**
 * The compiler leaves it to its host how scripts hear of events, finds no script by its name with the
 * ending, and lets `constructor` be a function, where in wxs it is the type's name.
 */
function withScripts(code: string): string {
  return code
    .replace(/R\.setEventListenerWrapper\(Q\.C\);/g, '$&host(R);')
    .replace(/\.constructor\b/g, '.constructor.name')
    .replace(/A:function\(a\)\{return a\},B:function\(a\)\{return a\}/, 'A:watching,C:callHandler')
    .replace("load(normalized.join('/'))", String.raw`load(normalized.join('/').replace(/\.wxs$/, ''))`);
}

/** A template whose computed name is nobody's draws nothing; the compiled code is made to say so as WeChat does. */
function tellingOfMissing(code: string): string {
  let file = '';
  return code.replace(/G\["([^"]+)"\]=\(\(\)=>|return S\[P\]\}/g, (found, path?: string) => {
    if (path !== undefined) file = path;
    if (path !== undefined) return found;
    return `if(P&&!S[P])warn(${JSON.stringify(`${file}.wxml Template "`)}+P+'" not found.');${found}`;
  });
}

/** Events are bound as WeChat writes them, `bindtap`; glass-easel alone expects `bind:tap` on plain elements. */
function template(groupList: Record<string, unknown>, path: string): Template {
  return { groupList, content: groupList[path], fallbackListenerOnNativeNode: true } as Template;
}

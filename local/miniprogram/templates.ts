import { createContext, Script } from 'node:vm';
import type { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { Dist } from './dist';

export type Template = glassEasel.template.ComponentTemplate;

/** Brings the templates of a build to life, by path; `onMissing` hears of a name that turns out to be nobody's. */
export function compileTemplates(
  dist: Dist,
  code: string,
  onMissing: (file: string, name: string) => void,
): ReadonlyMap<string, Template> {
  // A context of their own keeps wxs from seeing Node.
  const context = createContext({ onMissing });
  const groups = new Script(`(${tellingOfMissing(code)})`, { filename: 'templates' }).runInContext(context);
  const files = [...dist.sources.keys()].filter((file) => file.endsWith('.wxml'));
  return new Map(
    files.map((file) => file.replace(/\.wxml$/, '')).map((path) => [path, template(groups, path)]),
  );
}

/** A template whose computed name is nobody's draws nothing; the compiled code is made to say so as WeChat does. */
function tellingOfMissing(code: string): string {
  let file = '';
  return code.replace(/G\["([^"]+)"\]=\(\(\)=>|return S\[P\]\}/g, (found, path?: string) => {
    if (path !== undefined) file = path;
    if (path !== undefined) return found;
    return `if(P&&!S[P])onMissing(${JSON.stringify(`${file}.wxml`)},P);${found}`;
  });
}

/** Events are bound as WeChat writes them, `bindtap`; glass-easel alone expects `bind:tap` on plain elements. */
function template(groupList: Record<string, unknown>, path: string): Template {
  return { groupList, content: groupList[path], fallbackListenerOnNativeNode: true } as Template;
}

import { createContext, Script } from 'node:vm';
import type { glassEasel } from 'glass-easel-miniprogram-adapter';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Dist } from './dist';

export type Template = glassEasel.template.ComponentTemplate;

type ParseIssue = { message: string; startLine: number; startColumn: number };

/** Compiles every wxml and wxs of the build; a damaged wxml shows in `issues` and nowhere else. */
export function compileTemplates(dist: Dist): { templates: ReadonlyMap<string, Template>; issues: string[] } {
  const group = new TmplGroup();
  const issues: string[] = [];
  const paths: string[] = [];
  for (const [file, text] of dist.sources) {
    const path = file.replace(/\.\w+$/, '');
    if (file.endsWith('.wxs')) group.addScript(path, text);
    if (!file.endsWith('.wxml')) continue;
    paths.push(path);
    for (const issue of group.addTmpl(path, text) as ParseIssue[]) {
      issues.push(`${file}:${issue.startLine + 1}:${issue.startColumn + 1} ${issue.message}`);
    }
  }
  const source = group.getTmplGenObjectGroups();
  group.free();
  // A context of their own keeps wxs from seeing Node.
  const groupList = new Script(`(${source})`, { filename: 'templates' }).runInContext(createContext({}));
  return {
    templates: new Map(paths.map((path) => [path, template(groupList, path)])),
    issues,
  };
}

/** Events are bound as WeChat writes them, `bindtap`; glass-easel alone expects `bind:tap` on plain elements. */
function template(groupList: Record<string, unknown>, path: string): Template {
  return { groupList, content: groupList[path], fallbackListenerOnNativeNode: true } as Template;
}

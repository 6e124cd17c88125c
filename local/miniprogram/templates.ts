import { createContext, Script } from 'node:vm';
import type { glassEasel } from 'glass-easel-miniprogram-adapter';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Dist } from './dist';
import { type Finding, refused } from './inspect/finding';

export type Template = glassEasel.template.ComponentTemplate;

type ParseIssue = { message: string; startLine: number; startColumn: number };

type Reading = {
  readonly findings: readonly Finding[];
  isDamaged(file: string): boolean;
  /** Only of a build in which nothing was found. */
  compile(): ReadonlyMap<string, Template>;
};

/** Reads every wxml and wxs of the build; a damaged wxml shows in `findings` and nowhere else. */
export function readTemplates(dist: Dist, onMissing: (file: string, name: string) => void): Reading {
  const group = new TmplGroup();
  const issues: { file: string; finding: Finding }[] = [];
  for (const [file, text] of dist.sources) {
    const path = file.replace(/\.\w+$/, '');
    if (file.endsWith('.wxs')) group.addScript(path, text);
    if (!file.endsWith('.wxml')) continue;
    for (const issue of group.addTmpl(path, text) as ParseIssue[]) {
      issues.push({ file, finding: refused(placeOf(file, issue), wordsOf(issue, text)) });
    }
  }
  const source = group.getTmplGenObjectGroups();
  group.free();
  const paths = [...dist.sources.keys()].filter((file) => file.endsWith('.wxml'));
  return {
    findings: issues.map(({ finding }) => finding),
    isDamaged: (file) => issues.some((issue) => issue.file === file),
    compile: () => {
      // A context of their own keeps wxs from seeing Node.
      const context = createContext({ onMissing });
      const groups = new Script(`(${tellingOfMissing(source)})`, { filename: 'templates' }).runInContext(
        context,
      );
      return new Map(paths.map((file) => [pathOf(file), template(groups, pathOf(file))]));
    },
  };
}

function pathOf(file: string): string {
  return file.replace(/\.wxml$/, '');
}

function placeOf(file: string, { startLine, startColumn }: ParseIssue) {
  return { file, line: startLine + 1, column: startColumn + 1 };
}

const excerptLength = 40;

/** The compiler says what it met but not what stands there. */
function wordsOf({ message, startLine, startColumn }: ParseIssue, text: string): string {
  const excerpt = text.split('\n')[startLine]!.slice(startColumn, startColumn + excerptLength);
  return /^wx:el/.test(excerpt)
    ? `${excerpt.split(/[\s=>/]/)[0]} has no wx:if before it`
    : `${message}: ${excerpt}`;
}

/** A template whose computed name is nobody's draws nothing; the compiled code is made to say so as WeChat does. */
function tellingOfMissing(source: string): string {
  let file = '';
  return source.replace(/G\["([^"]+)"\]=\(\(\)=>|return S\[P\]\}/g, (found, path?: string) => {
    if (path !== undefined) file = path;
    if (path !== undefined) return found;
    return `if(P&&!S[P])onMissing(${JSON.stringify(`${file}.wxml`)},P);${found}`;
  });
}

/** Events are bound as WeChat writes them, `bindtap`; glass-easel alone expects `bind:tap` on plain elements. */
function template(groupList: Record<string, unknown>, path: string): Template {
  return { groupList, content: groupList[path], fallbackListenerOnNativeNode: true } as Template;
}

import { TmplGroup } from 'glass-easel-template-compiler';
import type { Dist } from '../dist';
import { type Finding, refused, warned } from './finding';

type ParseIssue = { level: string; message: string; startLine: number; startColumn: number };

type Reading = {
  readonly findings: readonly Finding[];
  isDamaged(file: string): boolean;
  /** All templates as one piece of code; of use only when nothing was found. */
  readonly code: string;
};

/** Reads every wxml and wxs of the build; a damaged wxml shows in `findings` and nowhere else. */
export function readTemplates(dist: Dist): Reading {
  const group = new TmplGroup();
  const issues: { file: string; finding: Finding }[] = [];
  for (const [file, text] of dist.sources) {
    const path = file.replace(/\.\w+$/, '');
    if (file.endsWith('.wxs')) group.addScript(path, text);
    if (!file.endsWith('.wxml')) continue;
    for (const issue of group.addTmpl(path, text) as ParseIssue[]) {
      const say = isMild(issue) ? warned : refused;
      issues.push({ file, finding: say(placeOf(file, issue), wordsOf(issue, text)) });
    }
  }
  const code = group.getTmplGenObjectGroups();
  group.free();
  return {
    findings: issues.map(({ finding }) => finding),
    isDamaged: (file) => issues.some((issue) => issue.file === file && issue.finding.isRefused),
    code,
  };
}

/** What WeChat lets pass, though it may not be what was meant. */
function isMild({ level, message }: ParseIssue): boolean {
  return level === 'Note' || message === 'this attribute is deprecated';
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

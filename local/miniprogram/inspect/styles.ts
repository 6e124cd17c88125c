import { type CssSyntaxError, parse, type Root, type Rule } from 'postcss';
import { type Dist, resolvePath } from '../dist';
import { type Finding, refused, warned } from './finding';

/** WXSS is a smaller CSS: fewer selectors, fewest of all in components, and no picture from the package. */
export function inspectStyles(dist: Dist): Finding[] {
  return [...dist.sources]
    .filter(([file]) => file.endsWith('.wxss'))
    .flatMap(([file, text]) => inspectSheet(dist, file, text));
}

function inspectSheet(dist: Dist, file: string, text: string): Finding[] {
  let sheet: Root;
  try {
    sheet = parse(text);
  } catch (error) {
    const { line, column, reason } = error as CssSyntaxError;
    return [refused({ file, line: line ?? 1, column: column ?? 1 }, reason)];
  }
  const findings: Finding[] = [];
  sheet.walkAtRules('import', (rule) => {
    const [, target = ''] = /^(?:url\()?["']?([^"')]+)/.exec(rule.params) ?? [];
    if (dist.sources.has(resolvePath(file, target))) return;
    findings.push(refused({ file, ...rule.source?.start }, `imports "${target}", which is not there`));
  });
  const isOfComponent = dist.configs.get(file.replace(/wxss$/, 'json'))?.component === true;
  sheet.walkRules((rule) => {
    if (!isInKeyframes(rule)) findings.push(...inspectSelector(rule, file, isOfComponent));
  });
  sheet.walkDecls(({ value, source }) => {
    const [, target = 'data:'] = /url\(\s*["']?([^"')\s]+)/.exec(value) ?? [];
    if (/^(data:|https?:|\/\/|cloud:)/.test(target)) return;
    findings.push(
      warned({ file, ...source?.start }, `shows "${target}": WeChat shows no picture of the package here`),
    );
  });
  return findings;
}

function inspectSelector(rule: Rule, file: string, isOfComponent: boolean): Finding[] {
  const place = { file, ...rule.source?.start };
  if (rule.selector.includes('//'))
    return [refused(place, 'has a comment that begins with "//": WXSS knows "/* */" alone')];
  if (rule.parent?.type === 'rule')
    return [refused(place, `has "${rule.selector}" inside another rule, which WXSS does not know`)];
  const bare = rule.selector.replace(/\[[^\]]*\]/g, '[]').replace(/::?[-\w]+(\([^)]*\))?/g, '');
  if (bare.includes('*')) return [refused(place, `has the selector "${rule.selector}": WXSS knows no "*"`)];
  if (!isOfComponent || !/(^|[\s>+~,])[a-z]|#|\[/i.test(bare)) return [];
  return [warned(place, `has the selector "${rule.selector}": a component may select by classes only`)];
}

function isInKeyframes({ parent }: Rule): boolean {
  return parent?.type === 'atrule' && /keyframes$/.test((parent as unknown as { name: string }).name);
}

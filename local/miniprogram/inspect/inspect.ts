import type { Dist } from '../dist';
import { inspectAppJson } from './app-json';
import { inspectComponents } from './components';
import type { Finding } from './finding';
import { inspectMarkup } from './markup';
import { readMarkups } from './markups';
import { inspectScripts } from './scripts';
import { inspectPreload, inspectSizes } from './sizes';
import { inspectStyles } from './styles';
import { inspectTemplateNames } from './template-names';
import { readTemplates } from './templates';
import { inspectWxs } from './wxs';

/** What looking at a build brings: all that WeChat would refuse or warn of before it runs, and its templates as code. */
export type Inspection = { readonly findings: readonly Finding[]; readonly templates: string };

export function inspect(dist: Dist): Inspection {
  const reading = readTemplates(dist);
  const markups = readMarkups(dist, reading.isDamaged);
  const findings = [
    ...reading.findings,
    ...dist.unreadable,
    ...inspectSizes(dist),
    ...inspectAppJson(dist),
    ...inspectPreload(dist),
    ...inspectComponents(dist),
    ...inspectScripts(dist),
    ...inspectWxs(dist),
    ...inspectStyles(dist),
    ...inspectMarkup(dist, markups),
    ...inspectTemplateNames(dist, markups),
  ];
  return { findings, templates: reading.code };
}

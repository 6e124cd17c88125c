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
import { inspectWxs } from './wxs';

/** Everything WeChat would refuse or warn of before a build runs; templates the compiler cannot read it has told of. */
export function inspectDist(dist: Dist, isDamaged: (file: string) => boolean): Finding[] {
  const markups = readMarkups(dist, isDamaged);
  return [
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
}

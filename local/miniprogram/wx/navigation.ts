import type { Life } from '../life';
import { navigateBack, navigateTo, redirectTo, reLaunch } from '../routes';
import { type AsyncMethod, asyncMethods, type Options, textOption } from './method';
import { refuse } from './refusal';

export function navigationMethods(life: Life) {
  // Pages change one after another, however many calls arrive in one moment.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    (route: (options: Options) => Promise<void>): AsyncMethod =>
    (options) => {
      const mine = last.catch(() => {}).then(() => route(options));
      last = mine;
      return mine;
    };
  return asyncMethods(life, {
    navigateTo: inTurn((options) => navigateTo(life, textOption(options, 'url'))),
    redirectTo: inTurn((options) => redirectTo(life, textOption(options, 'url'))),
    reLaunch: inTurn((options) => reLaunch(life, textOption(options, 'url'))),
    navigateBack: inTurn((options) => navigateBack(life, Number(options.delta ?? 1))),
    switchTab: () => refuse('can not switch to no-tabBar page'),
  });
}

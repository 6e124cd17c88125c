import { createChannel } from '../event-channel';
import type { AppFunction, Life } from '../life';
import { navigateBack, navigateTo, redirectTo, reLaunch, switchTab } from '../routes';
import { type AsyncMethod, asyncMethods, type Options, textOption } from './method';

export function navigationMethods(life: Life) {
  // Pages change one after another, however many calls arrive in one moment.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    (route: (options: Options) => Promise<unknown>): AsyncMethod =>
    (options) => {
      const mine = last.catch(() => {}).then(() => route(options));
      last = mine;
      return mine;
    };
  return asyncMethods(life, {
    navigateTo: inTurn(async (options) => {
      const channel = createChannel(life, options.events as Readonly<Record<string, AppFunction>>);
      await navigateTo(life, textOption(options, 'url'), channel);
      return { eventChannel: channel.opener };
    }),
    redirectTo: inTurn((options) => redirectTo(life, textOption(options, 'url'))),
    reLaunch: inTurn((options) => reLaunch(life, textOption(options, 'url'))),
    navigateBack: inTurn((options) => navigateBack(life, Number(options.delta ?? 1))),
    switchTab: inTurn((options) => switchTab(life, textOption(options, 'url'))),
  });
}

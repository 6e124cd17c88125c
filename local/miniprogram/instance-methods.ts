import type { component as adapter } from 'glass-easel-miniprogram-adapter';
import { type AppFunction, type Life, pageOfElement } from './life';
import { animate, clearAnimation } from './wx/animation';
import { createIntersectionObserver } from './wx/intersection-observer';
import { createMediaQueryObserver } from './wx/media-query';
import { createSelectorQuery } from './wx/selector-query';

type Instance = adapter.GeneralComponent;

const notBuilt = [
  ...['applyAnimatedStyle', 'clearAnimatedStyle', 'setUpdatePerformanceListener'],
  ...['setPassiveEvent', 'getPassiveEvent'],
];

/** What every page and component has beyond what the framework gives it; the rest of WeChat's refuse by name. */
export function instanceMethods(life: Life): Record<string, AppFunction> {
  const refusing = notBuilt.map((name) => [
    name,
    () => {
      throw new Error(`this.${name} is not built in the simulator`);
    },
  ]);
  return {
    ...Object.fromEntries(refusing),
    animate: inside((self, given) => animate(life, self, given)),
    clearAnimation: inside((self, given) => clearAnimation(life, self, given)),
    createSelectorQuery: inside((self) => createSelectorQuery(life).in(self)),
    createIntersectionObserver: inside((self, [options]) =>
      createIntersectionObserver(life, self._$, options as object | undefined),
    ),
    createMediaQueryObserver: inside(() => createMediaQueryObserver(life)),
    getPageId: inside((self) => `pageId:${pageOfElement(life, self._$)?.id}`),
    // A tab bar of the app's own is refused with the build, and WeChat's is no component.
    getTabBar: () => undefined,
  };
}

function inside(method: (self: Instance, given: readonly unknown[]) => unknown): AppFunction {
  return function (this: unknown, ...given: unknown[]) {
    return method(this as Instance, given);
  };
}

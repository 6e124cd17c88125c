import { type MediaQuery, matches } from '../components/match-media';
import type { AppFunction, Life } from '../life';

/** Tells at once, and each time it changes, whether the page is as wide or high as asked. */
export function createMediaQueryObserver(life: Life) {
  let look = () => {};
  return {
    observe: (query: MediaQuery, callback: AppFunction) => {
      let known: boolean | undefined;
      look = () => {
        const isMatch = matches(life.phone, query);
        if (isMatch === known) return;
        known = isMatch;
        life.protect('mediaQueryObserver', () => callback(life.realm.toApp({ matches: isMatch })));
      };
      life.view.observers.add(look);
      life.realm.later(look, 0);
    },
    disconnect: () => {
      life.view.observers.delete(look);
      look = () => {};
    },
  };
}

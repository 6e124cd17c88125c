import { type MediaQuery, matches } from '../components/match-media';
import { type AppFunction, keepLooking, type Life } from '../life';

/** Tells at once, and each time it changes, whether the page is as wide or high as asked. */
export function createMediaQueryObserver(life: Life) {
  let stop = () => {};
  return {
    observe: (query: MediaQuery, callback: AppFunction) => {
      let known: boolean | undefined;
      stop = keepLooking(life, () => {
        const isMatch = matches(life.phone, query);
        if (isMatch === known) return;
        known = isMatch;
        life.protect('mediaQueryObserver', () => callback(life.realm.toApp({ matches: isMatch })));
      });
    },
    disconnect: () => stop(),
  };
}

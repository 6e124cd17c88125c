import { domOf, type Element, isOn, numberOf } from '../elements';
import { trigger } from '../event';
import type { Life } from '../life';

const percentMs = 30;
const reached = new WeakMap<Element, number>();

/** A bar that moves tells when it has come as far as the page asked, from its beginning unless it goes on. */
export function fill(life: Life, bar: Element): void {
  const percent = numberOf(bar, 'percent', 0);
  const from = isForwards(bar) ? (reached.get(bar) ?? 0) : 0;
  reached.set(bar, percent);
  if (!isOn(bar, 'active') || percent === from) return;
  life.realm.later(
    () => {
      if (domOf(bar)?.isConnected && reached.get(bar) === percent)
        trigger(bar, 'activeend', { curPercent: percent });
    },
    Math.abs(percent - from) * numberOf(bar, 'duration', percentMs),
  );
}

function isForwards(bar: Element): boolean {
  return bar.attributes.some(({ name, value }) => name === 'active-mode' && value === 'forwards');
}

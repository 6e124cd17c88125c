import {
  domOf,
  type Element,
  findAll,
  isOn,
  nearest,
  numberOf,
  propertiesOf,
  setProperty,
} from '../elements';
import { trigger } from '../event';
import type { Life } from '../life';

const intervalMs = 5000;
const shown = new WeakMap<Element, number>();

/** `source` says who turned the page: a finger, the clock, or, empty, the app itself. */
type Source = 'touch' | 'autoplay' | '';

export function swipeTo(swiper: Element, to: number, source: Source = 'touch'): void {
  const items = itemsOf(swiper);
  const current = isOn(swiper, 'circular') ? (to + items.length) % items.length : to;
  if (!items[current]) throw new Error(`The swiper has ${items.length} pages and none at ${to}`);
  if (current === shownIn(swiper)) return;
  shown.set(swiper, current);
  setProperty(swiper, 'current', current);
  const currentItemId = String(propertiesOf(items[current]).itemId ?? '');
  if (propertiesOf(swiper).currentItemId) setProperty(swiper, 'current-item-id', currentItemId);
  trigger(swiper, 'change', { current, currentItemId, source });
  trigger(swiper, 'animationfinish', { current, currentItemId, source });
}

export function shownIn(swiper: Element): number {
  return shown.get(swiper) ?? askedIn(swiper);
}

/** The page that the app asks for, by its own name or its number. */
function askedIn(swiper: Element): number {
  const { currentItemId } = propertiesOf(swiper);
  const named = itemsOf(swiper).findIndex((item) => propertiesOf(item).itemId === currentItemId);
  return currentItemId && named >= 0 ? named : numberOf(swiper, 'current', 0);
}

/** The app has set another page. */
export function followCurrent(swiper: Element): void {
  const current = askedIn(swiper);
  if (itemsOf(swiper)[current]) swipeTo(swiper, current, '');
}

export function startTurning(life: Life, swiper: Element): void {
  shown.set(swiper, askedIn(swiper));
  if (isOn(swiper, 'autoplay')) turnLater(life, swiper);
}

function turnLater(life: Life, swiper: Element): void {
  life.realm.later(
    () => {
      if (!domOf(swiper).isConnected || !isOn(swiper, 'autoplay')) return;
      const next = shownIn(swiper) + 1;
      const isLast = next === itemsOf(swiper).length;
      swipeTo(swiper, isLast ? 0 : next, 'autoplay');
      turnLater(life, swiper);
    },
    numberOf(swiper, 'interval', intervalMs),
  );
}

function itemsOf(swiper: Element): Element[] {
  return findAll(swiper, 'swiper-item').filter((item) => nearest(item, 'swiper') === swiper);
}

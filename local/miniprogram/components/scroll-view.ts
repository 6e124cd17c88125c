import { boxOf, type Element, findAll, isOn, numberOf, propertiesOf, setProperty } from '../elements';
import { trigger } from '../event';

const thresholdPx = 50;
const positions = new WeakMap<Element, { left: number; top: number }>();

/** Moves what lies inside as far as it goes; before it was drawn nobody knows how far that is. */
export function scrollTo(view: Element, left: number, top: number): void {
  const from = positionOf(view);
  const { width, height, scrollWidth, scrollHeight } = boxOf(view);
  const isDrawn = height > 0;
  const to = {
    left: isDrawn ? between(left, scrollWidth - width) : left,
    top: isDrawn ? between(top, scrollHeight - height) : top,
  };
  if (to.left === from.left && to.top === from.top) return;
  positions.set(view, to);
  trigger(view, 'scroll', {
    scrollLeft: to.left,
    scrollTop: to.top,
    scrollWidth,
    scrollHeight,
    deltaX: from.left - to.left,
    deltaY: from.top - to.top,
  });
  if (isDrawn) tellEdges(view, from, to);
}

export function positionOf(view: Element) {
  return positions.get(view) ?? { left: 0, top: 0 };
}

/** An element inside comes to the upper edge. */
export function scrollIntoView(view: Element): void {
  const { scrollIntoView: id, scrollX } = propertiesOf(view);
  const target = typeof id === 'string' && id !== '' ? findAll(view, `#${id}`)[0] : undefined;
  if (!target) return;
  const { left, top } = positionOf(view);
  const [here, there] = [boxOf(view), boxOf(target)];
  if (scrollX !== undefined && scrollX !== false) scrollTo(view, left + there.left - here.left, top);
  else scrollTo(view, left, top + there.top - here.top);
}

/** What the page itself asks for by `scroll-top` and `scroll-left`. */
export function followScroll(view: Element): void {
  const { left, top } = positionOf(view);
  scrollTo(view, numberOf(view, 'scrollLeft', left), numberOf(view, 'scrollTop', top));
}

/** A person pulls down from the top until the page is asked for new things. */
export function pullDown(view: Element): void {
  if (!isOn(view, 'refresher-enabled')) return;
  trigger(view, 'refresherpulling', { dy: numberOf(view, 'refresherThreshold', 45) });
  setProperty(view, 'refresher-triggered', true);
  trigger(view, 'refresherrefresh', { dy: numberOf(view, 'refresherThreshold', 45) });
}

type Position = { left: number; top: number };

/** Each edge is told of once, on the way into its strip. */
function tellEdges(view: Element, from: Position, to: Position): void {
  const { width, height, scrollWidth, scrollHeight } = boxOf(view);
  const upper = numberOf(view, 'upperThreshold', thresholdPx);
  const lower = numberOf(view, 'lowerThreshold', thresholdPx);
  const enters = (before: number, after: number, strip: number) => before > strip && after <= strip;
  if (enters(from.top, to.top, upper)) trigger(view, 'scrolltoupper', { direction: 'top' });
  if (enters(from.left, to.left, upper)) trigger(view, 'scrolltoupper', { direction: 'left' });
  const below = (position: Position) => scrollHeight - height - position.top;
  const beyond = (position: Position) => scrollWidth - width - position.left;
  if (enters(below(from), below(to), lower)) trigger(view, 'scrolltolower', { direction: 'bottom' });
  if (enters(beyond(from), beyond(to), lower)) trigger(view, 'scrolltolower', { direction: 'right' });
}

function between(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

import { boxOf, type Element, isOn, nearest, propertiesOf, setProperty } from '../elements';
import { trigger } from '../event';

const places = new WeakMap<Element, { x: number; y: number }>();

/** A finger drags it where its directions let it go and, once drawn, no further than its area. */
export function moveTo(view: Element, x: number, y: number): void {
  if (isOn(view, 'disabled')) return;
  const { direction = 'none' } = propertiesOf(view);
  const before = placeOf(view);
  const goes = (way: string) => direction === 'all' || direction === way;
  const place = {
    x: goes('horizontal') ? within(view, 'width', x) : before.x,
    y: goes('vertical') ? within(view, 'height', y) : before.y,
  };
  if (place.x === before.x && place.y === before.y) return;
  places.set(view, place);
  setProperty(view, 'x', place.x);
  setProperty(view, 'y', place.y);
  trigger(view, 'change', { ...place, source: 'touch' });
}

/** The app has put it elsewhere. */
export function followPlace(view: Element): void {
  const [before, place] = [places.get(view), placeOf(view)];
  if (place.x === before?.x && place.y === before.y) return;
  places.set(view, place);
  trigger(view, 'change', { ...place, source: '' });
}

function placeOf(view: Element) {
  const { x = 0, y = 0 } = propertiesOf(view);
  return { x: Number(x), y: Number(y) };
}

function within(view: Element, side: 'width' | 'height', value: number): number {
  const area = nearest(view, 'movable-area');
  const room = area ? boxOf(area)[side] - boxOf(view)[side] : 0;
  return room > 0 ? Math.max(0, Math.min(value, room)) : value;
}

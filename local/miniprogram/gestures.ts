import { press } from './components/button';
import { chooseRadio, flip, slideTo, tick } from './components/choice';
import { blur, confirm, focus, type } from './components/field';
import { lookPressed, lookReleased } from './components/hover';
import { controlOf } from './components/label';
import { tapGround, tapMarker } from './components/map';
import { moveTo } from './components/movable-view';
import { follow } from './components/navigator';
import { cancel, choose, turn } from './components/picker';
import { positionOf, pullDown, scrollTo } from './components/scroll-view';
import { swipeTo } from './components/swiper';
import { boxOf, type Element, isOn, nearest, nearestOf, setProperty, tagOf } from './elements';
import { reaches, type Touches, trigger, triggerUpwards } from './event';
import { type Life, pageOfElement } from './life';

/** A finger put down and lifted, and what WeChat's own components then do by themselves. */
export function tap(life: Life, element: Element): void {
  mustBeInReach(life, element);
  const field = nearestOf(element, { input: true, textarea: true })?.[0];
  if (field !== life.view.focused) blur(life);
  putDown(life, element);
  lift(life, element);
  const button = nearest(element, 'button');
  if (button && isOn(button, 'disabled')) return;
  life.hasTapped = true;
  const [acting = element] = nearestOf(element, tapped) ?? [];
  const tell = () => triggerUpwards(element, 'tap', fingerAt(element), pressing(element));
  if (reaches(acting, 'tap', tell)) act(life, acting);
}

/** The finger stays down long enough to mean something else. */
export function holdLong(element: Element): void {
  triggerUpwards(element, 'longpress', fingerAt(element), pressing(element));
  triggerUpwards(element, 'longtap', fingerAt(element), pressing(element));
}

/** Fingers lie in the middle of an element unless somebody says where. */
export function putDown(life: Life, element: Element, fingers: Partial<Touches> = {}): void {
  mustBeInReach(life, element);
  touch(element, 'touchstart', { ...pressing(element), ...fingers });
  lookPressed(life, element);
}

export function move(element: Element, fingers: Partial<Touches> = {}): void {
  touch(element, 'touchmove', { ...pressing(element), ...fingers });
}

export function lift(life: Life, element: Element, fingers: Partial<Touches> = {}): void {
  lookReleased(life, element);
  touch(element, 'touchend', { ...pressing(element), touches: [], ...fingers });
}

function touch(element: Element, type: string, fingers: Touches): void {
  const { pageX: x, pageY: y } = fingers.changedTouches[0] ?? fingers.touches[0] ?? fingerOn(element);
  triggerUpwards(element, type, { x, y }, fingers);
}

/** The component under the finger, or around what is under it; a label passes the tap on. */
function act(life: Life, element: Element): void {
  const found = nearestOf(element, tapped);
  found?.[1](life, found[0]);
}

const tapped: Readonly<Record<string, (life: Life, element: Element) => void>> = {
  button: press,
  checkbox: (_, box) => tick(box),
  radio: (_, radio) => chooseRadio(radio),
  switch: (_, control) => flip(control),
  input: focus,
  textarea: focus,
  navigator: follow,
  label: (life, label) => {
    const control = controlOf(label);
    if (control) act(life, control);
  },
};

/** What the automator may do to a component beyond taps, under the names its client sends. */
export const handling: Readonly<
  Record<string, (life: Life, element: Element, ...args: unknown[]) => unknown>
> = {
  'input.input': (life, field, text) => type(life, field, String(text)),
  'textarea.input': (life, field, text) => type(life, field, String(text)),
  'switch.tap': (_, control) => flip(control),
  'slider.slideTo': (_, slider, value) => slideTo(slider, Number(value)),
  'swiper.swipeTo': (_, swiper, index) => swipeTo(swiper, Number(index)),
  'movable-view.moveTo': (_, view, x, y) => moveTo(view, Number(x), Number(y)),
  'scroll-view.scrollTo': (_, view, left, top) => scrollTo(view, Number(left), Number(top)),
  'scroll-view.scrollTop': (_, view) => positionOf(view).top,
  'scroll-view.scrollLeft': (_, view) => positionOf(view).left,
  'scroll-view.scrollWidth': (_, view) => boxOf(view).scrollWidth,
  'scroll-view.scrollHeight': (_, view) => boxOf(view).scrollHeight,
};

/** An event by name as the client asks for it; where only a person can cause it, what a person would have to do. */
export function triggerByName(life: Life, element: Element, name: string, detail: unknown = {}): void {
  const { value, markerId } = (detail ?? {}) as { value?: unknown; markerId?: number };
  const caused = causes[`${tagOf(element)} ${name}`];
  if (caused) caused(life, element, value ?? markerId);
  else (rising.has(name) ? triggerUpwards : trigger)(element, name, detail ?? {});
}

const causes: Readonly<Record<string, (life: Life, element: Element, value: unknown) => void>> = {
  'picker change': (_, picker, value) => choose(picker, value),
  'picker cancel': (_, picker) => cancel(picker),
  'picker-view change': (_, view, value) => turn(view, value),
  'switch change': (_, control, value) => {
    setProperty(control, 'checked', value);
    trigger(control, 'change', { value });
  },
  'input confirm': (life, field, text) => confirmWith(life, field, text),
  'textarea confirm': (life, field, text) => confirmWith(life, field, text),
  'slider change': (_, slider, value) => slideTo(slider, Number(value)),
  'scroll-view refresherrefresh': (_, view) => pullDown(view),
  'map markertap': (_, map, markerId) => tapMarker(map, Number(markerId)),
  'map tap': (_, map) => tapGround(map),
};

function confirmWith(life: Life, field: Element, text: unknown): void {
  if (typeof text === 'string') type(life, field, text);
  confirm(life, field);
}

const rising = new Set([
  ...[
    'tap',
    'longpress',
    'longtap',
    'touchstart',
    'touchmove',
    'touchend',
    'touchcancel',
    'touchforcechange',
  ],
  ...['transitionend', 'animationstart', 'animationiteration', 'animationend'],
]);

function mustBeInReach(life: Life, element: Element): void {
  const page = pageOfElement(life, element);
  if (!page || page !== life.pages.at(-1))
    throw new Error('A finger cannot reach an element that is not on the screen');
}

function fingerOn(element: Element) {
  const { left, top, width, height } = boxOf(element);
  const [pageX, pageY] = [left + width / 2, top + height / 2];
  return { identifier: 0, pageX, pageY, clientX: pageX, clientY: pageY };
}

function fingerAt(element: Element) {
  const { pageX: x, pageY: y } = fingerOn(element);
  return { x, y };
}

function pressing(element: Element): Touches {
  return { touches: [fingerOn(element)], changedTouches: [fingerOn(element)] };
}

import { type Change, changeOf, type Motion, stylesOf, takeOff, wear } from '../components/motion';
import { findAll } from '../elements';
import type { AppFunction, Life } from '../life';
import type { Options } from './method';

const names = `opacity backgroundColor width height top right bottom left matrix matrix3d rotate rotate3d rotateX rotateY
  rotateZ scale scale3d scaleX scaleY scaleZ translate translate3d translateX translateY translateZ skew skewX skewY`;

const usual = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0' };

/** Writes motions down, group by group, until the page takes them; what a group has reached the next one keeps. */
export function createAnimation(life: Life, given: Options = {}): object {
  const reached = new Map<string, Change>();
  let motions: Motion[] = [];
  const change = (name: string) => [
    name,
    (...args: unknown[]) => {
      reached.set(name, changeOf(name, args));
      return animation;
    },
  ];
  const animation = {
    ...(Object.fromEntries(names.split(/\s+/).map(change)) as Record<string, AppFunction>),
    step: (options: Options = {}) => {
      const { transformOrigin, duration, timingFunction, delay } = { ...usual, ...given, ...options };
      const transition = { duration, timingFunction, delay };
      motions.push({ animates: [...reached.values()], option: { transformOrigin, transition } });
      return animation;
    },
    export: () => {
      const actions = motions;
      motions = [];
      return life.realm.toApp({ actions });
    },
  };
  return animation;
}

type Keyframe = Readonly<Record<string, unknown>>;

/** What an element's own motion is called on: a page or a component. */
type Owner = { readonly _$: Parameters<typeof findAll>[0] };

const notDrawn = new Set(['offset', 'ease', 'composite', 'transformOrigin']);

/** Nobody sees what lies between the frames, so the first stands until the last does. */
export function animate(
  life: Life,
  self: Owner,
  [selector, frames, duration, told]: readonly unknown[],
): void {
  if (typeof told === 'object' && told !== null)
    throw new Error('this.animate along a scroll is not built in the simulator');
  const elements = findAll(self._$, String(selector));
  const frameAt = (index: number) => frameStyles((frames as Keyframe[]).at(index) ?? {});
  for (const element of elements) wear(element, frameAt(0));
  life.realm.later(() => {
    for (const element of elements) wear(element, frameAt(-1));
    (told as AppFunction | undefined)?.call(self);
  }, Number(duration));
}

export function clearAnimation(life: Life, self: Owner, [selector, ...rest]: readonly unknown[]): void {
  const told = rest.find((one) => typeof one === 'function') as AppFunction | undefined;
  const options = rest.find((one) => typeof one === 'object' && one !== null) as Keyframe | undefined;
  const wanted = options && Object.keys(options).filter((name) => options[name] === true);
  for (const element of findAll(self._$, String(selector))) takeOff(element, wanted);
  life.realm.later(() => told?.call(self), 0);
}

function frameStyles(frame: Keyframe): Record<string, string> {
  const drawn = Object.entries(frame).filter(([name]) => !notDrawn.has(name));
  return stylesOf(drawn.map(([name, value]) => changeOf(name, Array.isArray(value) ? value : [value])));
}

import { domOf, type Element, propertiesOf } from '../elements';
import { triggerUpwards } from '../event';
import type { Life } from '../life';

/** One change, as `wx.createAnimation` writes it down: a style by its name, or one part of a transform. */
export type Change = { readonly type: string; readonly args: readonly unknown[] };

export type Motion = {
  readonly animates: readonly Change[];
  readonly option: {
    readonly transformOrigin: string;
    readonly transition: {
      readonly duration: number;
      readonly timingFunction: string;
      readonly delay: number;
    };
  };
};

/** glass-easel's layer for what a motion makes of an element. */
const motionLayer = 2;

const worn = new WeakMap<Element, Map<string, string>>();
const playing = new WeakMap<Element, readonly Motion[]>();

/** Goes through what `animation="{{…}}"` holds, one group after another, and tells of each one's end. */
export function play(life: Life, element: Element): void {
  const { animation } = propertiesOf(element) as { animation?: { actions?: readonly Motion[] } };
  const motions = animation?.actions ?? [];
  if (motions.length === 0 || playing.get(element) === motions) return;
  playing.set(element, motions);
  playNext(life, element, motions, 0);
}

function playNext(life: Life, element: Element, motions: readonly Motion[], index: number): void {
  const motion = motions[index];
  if (!motion) return;
  const { transformOrigin, transition } = motion.option;
  const { duration, timingFunction, delay } = transition;
  wear(element, {
    'transform-origin': transformOrigin,
    transition: `all ${duration}ms ${timingFunction} ${delay}ms`,
    ...stylesOf(motion.animates),
  });
  life.realm.later(() => {
    if (playing.get(element) !== motions || !domOf(element)?.isConnected) return;
    triggerUpwards(element, 'transitionend', { elapsedTime: duration / 1000 });
    playNext(life, element, motions, index + 1);
  }, duration + delay);
}

export function wear(element: Element, styles: Readonly<Record<string, string>>): void {
  const all = worn.get(element) ?? new Map<string, string>();
  worn.set(element, all);
  for (const [name, value] of Object.entries(styles)) all.set(name, value);
  draw(element, all);
}

/** Takes off what a motion left behind: the styles that are named, or all of them. */
export function takeOff(element: Element, names?: readonly string[]): void {
  const all = worn.get(element);
  if (!all) return;
  for (const name of names?.map(styleName) ?? [...all.keys()]) all.delete(name);
  draw(element, all);
}

function draw(element: Element, styles: ReadonlyMap<string, string>): void {
  element.setNodeStyle([...styles].map(([name, value]) => `${name}:${value}`).join(';'), motionLayer);
}

/** The changes of one moment as styles; those of a transform are one style together. */
export function stylesOf(changes: readonly Change[]): Record<string, string> {
  const styles = changes
    .filter(({ type }) => type === 'style')
    .map(({ args: [name, value] }) => [name, value]);
  const transform = changes.filter(({ type }) => type !== 'style').map(transformOf);
  return {
    ...(Object.fromEntries(styles) as Record<string, string>),
    ...(transform.length > 0 && { transform: transform.join(' ') }),
  };
}

/** One change from a name and what was given for it, with the units that the name takes. */
export function changeOf(name: string, args: readonly unknown[]): Change {
  if (transforms.test(name)) return { type: name, args };
  const value = lengths.test(name) ? withUnit(args[0], 'px') : args[0];
  return { type: 'style', args: [styleName(name), value] };
}

const transforms = /^(matrix(3d)?|(rotate|scale|translate)(3d|[XYZ])?|skew[XY]?)$/;
const lengths = /^(width|height|top|right|bottom|left)$/;

function styleName(name: string): string {
  if (transforms.test(name)) return 'transform';
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function transformOf({ type, args }: Change): string {
  const unit = type.startsWith('translate') ? 'px' : /^(rotate|skew)/.test(type) ? 'deg' : '';
  const isOnlyLast = type === 'rotate3d';
  const given = args.map((one, i) => (isOnlyLast && i < args.length - 1 ? one : withUnit(one, unit)));
  return `${type}(${given.join(',')})`;
}

function withUnit(value: unknown, unit: string): unknown {
  return typeof value === 'number' ? `${value}${unit}` : value;
}

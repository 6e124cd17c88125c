import { type Box, boxOf, type Element, findAll } from '../elements';
import { type AppFunction, keepLooking, type Life } from '../life';

type Options = {
  readonly thresholds?: readonly number[];
  readonly initialRatio?: number;
  readonly observeAll?: boolean;
};
type Margins = Readonly<Partial<Record<'left' | 'top' | 'right' | 'bottom', number>>>;
type Frame = { readonly selector: string | undefined; readonly margins: Margins };
type Rect = Pick<Box, 'left' | 'top' | 'width' | 'height'>;

/** Tells how much of an element lies within a frame, each time that passes a threshold in what was drawn. */
export function createIntersectionObserver(life: Life, owner?: Element, options: Options = {}) {
  const { thresholds = [0], initialRatio = 0, observeAll = false } = options;
  const frames: Frame[] = [];
  const ratios = new WeakMap<Element, number>();
  let stop = () => {};
  const find = (selector: string) => {
    const within = owner ?? life.pages.at(-1)?.component;
    const found = within ? findAll(within, selector) : [];
    return observeAll ? found : found.slice(0, 1);
  };
  const frameOf = ({ selector, margins }: Frame): Rect => {
    const [element] = selector === undefined ? [] : find(selector);
    return widened(element ? boxOf(element) : viewportOf(life), margins);
  };
  const observer = {
    relativeTo: (selector: string, margins: Margins = {}) => {
      frames.push({ selector, margins });
      return observer;
    },
    relativeToViewport: (margins: Margins = {}) => {
      frames.push({ selector: undefined, margins });
      return observer;
    },
    observe: (selector: string, callback: AppFunction) => {
      stop = keepLooking(life, () => {
        const frame = (frames.length ? frames.map(frameOf) : [viewportOf(life)]).reduce(overlap);
        for (const target of find(selector)) {
          const before = ratios.get(target) ?? initialRatio;
          const now = ratioIn(frame, target);
          ratios.set(target, now);
          if (!passes(thresholds, before, now)) continue;
          life.protect('intersectionObserver', () =>
            callback(life.realm.toApp(meeting(life, target, frame))),
          );
        }
      });
    },
    disconnect: () => stop(),
  };
  return observer;
}

/** Something enters or leaves when it comes to a threshold or goes beyond it. */
function passes(thresholds: readonly number[], before: number, now: number): boolean {
  return thresholds.some((one) => before <= one !== now <= one || before < one !== now < one);
}

function ratioIn(frame: Rect, target: Element): number {
  const { width, height } = boxOf(target);
  const shared = overlap(boxOf(target), frame);
  return width * height === 0 ? 0 : (shared.width * shared.height) / (width * height);
}

function meeting(life: Life, target: Element, frame: Rect) {
  return {
    id: target.id,
    dataset: target.dataset,
    time: life.phone.now(),
    intersectionRatio: ratioIn(frame, target),
    intersectionRect: edges(overlap(boxOf(target), frame)),
    boundingClientRect: edges(boxOf(target)),
    relativeRect: edges(frame),
  };
}

function viewportOf(life: Life): Rect {
  const { width, height } = life.phone.device.model;
  return { left: 0, top: 0, width, height };
}

function widened({ left, top, width, height }: Rect, margins: Margins): Rect {
  const by = { left: 0, top: 0, right: 0, bottom: 0, ...margins };
  return {
    left: left - by.left,
    top: top - by.top,
    width: width + by.left + by.right,
    height: height + by.top + by.bottom,
  };
}

function overlap(a: Rect, b: Rect): Rect {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const width = Math.max(0, Math.min(a.left + a.width, b.left + b.width) - left);
  const height = Math.max(0, Math.min(a.top + a.height, b.top + b.height) - top);
  return { left, top, width, height };
}

function edges({ left, top, width, height }: Rect) {
  return { left, top, right: left + width, bottom: top + height, width, height };
}

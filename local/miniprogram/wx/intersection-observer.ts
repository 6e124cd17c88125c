import { type Box, boxOf, type Element, findAll } from '../elements';
import type { AppFunction, Life } from '../life';

/** Tells how much of an element lies on the screen, as far as somebody has drawn it. */
export function createIntersectionObserver(life: Life) {
  let within: Element | undefined;
  let isOver = false;
  const observer = {
    relativeTo: (selector: string) => {
      within = find(life, selector);
      return observer;
    },
    relativeToViewport: () => {
      within = undefined;
      return observer;
    },
    observe: (selector: string, callback: AppFunction) =>
      life.realm.later(() => {
        const target = find(life, selector);
        if (target && !isOver) callback(life.realm.toApp(meeting(life, target, within)));
      }, 0),
    disconnect: () => {
      isOver = true;
    },
  };
  return observer;
}

function find(life: Life, selector: string): Element | undefined {
  const page = life.pages.at(-1);
  return page && findAll(page.component, selector)[0];
}

function meeting(life: Life, target: Element, within: Element | undefined) {
  const { width, height } = life.phone.device.model;
  const frame = within ? boxOf(within) : { left: 0, top: 0, width, height };
  const box = boxOf(target);
  const shared = overlap(box, frame);
  const area = box.width * box.height;
  return {
    id: target.id,
    dataset: target.dataset,
    time: life.phone.now(),
    intersectionRatio: area === 0 ? 0 : (shared.width * shared.height) / area,
    intersectionRect: edges(shared),
    boundingClientRect: edges(box),
    relativeRect: edges(frame),
  };
}

type Rect = Pick<Box, 'left' | 'top' | 'width' | 'height'>;

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

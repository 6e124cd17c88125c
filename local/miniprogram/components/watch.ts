import { noteError } from '../diary';
import { type Element, isCustom, isOn, tagOf } from '../elements';
import type { Life } from '../life';
import { openCamera } from './camera';
import { focus } from './field';
import { loadImage } from './image';
import { showWhileMatching } from './match-media';
import { play } from './motion';
import { followPlace } from './movable-view';
import { colourBar, followScrollTop, writeTitle } from './page-meta';
import { fill } from './progress';
import { followScroll, scrollIntoView } from './scroll-view';
import { followCurrent, startTurning } from './swiper';
import { builtIn } from './tags';

type Reaction = (life: Life, element: Element) => unknown;

/** What a component does by itself once it is on the page. */
const onceThere: Readonly<Record<string, Reaction>> = {
  image: loadImage,
  camera: openCamera,
  swiper: startTurning,
  'scroll-view': (_, view) => scrollIntoView(view),
  input: focusWhenAsked,
  textarea: focusWhenAsked,
  progress: fill,
  'match-media': showWhileMatching,
  'page-meta': followScrollTop,
  'navigation-bar': (life, bar) => {
    writeTitle(life, bar);
    colourBar(life, bar);
  },
};

/** What it does when the page changes what it was told. */
const whenTold: Readonly<Record<string, Readonly<Record<string, Reaction>>>> = {
  image: { src: loadImage },
  swiper: {
    current: (_, swiper) => followCurrent(swiper),
    'current-item-id': (_, swiper) => followCurrent(swiper),
  },
  'scroll-view': {
    'scroll-top': (_, view) => followScroll(view),
    'scroll-left': (_, view) => followScroll(view),
    'scroll-into-view': (_, view) => scrollIntoView(view),
  },
  input: { focus: focusWhenAsked },
  textarea: { focus: focusWhenAsked },
  progress: { percent: fill },
  'movable-view': { x: (_, view) => followPlace(view), y: (_, view) => followPlace(view) },
  'page-meta': { 'scroll-top': followScrollTop },
  'navigation-bar': { title: writeTitle, 'front-color': colourBar, 'background-color': colourBar },
};

/** Follows what is drawn, as WeChat's components follow their own attributes. */
export function watchComponents(life: Life): () => void {
  const { document } = life.view;
  const met = new WeakSet<Element>();
  const look = (changes: MutationRecord[]) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === 'childList') for (const node of addedNodes) meet(life, node, met);
      else if (attributeName === 'animation') react(life, target, play);
      else react(life, target, whenTold[target.nodeName.toLowerCase()]?.[attributeName ?? '']);
    }
  };
  const observer = new document.defaultView!.MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  return () => observer.disconnect();
}

/** An element that only moves was there before. */
function meet(life: Life, node: Node, met: WeakSet<Element>): void {
  if (node.nodeType !== node.ELEMENT_NODE || !node.isConnected) return;
  for (const one of [node as globalThis.Element, ...(node as globalThis.Element).querySelectorAll('*')]) {
    const element = elementOf(one);
    if (!element || isCustom(element) || met.has(element)) continue;
    met.add(element);
    const tag = tagOf(element);
    if (!builtIn.has(tag)) noteError(life.diary, new Error(`<${tag}> is not built in the simulator`), tag);
    react(life, one, onceThere[tag]);
    if (one.hasAttribute('animation')) react(life, one, play);
  }
}

function react(life: Life, node: Node, reaction: Reaction | undefined): void {
  const element = elementOf(node);
  if (!element || !reaction || life.isOver) return;
  const fail = (error: unknown) => noteError(life.diary, error, tagOf(element));
  try {
    Promise.resolve(reaction(life, element)).catch(fail);
  } catch (error) {
    fail(error);
  }
}

function elementOf(node: Node): Element | undefined {
  return (node as Node & { __wxElement?: Element }).__wxElement;
}

function focusWhenAsked(life: Life, field: Element): void {
  if (isOn(field, 'focus')) focus(life, field);
}

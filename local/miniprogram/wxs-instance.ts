import type { glassEasel } from 'glass-easel-miniprogram-adapter';
import { boxOf, type Element, findAll, isCustom, ownerOf, ownLayer } from './elements';
import { plainEvent, trigger } from './event';
import type { AppFunction } from './life';

type ScriptPath = readonly unknown[] | null | undefined;

/** How the compiler marks a function that a template has from a wxs module and not from its page. */
const fromScript = 2;

/** A handler written in wxs runs where the screen is, and is handed the elements themselves. */
export function callHandler(
  page: unknown,
  event: glassEasel.ShadowedEvent<unknown>,
  handler: AppFunction,
  path: ScriptPath,
): unknown {
  if (path?.[0] !== fromScript) return handler.call(page, event);
  const { currentTarget } = event;
  const told = { ...plainEvent(event), instance: instanceOf(currentTarget) };
  const answer = handler(told, instanceOf(ownerOf(currentTarget)));
  if (answer === false) event.stopPropagation();
  return answer;
}

/** A script that watches a property is handed the same. */
export function watching(listener: AppFunction): AppFunction {
  return (value, before, owner, element) =>
    listener(value, before, instanceOf(owner as Element), instanceOf(element as Element));
}

const states = new WeakMap<Element, object>();

/** What WeChat lets a script do to an element without asking the page. */
function instanceOf(element: Element): object {
  const found = (selector: string) => findAll(element, selector).map(instanceOf);
  const ofItself = isCustom(element) ? element : ownerOf(element);
  return {
    selectComponent: (selector: string) => found(selector)[0] ?? null,
    selectAllComponents: found,
    setStyle: (style: string | Readonly<Record<string, string>>) => setStyle(element, style),
    addClass: (name: string) => void element.classList?.toggle(name, true, ownLayer),
    removeClass: (name: string) => void element.classList?.toggle(name, false, ownLayer),
    hasClass: (name: string) => element.class.split(/\s+/).includes(name) || isAdded(element, name),
    getDataset: () => element.dataset,
    getState: () => stateOf(element),
    getBoundingClientRect: () => boxOf(element),
    callMethod: (name: string, detail: unknown) => ofItself.getMethodCaller()[name]?.(detail),
    triggerEvent: (name: string, detail: unknown) => void trigger(element, name, detail),
    requestAnimationFrame: (draw: () => void) => void setTimeout(draw, 16),
    setTimeout,
    clearTimeout,
  };
}

function isAdded(element: Element, name: string): boolean {
  return element.classList?.contains(name, ownLayer) ?? false;
}

function stateOf(element: Element): object {
  const state = states.get(element) ?? {};
  states.set(element, state);
  return state;
}

function setStyle(element: Element, style: string | Readonly<Record<string, string>>): void {
  const text =
    typeof style === 'string'
      ? style
      : Object.entries(style)
          .map(([name, value]) => `${name}:${value}`)
          .join(';');
  element.setNodeStyle(text, ownLayer);
}

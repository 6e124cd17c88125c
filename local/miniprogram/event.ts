import { glassEasel } from 'glass-easel-miniprogram-adapter';
import { boxOf, type Element } from './elements';

type Touch = Readonly<Record<'identifier' | 'pageX' | 'pageY' | 'clientX' | 'clientY', number>>;

/** Where fingers are, and which of them this event is about. */
export type Touches = { readonly touches: readonly Touch[]; readonly changedTouches: readonly Touch[] };

/** An event that only its own element hears, as WeChat's components send them; gives what a handler answered. */
export function trigger(element: Element, type: string, detail: unknown = {}): unknown {
  return dispatch(element, type, detail, {});
}

/** An event that rises through the page, unless a `catch` holds it. */
export function triggerUpwards(
  element: Element,
  type: string,
  detail: unknown = {},
  touches?: Touches,
): unknown {
  return dispatch(element, type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    ...(touches && { extraFields: touches }),
  });
}

function dispatch(
  element: Element,
  type: string,
  detail: unknown,
  options: glassEasel.EventOptions,
): unknown {
  let answer: unknown;
  // Without this a handler that returns false would stop the event, which in WeChat it does not.
  const handleListenerReturn = (returned: unknown) => {
    answer = returned;
  };
  glassEasel.triggerEvent(element, type, detail, { ...options, handleListenerReturn });
  return answer;
}

/** Whether an event comes as far as an element: a `catch` below it keeps WeChat's own component from acting too. */
export function reaches(element: Element, type: string, send: () => void): boolean {
  let isReached = false;
  const listener = () => {
    isReached = true;
  };
  element.addListener(type, listener);
  send();
  element.removeListener(type, listener);
  return isReached;
}

/** What a handler is given: data only, as it comes over from the thread that draws. */
export function plainEvent(event: glassEasel.ShadowedEvent<unknown>) {
  const { type, timeStamp, detail, mark, touches, changedTouches } =
    event as glassEasel.ShadowedEvent<unknown> & Partial<Touches>;
  const target = place(event.target);
  const currentTarget = place(event.currentTarget);
  const plain = {
    type,
    timeStamp,
    detail,
    mark: mark ?? {},
    target,
    currentTarget,
    mut: event.mutatedMarked(),
  };
  return touches ? { ...plain, touches, changedTouches } : plain;
}

function place(element: Element) {
  const { left, top } = boxOf(element);
  return { id: element.id, dataset: element.dataset, offsetLeft: left, offsetTop: top };
}

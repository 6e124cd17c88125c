import { glassEasel } from 'glass-easel-miniprogram-adapter';
import { domOf, type Element, ownerOf } from './elements';
import type { AppFunction } from './life';

/** The part of a template at work that binds events, `v`, and keeps what `data-` says, `d`. */
type Binder = {
  v(element: Element, event: string, handler: unknown, ...rest: unknown[]): void;
  d(element: Element, name: string, value: unknown): void;
};

/** Tells of a handler that nobody wrote once it would be needed, and lets selectors see what `data-` says. */
export function hosting(warn: (words: string) => void): (binder: Binder) => void {
  const met = new WeakSet<Binder>();
  return (binder) => {
    if (met.has(binder)) return;
    met.add(binder);
    const { v: bind, d: keep } = binder;
    binder.v = (element, event, handler, ...rest) => {
      const isName = typeof handler === 'string' && handler !== '';
      bind(element, event, isName ? called(element, event, handler, warn) : handler, ...rest);
    };
    binder.d = (element, name, value) => {
      keep(element, name, value);
      const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      domOf(element)?.setAttribute(`data-${dashed}`, text);
    };
  };
}

function called(element: Element, event: string, name: string, warn: (words: string) => void): AppFunction {
  return function (this: unknown, told: unknown) {
    const owner = ownerOf(element);
    const method = glassEasel.Component.getMethod(owner, name) as AppFunction | undefined;
    if (method) return method.call(this, told);
    return warn(`Component "${owner.is}" does not have a method "${name}" to handle event "${event}".`);
  };
}

import type { DemandSet } from './demand-set';
import type { Method } from './methods';
import { foresee, type Window } from './replay';

const KNOB = 0.9;

/** Whether the last decision of a window changes in a single unit when, in place, everything after it becomes nonsense. */
export function looksAhead(method: Method, set: DemandSet, window: Window): boolean {
  const honest = levelsAtEnd(method, set, window);
  const futures = set.items.map((demands) => demands.splice(window.to - 1));
  for (const [item, demands] of set.items.entries()) demands.push(...futures[item]!.map(() => 999));
  const overwritten = levelsAtEnd(method, set, window);
  for (const [item, demands] of set.items.entries())
    demands.splice(window.to - 1, Infinity, ...futures[item]!);
  return honest !== overwritten;
}

/** Whether a second run says, byte for byte, what this one said. */
export const repeats = (method: Method, set: DemandSet, window: Window, first: unknown) =>
  JSON.stringify(foresee(method, set, window)) === JSON.stringify(first);

const levelsAtEnd = (method: Method, set: DemandSet, window: Window) =>
  JSON.stringify(
    foresee(method, set, window)
      .at(-1)
      ?.map((demand) => method.levelOf(demand, KNOB)),
  );

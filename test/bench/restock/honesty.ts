import type { DemandSet } from './demand-set';
import type { Method } from './methods';
import { foresee, type Window } from './replay';

const KNOB = 0.9;

/** Whether the last decision of a window stays the same, to the last unit, when everything after it becomes nonsense. */
export function looksAhead(method: Method, set: DemandSet, window: Window): boolean {
  const last = window.to - 1;
  const overwritten = set.items.map((demands) =>
    demands.map((demand, period) => (period < last ? demand : 999)),
  );
  return levelsAtEnd(method, set, window) !== levelsAtEnd(method, { ...set, items: overwritten }, window);
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

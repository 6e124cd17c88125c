/** One answered request. `requestId` is the answer's own, so a listener can tell whose call it was. */
type DatabaseCall = {
  readonly requestId: string;
  readonly action: string;
  readonly collection: string | undefined;
  readonly milliseconds: number;
  /** The problem's code, if the answer was a no. */
  readonly code: string | undefined;
  /** The index that found the documents, 'scan', or undefined when nothing was looked for. */
  readonly index: string | undefined;
  readonly examined: number;
  /** How many of those were answered or written. */
  readonly found: number;
};

export type Meter = {
  record(call: DatabaseCall): void;
  onCall(listener: (call: DatabaseCall) => void): () => void;
  calls(): { total: number; byAction: Record<string, number> };
};

export function createMeter(): Meter {
  const byAction: Record<string, number> = {};
  const listeners = new Set<(call: DatabaseCall) => void>();
  let total = 0;
  return {
    record(call) {
      total++;
      byAction[call.action] = (byAction[call.action] ?? 0) + 1;
      for (const listener of listeners) listener(call);
    },
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    calls: () => ({ total, byAction: { ...byAction } }),
  };
}

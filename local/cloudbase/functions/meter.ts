import { randomUUID } from 'node:crypto';
import type { Caller } from './environment';

/** What one function call cost. `call` is the contract's name of it, when the event carries one. */
export type CallRecord = {
  id: string;
  at: number;
  function: string;
  call?: string;
  caller: Caller;
  databaseCalls: number;
  byAction: Record<string, number>;
  ms?: number;
  code?: string;
};

export type Meter = {
  begin(call: Pick<CallRecord, 'at' | 'function' | 'call' | 'caller'>): CallRecord;
  /** Counts one database call for the function call with this id; unknown ids (scripts, tests) count for nobody. */
  count(id: string, action: string): void;
  lastCalls(): CallRecord[];
  clear(): void;
};

const remembered = 2_000;

export function createMeter(): Meter {
  const records = new Map<string, CallRecord>();
  return {
    begin(call) {
      const record = { ...call, id: randomUUID(), databaseCalls: 0, byAction: {} };
      records.set(record.id, record);
      const oldest = records.keys().next().value;
      if (records.size > remembered && oldest !== undefined) records.delete(oldest);
      return record;
    },
    count(id, action) {
      const record = records.get(id);
      if (!record) return;
      record.databaseCalls += 1;
      record.byAction[action] = (record.byAction[action] ?? 0) + 1;
    },
    lastCalls: () => [...records.values()],
    clear: () => records.clear(),
  };
}

import { randomUUID } from 'node:crypto';
import type { Caller } from './environment';

/** The log of one function call. `call` is the contract's name of it, when the event carries one. */
export type CallRecord = {
  /** Also the function's own request id. */
  id: string;
  at: number;
  function: string;
  call?: string;
  caller: Caller;
  databaseCalls: number;
  byAction: Record<string, number>;
  /** What it printed, with phone and identity numbers blotted out. */
  said: string[];
  /** Served by an instance that was started for it. */
  isCold?: boolean;
  /** Something it had started was still at work after its answer. */
  leftOver?: boolean;
  ms?: number;
  /** Why it ended badly. */
  code?: string;
};

export type Meter = {
  begin(call: Pick<CallRecord, 'at' | 'function' | 'call' | 'caller'>): CallRecord;
  /** The record of a function call; scripts and tests that call from outside have none. */
  of(id: string): CallRecord | undefined;
  /** Counts one database call for the function call with this id. */
  count(id: string, action: string): void;
  say(id: string, line: string): void;
  lastCalls(): CallRecord[];
  clear(): void;
};

const remembered = 2_000;
const linesOfACall = 100;

export function createMeter(): Meter {
  const records = new Map<string, CallRecord>();
  return {
    begin(call) {
      const record = { ...call, id: randomUUID(), databaseCalls: 0, byAction: {}, said: [] };
      records.set(record.id, record);
      const oldest = records.keys().next().value;
      if (records.size > remembered && oldest !== undefined) records.delete(oldest);
      return record;
    },
    of: (id) => records.get(id),
    count(id, action) {
      const record = records.get(id);
      if (!record) return;
      record.databaseCalls += 1;
      record.byAction[action] = (record.byAction[action] ?? 0) + 1;
    },
    say(id, line) {
      const said = records.get(id)?.said;
      if (said && said.length < linesOfACall) said.push(blotted(line));
    },
    lastCalls: () => [...records.values()],
    clear: () => records.clear(),
  };
}

/** A log is read by people who may not know whom it is about. */
const blotted = (line: string) =>
  line.replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, '[identity]').replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[phone]');

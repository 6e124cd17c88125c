import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FunctionDeclaration } from './declaration';
import { type Caller, callEnvironment, envId, standingEnvironment } from './environment';
import { createFunctionFaults, type FunctionFaults } from './function-faults';
import type { Instance } from './instance';
import type { CallRecord, Meter } from './meter';
import { no, type Outcome, outcomeOf, payloadLimit } from './outcome';
import { createPool, type Pool } from './pool';

export type FunctionHost = {
  declared(name: string): FunctionDeclaration | undefined;
  /** `event` is JSON text; so is the result. Never throws: whatever a function does is an outcome. */
  invoke(name: string, event: string, caller: Caller): Promise<Outcome>;
  /** Told of every question a call asks the cloud, which is when a doomed instance dies. */
  asked(callId: string): void;
  /** Ends all instances that rest: the next calls are cold. */
  recycle(): Promise<void>;
  close(): Promise<void>;
};

export type HostOptions = {
  folder: string;
  functions: readonly FunctionDeclaration[];
  environment: Record<string, string>;
  origin: string;
  clock: { now(): number; offset: SharedArrayBuffer };
  meter: Meter;
  faults?: FunctionFaults;
  /** Of one function, at once. */
  instances: number;
  /** How long a call waits for an instance before it is refused. */
  patienceMs?: number;
  loadLimitMs?: number;
  log: (functionName: string, line: string) => void;
};

export function createFunctionHost(options: HostOptions): FunctionHost {
  const { faults = createFunctionFaults() } = options;
  const declared = new Map(options.functions.map((one) => [one.name, one]));
  const pools = new Map(options.functions.map((one) => [one.name, openPool(one, options)]));
  const every = (work: (pool: Pool) => Promise<void>) => Promise.all([...pools.values()].map(work));
  return {
    declared: (name) => declared.get(name),
    async invoke(name, event, caller) {
      const [declaration, pool] = [declared.get(name), pools.get(name)];
      if (!declaration || !pool || !existsSync(bundleOf(name, options)))
        return no('FUNCTION_NOT_FOUND', `no function is called "${name}"`);
      if (Buffer.byteLength(event) > payloadLimit) {
        return no('EXCEED_REQUEST_SIZE_LIMIT', 'an event may have 6 MB');
      }
      return faults.around(declaration, () =>
        logged(declaration, event, caller, pool, { ...options, faults }),
      );
    },
    asked: faults.asked,
    recycle: async () => void (await every((pool) => pool.recycle())),
    close: async () => void (await every((pool) => pool.close())),
  };
}

/** As long as production lets code load. */
const LOAD_LIMIT_MS = 65_000;
const PATIENCE_MS = 60_000;

const bundleOf = (name: string, { folder }: HostOptions) => resolve(folder, name, 'index.js');

function openPool(declaration: FunctionDeclaration, options: HostOptions): Pool {
  const { meter, log } = options;
  const instance = {
    bundle: bundleOf(declaration.name, options),
    environment: standingEnvironment(declaration, options.environment),
    memoryMb: declaration.memoryMb,
    loadLimitMs: options.loadLimitMs ?? LOAD_LIMIT_MS,
    offset: options.clock.offset,
    said: (line: string, callId: string | undefined) => {
      if (callId !== undefined) meter.say(callId, line);
      log(declaration.name, line);
    },
    leftOver: (callId: string) => {
      const record = meter.of(callId);
      if (record) record.leftOver = true;
    },
  };
  return createPool({
    limit: options.instances,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    instance,
  });
}

async function logged(
  declaration: FunctionDeclaration,
  event: string,
  caller: Caller,
  pool: Pool,
  options: Pick<Required<HostOptions>, 'meter' | 'clock' | 'faults' | 'origin'>,
): Promise<Outcome> {
  const { meter, clock } = options;
  const call = callNamed(event);
  const record = meter.begin({
    at: clock.now(),
    function: declaration.name,
    caller,
    ...(call ? { call } : {}),
  });
  const began = performance.now();
  const ending = await run(declaration, event, record, pool, options);
  const outcome = outcomeOf(ending, declaration);
  record.ms = Math.round((performance.now() - began) * 10) / 10;
  if (!outcome.ok) record.code = outcome.code;
  return outcome;
}

async function run(
  declaration: FunctionDeclaration,
  event: string,
  record: CallRecord,
  pool: Pool,
  { faults, origin }: Pick<Required<HostOptions>, 'faults' | 'origin'>,
): Promise<Awaited<ReturnType<Pool['run']>>> {
  const { id, caller } = record;
  const environment = callEnvironment(caller, id, origin);
  const timeLimitMs = declaration.timeoutSeconds * 1_000;
  const context = {
    request_id: id,
    function_name: declaration.name,
    function_version: '$LATEST',
    namespace: envId,
    memory_limit_in_mb: declaration.memoryMb,
    time_limit_in_ms: timeLimitMs,
    environment: JSON.stringify(environment),
  };
  const started = (instance: Instance, isCold: boolean) => {
    record.isCold = isCold;
    faults.mayDoom(id, instance);
  };
  const ending = await pool.run({ id, event, context, environment }, timeLimitMs, started);
  return faults.lost(id) ? { kind: 'died', why: 'the instance died before its answer' } : ending;
}

/** The event of a door says which call it is; others (timers, HTTP) have no name. */
function callNamed(event: string): string | undefined {
  try {
    const call = JSON.parse(event)?.call;
    return typeof call === 'string' ? call.slice(0, 80) : undefined;
  } catch {
    return undefined;
  }
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FunctionDeclaration } from './declaration';
import { type Caller, callEnvironment, envId, standingEnvironment } from './environment';
import type { Ending } from './instance';
import type { Meter } from './meter';
import { createPool, type Pool } from './pool';

export type Outcome = { ok: true; result: string } | { ok: false; code: string; message: string };

export type FunctionHost = {
  declared(name: string): FunctionDeclaration | undefined;
  /** `event` is JSON text; so is the result. Never throws: whatever a function does is an outcome. */
  invoke(name: string, event: string, caller: Caller): Promise<Outcome>;
  close(): Promise<void>;
};

export type HostOptions = {
  folder: string;
  functions: readonly FunctionDeclaration[];
  environment: Record<string, string>;
  origin: string;
  clock: { now(): number; offset: SharedArrayBuffer };
  meter: Meter;
  instances: number;
  log: (functionName: string, line: string) => void;
};

const payloadLimit = 6 * 1024 * 1024;

export function createFunctionHost(options: HostOptions): FunctionHost {
  const declared = new Map(options.functions.map((one) => [one.name, one]));
  const pools = new Map<string, Pool>();
  return {
    declared: (name) => declared.get(name),
    async invoke(name, event, caller) {
      const declaration = declared.get(name);
      const bundle = resolve(join(options.folder, name, 'index.js'));
      if (!declaration || !existsSync(bundle))
        return no('FUNCTION_NOT_FOUND', `no function is called "${name}"`);
      if (Buffer.byteLength(event) > payloadLimit) {
        return no('EXCEED_REQUEST_SIZE_LIMIT', 'an event may have 6 MB');
      }
      const pool = pools.get(name) ?? openPool(declaration, bundle, options);
      pools.set(name, pool);
      return measured(declaration, event, caller, pool, options);
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function openPool(declaration: FunctionDeclaration, bundle: string, options: HostOptions): Pool {
  return createPool(options.instances, {
    bundle,
    environment: standingEnvironment(declaration, options.environment),
    memoryMb: declaration.memoryMb,
    offset: options.clock.offset,
    log: (line) => options.log(declaration.name, line),
  });
}

async function measured(
  declaration: FunctionDeclaration,
  event: string,
  caller: Caller,
  pool: Pool,
  { meter, clock, origin }: HostOptions,
): Promise<Outcome> {
  const call = callNamed(event);
  const record = meter.begin({
    at: clock.now(),
    function: declaration.name,
    caller,
    ...(call ? { call } : {}),
  });
  const environment = callEnvironment(caller, record.id, origin);
  const timeLimitMs = declaration.timeoutSeconds * 1_000;
  const context = {
    request_id: record.id,
    function_name: declaration.name,
    function_version: '$LATEST',
    namespace: envId,
    memory_limit_in_mb: declaration.memoryMb,
    time_limit_in_ms: timeLimitMs,
    environment: JSON.stringify(environment),
  };
  const began = performance.now();
  const ending = await pool.run({ event, context, environment }, timeLimitMs);
  const outcome = outcomeOf(ending, declaration);
  record.ms = Math.round((performance.now() - began) * 10) / 10;
  if (!outcome.ok) record.code = outcome.code;
  return outcome;
}

function outcomeOf(ending: Ending, { name, timeoutSeconds }: FunctionDeclaration): Outcome {
  if (ending.kind === 'late') {
    return no('FUNCTION_TIME_LIMIT_EXCEEDED', `"${name}" did not answer within ${timeoutSeconds} seconds`);
  }
  if (ending.kind === 'died') {
    const code = /ERR_WORKER_OUT_OF_MEMORY|memory limit/.test(ending.why)
      ? 'FUNCTION_MEMORY_LIMIT_EXCEEDED'
      : 'FUNCTION_INVOCATION_FAILED';
    return no(code, ending.why);
  }
  if ('error' in ending.answer) return no('FUNCTION_INVOCATION_FAILED', ending.answer.error);
  if (Buffer.byteLength(ending.answer.result) > payloadLimit) {
    return no('FUNCTION_INVOCATION_FAILED', 'the size of the response exceeds the upper limit (6 MB)');
  }
  return { ok: true, result: ending.answer.result };
}

const no = (code: string, message: string): Outcome => ({ ok: false, code, message });

/** The event of a door says which call it is; others (timers, HTTP) have no name. */
function callNamed(event: string): string | undefined {
  try {
    const call = JSON.parse(event)?.call;
    return typeof call === 'string' ? call.slice(0, 80) : undefined;
  } catch {
    return undefined;
  }
}

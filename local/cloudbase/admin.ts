import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { NoAnswer } from './database/faults';
import type { FunctionHost } from './functions/host';
import type { Meter } from './functions/meter';
import type { Storage } from './storage/storage';
import {
  type Dropped,
  type Handler,
  json,
  objectIn,
  pathOf,
  type WireRequest,
  type WireResponse,
} from './wire';

type Body = Record<string, unknown>;

export type AdminParts = {
  database: { answer(body: Body): Promise<Body> };
  storage: Storage;
  host: FunctionHost;
  meter: Meter;
};

/** The one address the server SDK talks to: `/admin/<id of the function call>`. Errors are HTTP 200 with a code. */
export function createAdmin(parts: AdminParts): Handler {
  return async (request) => {
    const requestId = randomUUID();
    const body = objectIn(request);
    const reply = (answer: Body) => json({ requestId, ...answer });
    if (request.method !== 'POST' || !body) {
      return reply(refusal('INVALID_PARAM', 'this address takes POST with a JSON object'));
    }
    if (!isSigned(request)) {
      return reply(refusal('SIGN_PARAM_INVALID', 'the request carries no TC3 signature'));
    }
    const callId = pathOf(request).split('/')[2] ?? '';
    try {
      return reply(await answer(body, callId, parts));
    } catch (error) {
      if (error instanceof NoAnswer) return cutOff(error);
      throw error;
    }
  };
}

/** Longer than the SDK waits for any answer. */
const SILENCE_MS = 16_000;

async function cutOff({ why }: NoAnswer): Promise<WireResponse | Dropped> {
  if (why === 'unavailable') return json({}, 503);
  if (why === 'timed_out') await sleep(SILENCE_MS);
  return 'dropped';
}

async function answer(
  body: Body,
  callId: string,
  { database, storage, host, meter }: AdminParts,
): Promise<Body> {
  const action = String(body.action);
  if (action.startsWith('database.')) {
    meter.count(callId, action.slice('database.'.length));
    return database.answer(body);
  }
  const storageAction = storage.actions[action];
  if (storageAction) return storageAction(body);
  if (action === 'functions.invokeFunction') return invoke(body, callId, host, meter);
  return refusal('INVALID_ACTION', `the local cloud does not answer "${action}"`);
}

async function invoke(body: Body, callId: string, host: FunctionHost, meter: Meter): Promise<Body> {
  const from = meter.lastCalls().find((record) => record.id === callId)?.function ?? 'outside';
  const outcome = await host.invoke(String(body.function_name), String(body.request_data || '{}'), {
    kind: 'function',
    name: from,
  });
  return outcome.ok ? { data: { response_data: outcome.result } } : refusal(outcome.code, outcome.message);
}

/** The signature is there and names its algorithm; who holds a loopback socket is trusted beyond that. */
const isSigned = ({ headers }: WireRequest) =>
  /^TC3-HMAC-SHA256 .*Signature=/.test(headers.authorization ?? '');

const refusal = (code: string, message: string): Body => ({ code, message });

import { randomUUID } from 'node:crypto';
import { envId } from './functions/environment';
import type { FunctionFaults } from './functions/function-faults';
import type { FunctionHost } from './functions/host';
import type { Meter } from './functions/meter';
import { cutOff, type LineFaults, NoAnswer, over } from './line';
import type { Storage } from './storage/storage';
import { type Handler, json, objectIn, pathOf, type WireRequest } from './wire';

type Body = Record<string, unknown>;

export type AdminParts = {
  database: { answer(body: Body): Promise<Body> };
  storage: Storage;
  storageFaults: LineFaults;
  host: FunctionHost;
  functionFaults: Pick<FunctionFaults, 'mayCut'>;
  meter: Meter;
};

/** The one address the server SDK talks to: `/admin/<id of the function call>`. Errors are HTTP 200 with a code. */
export function createAdmin(parts: AdminParts): Handler {
  return async (request) => {
    const requestId = randomUUID();
    const body = objectIn(request);
    const reply = (answer: Body) => json({ requestId, ...answer });
    if (request.isTooLarge || request.body.length > requestLimit) {
      return reply(refusal('EXCEED_REQUEST_SIZE_LIMIT', 'a request may have 16 MB and a little'));
    }
    if (request.method !== 'POST' || !body) {
      return reply(refusal('INVALID_PARAM', 'this address takes POST with a JSON object'));
    }
    if (!isSigned(request)) {
      return reply(refusal('SIGN_PARAM_INVALID', 'the request carries no TC3 signature'));
    }
    // Who names none means the first one there is.
    if (body.envName && body.envName !== envId) return reply(refusal('INVALID_ENV', 'Environment not found'));
    const callId = pathOf(request).split('/')[2] ?? '';
    try {
      const done = await answer(body, callId, parts);
      parts.host.asked(callId);
      return reply(done);
    } catch (error) {
      if (error instanceof NoAnswer) return cutOff(error, () => json({}, 503));
      throw error;
    }
  };
}

/** The largest document there can be, and what is around it. */
const requestLimit = 17 * 1024 * 1024;

async function answer(body: Body, callId: string, parts: AdminParts): Promise<Body> {
  const { database, storage, storageFaults, meter } = parts;
  const action = String(body.action);
  if (action.startsWith('database.')) {
    meter.count(callId, action.slice('database.'.length));
    return database.answer(body);
  }
  const ofStorage = Object.hasOwn(storage.actions, action) ? storage.actions[action] : undefined;
  if (ofStorage) {
    const busy = () => refusal('EXCEED_RATELIMIT', 'too many requests');
    return over(storageFaults, async () => ofStorage(body), busy);
  }
  if (action === 'functions.invokeFunction') return invoke(body, callId, parts);
  return refusal('INVALID_ACTION', `the local cloud does not answer "${action}"`);
}

async function invoke(
  body: Body,
  callId: string,
  { host, functionFaults, meter }: AdminParts,
): Promise<Body> {
  const from = meter.of(callId)?.function ?? 'outside';
  if (body.qualifier !== undefined && body.qualifier !== '$LATEST') {
    return refusal('FUNCTION_QUALIFIER_NOT_FOUND', `there is no version "${String(body.qualifier)}"`);
  }
  functionFaults.mayCut('Before');
  const outcome = await host.invoke(String(body.function_name), String(body.request_data || '{}'), {
    kind: 'function',
    name: from,
  });
  functionFaults.mayCut('After');
  return outcome.ok ? { data: { response_data: outcome.result } } : refusal(outcome.code, outcome.message);
}

/** The signature is there and names its algorithm; who holds a loopback socket is trusted beyond that. */
const isSigned = ({ headers }: WireRequest) =>
  /^TC3-HMAC-SHA256 .*Signature=/.test(headers.authorization ?? '');

const refusal = (code: string, message: string): Body => ({ code, message });

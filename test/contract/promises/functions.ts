import { createHash } from 'node:crypto';
import { type CloudPromise, refusal } from '../contract';
import type { Place } from '../place';

const ask = async ({ app, probe }: Place, data: Record<string, unknown> = {}) =>
  (await app.callFunction({ name: probe, data })).result as Record<string, unknown> | null;

const bodies = {
  text: Buffer.from('{ "摘要" :  "顺丰" }\n'),
  bytes: Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x0a]),
};
const seen = { status: 202, method: 'POST', signature: 'AbC', query: { from: 'wechat' }, path: /./ };
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function post({ http }: Place, body: Buffer) {
  const headers = { 'Wechatpay-Signature': 'AbC', 'content-type': 'application/json' };
  const sent = { method: 'POST', headers, body: new Uint8Array(body) };
  const answer = await fetch(`${http}/notify/1900000109?from=wechat`, sent);
  return { status: answer.status, ...((await answer.json()) as { path?: string }) };
}

export const functionPromises: CloudPromise[] = [
  {
    says: 'a function asked by a server knows no caller, lives at UTC, and has a request id',
    promised: { openid: '', zone: 0, hasRequestId: true, echo: '瓶盖' },
    find: async (place) => {
      const { openid, zone, hasRequestId, echo } = (await ask(place, { echo: '瓶盖' })) ?? {};
      return { openid, zone, hasRequestId, echo };
    },
  },
  {
    says: 'a function nobody deployed is refused by name',
    promised: { code: 'FUNCTION_NOT_FOUND', message: /./ },
    find: ({ app, fresh }) => refusal(app.callFunction({ name: `${fresh()}-nowhere`, data: {} })),
  },
  {
    says: 'a function that throws fails its caller, who reads why',
    promised: { code: 'FUNCTION_INVOCATION_FAILED', message: /the probe throws/ },
    find: (place) => refusal(ask(place, { ask: 'throw' })),
  },
  {
    says: 'a function that takes too long fails its caller by name',
    promised: { code: 'FUNCTION_TIME_LIMIT_EXCEEDED', message: /timed out after 2 seconds/ },
    find: (place) => refusal(ask(place, { ask: 'sleep' })),
  },
  {
    says: 'buffers count as memory: 160 MB of them are too much for a function of 128 MB',
    promised: { code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED', message: /./ },
    find: (place) => refusal(ask(place, { ask: 'hoard' })),
  },
  {
    says: 'an environment nobody has is refused by name',
    promised: { code: 'INVALID_ENV', message: /./ },
    find: ({ appOf, probe }) => refusal(appOf('nobodys-0a1b2c').callFunction({ name: probe, data: {} })),
  },
  {
    says: 'an answer no JSON can hold, or of seven megabytes, is no answer',
    promised: { circle: 'FUNCTION_INVOCATION_FAILED', seven: 'FUNCTION_INVOCATION_FAILED' },
    find: async (place) => {
      const code = async (which: string) =>
        ((await refusal(ask(place, { ask: which }))) as { code?: string }).code ?? null;
      return { circle: await code('circle'), seven: await code('seven') };
    },
  },
  {
    says: 'an answer of nothing is null',
    promised: null,
    find: (place) => ask(place, { ask: 'nothing' }),
  },
  {
    says: 'what an instance keeps is still there at its next call',
    promised: 'a word',
    find: async (place) => {
      await ask(place, { ask: 'keep', word: 'a word' });
      return (await ask(place))?.kept;
    },
    cannot: { real: 'nobody promises that the next call meets the same instance' },
  },
  {
    says: 'a body reaches a function over HTTP byte for byte, with headers in small letters and its query',
    promised: { text: { ...seen, sha: sha(bodies.text) }, bytes: { ...seen, sha: sha(bodies.bytes) } },
    find: async (place) => {
      const [text, bytes] = await Promise.all([post(place, bodies.text), post(place, bodies.bytes)]);
      return { text, bytes };
    },
  },
  {
    says: 'a function reached over HTTP reads the whole path, with the part that led to it',
    promised: /^\/[\w-]+\/notify\/1900000109$/,
    find: async (place) => (await post(place, bodies.text)).path,
  },
  {
    says: 'the SDK follows TCB_CONTEXT_CNFG to another address (it stands in no public document)',
    promised: true,
    find: async ({ app }) => Boolean((await app.callFunction({ name: 'probe', data: {} })).requestId),
    cannot: { real: 'there the SDK goes to the official address' },
  },
  ...[
    'functions may be given more than 60 seconds',
    'the plan bought has room for our collections, indexes, database calls and storage',
    'a function deployed by a tool may be given permissions.openapi',
    'what was answered is still there after a power cut',
  ].map((says) => ({
    says,
    promised: true,
    find: async () => false,
    cannot: { local: 'only an account can tell', real: 'look it up in the console and write it down' },
  })),
];

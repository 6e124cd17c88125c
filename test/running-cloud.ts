import { createHmac } from 'node:crypto';
import tcb from '@cloudbase/node-sdk';
import type { Collection } from '../cloudfunctions/platform/ports';
import { collections, timers as deployedTimers, functions } from '../config/declared';
import type { Answer, Call } from '../contracts/call';
import type { Instant } from '../contracts/vocabulary';
import { startCloud } from '../local/server';

export type RunningCloud = Awaited<ReturnType<typeof startRunningCloud>>;
export type Phone = Awaited<ReturnType<typeof phone>>;

/**
 * The whole cloud as `npm start` runs it, with the built functions, on a free port and over a folder that goes again.
 * Without timers nothing happens but what the test does.
 */
export async function startRunningCloud({
  at,
  folder,
  timers = deployedTimers,
  log,
}: {
  at?: string;
  folder?: string;
  timers?: typeof deployedTimers | readonly [];
  log?: (source: string, line: string) => void;
} = {}) {
  const cloud = await startCloud({
    port: 0,
    noSync: true,
    collections,
    functions,
    timers,
    ...(folder ? { folder } : {}),
    ...(log ? { log } : {}),
    settings: { SEAL_KEY: 'test', OPERATOR_PHONES: '13800000009' },
  });
  if (at) cloud.clock.set(Date.parse(at));
  pointSdkAt(`${cloud.origin}/admin`);
  const app = tcb.init({ env: 'local-1abc', secretId: 'local', secretKey: 'local' });

  return {
    ...cloud,
    world: {
      seal: (purpose: string, text: string) =>
        createHmac('sha256', `test:${purpose}`).update(text).digest('hex'),
    },
    clock: { ...cloud.clock, now: () => cloud.clock.now() as Instant },
    cloud,
    seed: async <Fields extends object>(of: Collection<Fields>, id: string, fields: Fields) => {
      await app
        .database()
        .collection(of.name)
        .doc(id)
        .set({ ...of.schema.parse(fields), v: of.version });
    },
    all: <Fields extends object>(of: Collection<Fields>) =>
      cloud
        .world()
        .database.all(of.name)
        .map((document) => ({ ...of.schema.parse(document), _id: String(document._id) })),
    /** Everything the database holds, for "nothing was changed". */
    everything: () => {
      const { database } = cloud.world();
      return JSON.stringify(database.collections().map((name) => [name, database.all(name)]));
    },
    phone: (name: string) => phone(cloud.origin, name),
  };
}

/** A WeChat user's phone at the gateway; the openid is `o-<name>`. */
export async function phone(origin: string, name: string) {
  const signIn = async () => {
    const signedIn = await fetch(`${origin}/auth/v1/signin/anonymously`, {
      method: 'POST',
      headers: { 'x-wechat-user': name },
    });
    return ((await signedIn.json()) as { access_token: string }).access_token;
  };
  let token = await signIn();
  const ask = (door: string, event: unknown) =>
    fetch(`${origin}/v1/functions/${door}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });
  const send = async (door: string, event: unknown): Promise<Answer<Call>> => {
    const answer = await ask(door, event);
    if (answer.status !== 401) return (await answer.json()) as Answer<Call>;
    // As the phone does: a token the clock has moved past is renewed once.
    token = await signIn();
    return (await (await ask(door, event)).json()) as Answer<Call>;
  };
  return {
    get token() {
      return token;
    },
    send,
    call: (door: string, call: string, input: unknown) => send(door, { call, input }),
  };
}

export function pointSdkAt(url: string): void {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'local-1abc',
    TCB_ENV: 'local-1abc',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
  });
}

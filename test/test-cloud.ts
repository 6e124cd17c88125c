import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { databaseOn } from '../cloudfunctions/platform/database';
import { filesOn } from '../cloudfunctions/platform/files';
import type { Collection, World } from '../cloudfunctions/platform/ports';
import { collections } from '../config/declared';
import type { Fen, Instant } from '../contracts/vocabulary';
import { openDatabase } from '../local/cloudbase/database/open';
import { waitingOnOneLoop } from '../local/cloudbase/database/waiting';
import { createStorage, type Storage } from '../local/cloudbase/storage/storage';
import { type Handler, json, listen, objectIn, pathOf } from '../local/cloudbase/wire';

export type TestCloud = Awaited<ReturnType<typeof openTestCloud>>;

/**
 * One action's whole world for a test: the unmodified SDK over a socket, the local database and storage behind it, and
 * a clock that stands still until the test moves it.
 */
export async function openTestCloud({ at = '2026-11-23T09:00:00+08:00' } = {}) {
  const clock = movableClock(at);
  const folder = mkdtempSync(join(tmpdir(), 'crowncap-test-'));
  const database = openDatabase({
    path: join(folder, 'database'),
    noSync: true,
    now: clock.now,
    declarations: collections,
    waiting: waitingOnOneLoop,
  });
  let storage: Storage | undefined;
  const server = await listen(0, (request) => answer(request, database, storage));
  const origin = `http://127.0.0.1:${server.port}`;
  storage = createStorage({ folder: join(folder, 'storage'), secret: 'test', origin, now: clock.now });
  pointSdkAt(`${origin}/admin`);

  return {
    world: testWorld(clock.now),
    clock,
    database,
    put: (path: string, bytes: Buffer) => storage?.put(path, bytes).fileID ?? '',
    /** Writes what a test begins with; not through the typed database, which has no reason to overwrite. */
    seed: async <Fields extends object>(of: Collection<Fields>, id: string, fields: Fields) => {
      const document = { ...of.schema.parse(fields), v: of.version };
      await tcb.init({ env: 'local-1abc' }).database().collection(of.name).doc(id).set(document);
    },
    all: <Fields extends object>(of: Collection<Fields>) =>
      database.all(of.name).map((document) => ({ ...of.schema.parse(document), _id: String(document._id) })),
    /** How many database calls a piece of work took, start and commit counted. */
    callsOf: async (work: () => Promise<unknown>) => {
      const before = database.calls().total;
      await work();
      return database.calls().total - before;
    },
    close: async () => {
      await server.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function movableClock(at: string) {
  let instant = Date.parse(at);
  return {
    now: () => instant as Instant,
    advance: (ms: number) => {
      instant += ms;
    },
    set: (moment: string) => {
      instant = Date.parse(moment);
    },
  };
}

/** A world like a deployed function's, but for the clock, and for WeChat, whose button here vouches for `phone:<number>`. */
function testWorld(now: () => Instant): World {
  const app = tcb.init({ env: 'local-1abc' });
  return {
    db: databaseOn(app.database()),
    files: filesOn(app),
    wechat: {
      phoneNumber: async (code) => (code.startsWith('phone:') ? code.slice('phone:'.length) : undefined),
      sendMessage: () => Promise.reject(new Error('Messages go through the local WeChat; open it for them.')),
    },
    now,
    newId: () => randomBytes(12).toString('hex'),
    newDigits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
    seal: (purpose, text) => createHmac('sha256', `test:${purpose}`).update(text).digest('hex'),
  };
}

async function answer(
  request: Parameters<Handler>[0],
  database: ReturnType<typeof openDatabase>,
  storage: Storage | undefined,
) {
  if (pathOf(request).startsWith('/storage/') && storage) return storage.handle(request);
  const body = objectIn(request) ?? {};
  const action = String(body.action);
  const ofStorage = storage?.actions[action];
  return json(ofStorage ? ofStorage(body) : await database.answer(body));
}

/** Without these the SDK asks a metadata service before every call. */
function pointSdkAt(url: string): void {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'local-1abc',
    TCB_ENV: 'local-1abc',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
  });
}

/** An amount of fen a test writes down. */
export const fen = (amount: number) => amount as Fen;

import { join } from 'node:path';
import type { Clock } from './clock';
import { createAdmin } from './cloudbase/admin';
import type { CollectionDeclaration } from './cloudbase/database/declaration';
import { openDatabase } from './cloudbase/database/open';
import type { FunctionDeclaration, TimerDeclaration } from './cloudbase/functions/declaration';
import { refuseUndeployable } from './cloudbase/functions/deployable';
import { createFunctionFaults } from './cloudbase/functions/function-faults';
import { createFunctionHost, type FunctionHost } from './cloudbase/functions/host';
import { createMeter, type Meter } from './cloudbase/functions/meter';
import { createGateway } from './cloudbase/gateway/gateway';
import { createHttpAccess } from './cloudbase/gateway/http-access';
import { openidBy } from './cloudbase/gateway/sign-in';
import { createTokens } from './cloudbase/gateway/tokens';
import { createLineFaults, overLine } from './cloudbase/line';
import { excuses as storeExcuses } from './cloudbase/storage/object-store';
import { createStorage } from './cloudbase/storage/storage';
import { createTimerFaults, startTimers, type Timers } from './cloudbase/timers/timers';
import { type Handler, json, pathOf } from './cloudbase/wire';
import { openWechat, type Wechat } from './wechat-side';

/** What is deployed: the same declarations the deploy step reads. */
export type Deployed = {
  collections: readonly CollectionDeclaration[];
  functions: readonly FunctionDeclaration[];
  timers: readonly TimerDeclaration[];
};

export type WorldOptions = Deployed & {
  folder: string;
  functionsFolder: string;
  origin: string;
  secret: string;
  clock: Clock;
  noSync: boolean;
  instances: number;
  /** The settings of all functions; each is given those it declares. */
  settings: (place: { origin: string; secret: string; wechat: Wechat }) => Record<string, string>;
  log: (source: string, line: string) => void;
};

export type World = {
  database: ReturnType<typeof openDatabase>;
  host: FunctionHost;
  meter: Meter;
  timers: Timers;
  faults: ReturnType<typeof createWorldFaults>;
  wechat: Wechat;
  handle: Handler;
  close(): Promise<void>;
};

/** Everything with a memory, opened over one folder; closing it leaves nothing running. */
export async function openWorld(options: WorldOptions): Promise<World> {
  refuseUndeployable(options);
  const { folder, origin, clock, secret, log } = options;
  const database = openDatabase({
    path: join(folder, 'database'),
    noSync: options.noSync,
    now: clock.now,
    declarations: options.collections,
  });
  const faults = createWorldFaults();
  const tokens = createTokens(secret, clock.now);
  const wechat = await openWechat({ folder, origin, now: clock.now, openidOf: openidBy(tokens) });
  const storage = createStorage({ folder: join(folder, 'storage'), secret, origin, now: clock.now });
  const meter = createMeter();
  const host = createFunctionHost({
    folder: options.functionsFolder,
    functions: options.functions,
    environment: options.settings({ origin, secret, wechat }),
    origin,
    clock,
    meter,
    faults: faults.functions,
    instances: options.instances,
    log,
  });
  const timers = startTimers({
    timers: options.timers,
    clock,
    fire: (timer, tick) => fireTimer(timer, tick, host, log),
    faults: faults.timers,
    moved: wechat.pay.tick,
    failed: (error) => log('timers', String(error)),
  });
  const gateway = createGateway({ host, storage, tokens });
  const overGateway = overLine(faults.gateway, gateway, plainExcuses);
  // A phone's upload goes to the object store, here as there.
  const uploadOver = overLine(faults.storage, gateway, plainExcuses);
  const rooms: Record<string, Handler> = {
    admin: createAdmin({
      database,
      storage,
      storageFaults: faults.storage,
      host,
      functionFaults: faults.functions,
      meter,
    }),
    storage: overLine(faults.storage, storage.handle, storeExcuses),
    auth: overGateway,
    v1: (request) => (pathOf(request).startsWith('/v1/storage/') ? uploadOver : overGateway)(request),
    http: overLine(faults.http, createHttpAccess(options.functions, host), plainExcuses),
    wechatpay: wechat.handle,
    wechat: wechat.handle,
  };
  return {
    database,
    host,
    meter,
    timers,
    faults,
    wechat,
    async handle(request) {
      const room = rooms[pathOf(request).split('/')[1] ?? ''];
      return room
        ? room(request)
        : json({ code: 'NOT_FOUND', message: `nothing answers "${request.path}"` }, 404);
    },
    async close() {
      await timers.close();
      await host.close();
      await wechat.close();
      await database.close();
    },
  };
}

/** What may go wrong, by the service it goes wrong in; the database has its own. */
const createWorldFaults = () => ({
  storage: createLineFaults(),
  gateway: createLineFaults(),
  http: createLineFaults(),
  functions: createFunctionFaults(),
  timers: createTimerFaults(),
});

const plainExcuses = {
  busy: () => json({ code: 'EXCEED_RATELIMIT', message: 'too many requests' }, 429),
  unavailable: () => json({ code: 'SERVICE_UNAVAILABLE', message: 'try again later' }, 503),
};

/** As the platform's timer event looks, its time without fractions; a failure is logged and, as in production, nobody waits for the result. */
async function fireTimer(
  timer: TimerDeclaration,
  tick: number,
  host: FunctionHost,
  log: WorldOptions['log'],
) {
  const event = {
    Type: 'Timer',
    TriggerName: timer.name,
    Time: new Date(tick).toISOString().replace('.000', ''),
    Message: '',
  };
  const outcome = await host.invoke(timer.function, JSON.stringify(event), { kind: 'timer' });
  if (!outcome.ok) log(timer.function, `timer "${timer.name}": ${outcome.code} ${outcome.message}`);
}

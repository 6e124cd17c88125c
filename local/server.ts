import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { takeBackup } from './backup/take';
import { type Clock, openClock } from './clock';
import { keptSecret } from './cloudbase/gateway/tokens';
import { serveFile } from './cloudbase/hosting';
import { crossOriginHeaders, refuseProduction, refuseStrangers } from './cloudbase/loopback';
import { type Handler, json, listen, pathOf, type WireRequest, type WireResponse } from './cloudbase/wire';
import { createLevers, type LeverParts, type Levers } from './levers/levers';
import { putMerchants } from './put-merchants';
import { localSettings, merchantsKey } from './settings';
import { type Deployed, openWorld, type World, type WorldOptions } from './world';

export type CloudOptions = Deployed & {
  /** 0 takes any free port. */
  port: number;
  /** Where everything is kept; without it the cloud forgets all when it closes. */
  folder?: string;
  /** Faster and still atomic, but a power cut may lose the last moments: for tests. */
  noSync?: boolean;
  functionsFolder?: string;
  phoneFolder?: string;
  demoFolder?: string;
  /** How many calls of one function may run at once. */
  instances?: number;
  /** More settings for the functions than the local cloud gives of itself. */
  settings?: Record<string, string>;
  log?: WorldOptions['log'];
  /** Runs after every reset, before the lever answers: the place to put a first world into the empty cloud. */
  afterReset?: (cloud: Cloud) => Promise<void>;
};

export type Cloud = {
  port: number;
  origin: string;
  clock: Clock;
  /** The parts now open; a reset opens new ones, so ask each time. */
  world(): World;
  advance(ms: number): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** The whole cloud under one port of the loopback interface. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  refuseProduction({ ...process.env, ...options.settings });
  // Functions run at UTC in production; the zone belongs to the process, not to a worker.
  process.env.TZ = 'UTC';
  const folder = resolve(options.folder ?? mkdtempSync(join(tmpdir(), 'crowncap-')));
  const secret = keptSecret(folder);
  const clock = openClock(join(folder, 'clock.json'));
  let world: World | undefined;
  let levers: Handler | undefined;
  const opened = (): World => {
    if (!world) throw new Error('the cloud is closed or being reset');
    return world;
  };
  const server = await listen(options.port, async (request) => {
    const stranger = refuseStrangers(request);
    if (stranger) return stranger;
    const headers = { ...crossOriginHeaders(request), date: new Date(clock.now()).toUTCString() };
    if (request.method === 'OPTIONS') return { status: 204, headers, body: '' };
    const response = await answer(request).catch(broken);
    return response === 'dropped' ? response : { ...response, headers: { ...response.headers, ...headers } };
  });
  const origin = `http://127.0.0.1:${server.port}`;
  const answer: Handler = async (request) => {
    const path = pathOf(request);
    if (path.startsWith('/levers/') && levers) return levers(request);
    return isPage(request) ? page(path, options) : opened().handle(request);
  };
  const open = async () => {
    world = await openWorld(worldOptions(options, { folder, origin, secret, clock }));
    await putMerchants(world, merchantsKey(secret));
    levers = createLevers(leverParts(world, { folder, clock, reset: cloud.reset }));
  };
  const cloud: Cloud = {
    port: server.port,
    origin,
    clock,
    world: opened,
    advance: (ms) => opened().timers.advance(ms),
    async reset() {
      await opened().close();
      world = undefined;
      emptied(folder);
      clock.set(Date.now());
      await open();
      await options.afterReset?.(cloud);
    },
    async close() {
      await server.close();
      await world?.close();
      world = undefined;
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await open();
  } catch (error) {
    await cloud.close();
    throw error;
  }
  return cloud;
}

type Place = { folder: string; origin: string; secret: string; clock: Clock };

function worldOptions(options: CloudOptions, place: Place): WorldOptions {
  return {
    ...place,
    collections: options.collections,
    functions: options.functions,
    timers: options.timers,
    functionsFolder: options.functionsFolder ?? 'dist/functions',
    noSync: options.noSync ?? false,
    instances: options.instances ?? 4,
    settings: (place) => ({ ...localSettings(place), ...options.settings }),
    log: options.log ?? (() => {}),
  };
}

type Whole = { folder: string; clock: Clock; reset: () => Promise<void> };

function leverParts(world: World, { folder, clock, reset }: Whole): LeverParts {
  const { database } = world;
  return {
    clock,
    reset,
    explain: database.explain,
    backup: (into) => takeBackup({ folder, into, database, now: clock.now() }),
    timers: world.timers,
    meter: world.meter,
    host: world.host,
    faults: { ...world.faults, functions: world.faults.functions.rates, database: world.database.faults },
    neighbours: {
      wechatpay: world.wechat.pay.levers as unknown as Levers,
      wechat: world.wechat.wechat.levers as unknown as Levers,
    },
  };
}

/** A bug of this cloud's own: told to the caller like any other answer, so that a page may read it too. */
const broken = (error: unknown): WireResponse =>
  json({ code: 'SYS_ERR', message: error instanceof Error ? error.stack : String(error) }, 500);

const services = new Set(['admin', 'storage', 'auth', 'v1', 'http', 'wechatpay', 'wechat', 'levers']);

const isPage = (request: WireRequest) =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !services.has(pathOf(request).split('/')[1] ?? '');

/** The phones’ page lies at /phone/, everything else belongs to the page that shows them side by side. */
function page(path: string, { phoneFolder = 'dist/h5', demoFolder = 'local/demo' }: CloudOptions) {
  if (path === '/phone') return { status: 302, headers: { location: '/phone/' }, body: '' };
  return path.startsWith('/phone/')
    ? serveFile(phoneFolder, path.slice('/phone'.length))
    : serveFile(demoFolder, path);
}

/** The secret stays, so that phones that are signed in remain so. */
function emptied(folder: string) {
  for (const name of readdirSync(folder)) {
    if (name !== 'secret') rmSync(join(folder, name), { recursive: true, force: true });
  }
}

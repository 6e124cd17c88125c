import type { Clock } from '../clock';
import type { FunctionHost } from '../cloudbase/functions/host';
import type { Meter } from '../cloudbase/functions/meter';
import type { Timers } from '../cloudbase/timers/timers';
import { type Handler, json, objectIn, pathOf } from '../cloudbase/wire';

type Body = Record<string, unknown>;

type Service = 'database' | 'storage' | 'functions' | 'timers' | 'gateway' | 'http';
type FaultLever = { set(rates: Body): void; current(): unknown; struck(): unknown };

export type Levers = Record<string, (body: Body) => unknown>;

/** Levers change the world around the cloud (time, WeChat's answers, faults), never what the cloud itself keeps. */
export type LeverParts = {
  clock: Clock;
  timers: Timers;
  meter: Meter;
  host: Pick<FunctionHost, 'recycle'>;
  /** By the service they reach. */
  faults: Record<Service, FaultLever>;
  /** The levers of WeChat Pay and WeChat, which check themselves what they are given. */
  neighbours: { wechatpay: Levers; wechat: Levers };
  reset: () => Promise<void>;
  /** How the database would find what a request asks for. */
  explain: (request: Body) => unknown;
  backup: (folder: string) => Promise<void>;
};

export function createLevers(parts: LeverParts): Handler {
  return async (request) => {
    const name = pathOf(request).slice('/levers/'.length);
    const body = objectIn(request);
    if (!body) return no(400, 'a lever takes a JSON object');
    if (request.method === 'GET') return read(name, parts);
    try {
      return await pull(name, body, parts);
    } catch (error) {
      return no(400, error instanceof Error ? error.message : String(error));
    }
  };
}

function read(name: string, { clock, meter, faults }: LeverParts) {
  if (name === 'faults') {
    return json(Object.fromEntries(Object.entries(faults).map(([of, lever]) => [of, told(lever)])));
  }
  if (name === 'clock') return json({ now: clock.now() });
  if (name === 'calls') return json({ calls: meter.lastCalls() });
  return no(404, `there is nothing to read at "${name}"`);
}

const told = (lever: FaultLever) => ({ faults: lever.current(), struck: lever.struck() });

async function pull(name: string, body: Body, parts: LeverParts) {
  const { clock, timers } = parts;
  if (name === 'clock') {
    const by = isWhole(body.advanceMs) && body.advanceMs >= 0 ? body.advanceMs : undefined;
    const to = by === undefined ? body.set : clock.now() + by;
    if (!isWhole(to)) return no(400, 'the clock takes { advanceMs } or { set }, whole milliseconds');
    if (to < 0 || to > endOfTimers) return no(400, 'the clock stands between 1970 and 2099, as timers do');
    await (by === undefined ? timers.set(to) : timers.advance(by));
    return json({ now: clock.now() });
  }
  if (name === 'calls') {
    parts.meter.clear();
    return json({ calls: [] });
  }
  if (name === 'recycle') {
    await parts.host.recycle();
    return json({});
  }
  if (name === 'reset') {
    await parts.reset();
    return json({ reset: true });
  }
  if (name === 'explain') return json({ plan: parts.explain(body) });
  if (name === 'backup') {
    if (typeof body.folder !== 'string') return no(400, 'a backup takes { folder }');
    await parts.backup(body.folder);
    return json({});
  }
  const [whose, which = ''] = name.split('/');
  if (whose === 'faults') return pullFault(which || 'database', body, parts);
  const levers = whose === 'wechatpay' || whose === 'wechat' ? parts.neighbours[whose] : {};
  const lever = Object.hasOwn(levers, which) ? levers[which] : undefined;
  if (!lever) return no(404, `there is no lever called "${name}"`);
  return json((await lever(body)) ?? {});
}

function pullFault(service: string, rates: Body, { faults }: LeverParts) {
  if (!Object.hasOwn(faults, service)) return no(404, `nothing goes wrong in "${service}" here`);
  const lever = faults[service as Service];
  lever.set(rates);
  return json(told(lever));
}

const endOfTimers = Date.UTC(2099, 11, 31);

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

const no = (status: number, message: string) => json({ message }, status);

import { type Ending, type Instance, type InstanceOptions, startInstance } from './instance';
import type { Call } from './worker';

/** `started` learns which instance serves the call, so that a fault can reach it. */
type Started = (instance: Instance, isCold: boolean) => void;

export type Pool = {
  run(call: Call, timeLimitMs: number, started: Started): Promise<Ending | { kind: 'crowded' }>;
  /** Ends what rests, as production does after a quiet while: the next call is a cold one. */
  recycle(): Promise<void>;
  close(): Promise<void>;
};

export type PoolOptions = { limit: number; patienceMs: number; instance: InstanceOptions };

/** As many instances as are needed at once, up to a limit; each serves one call at a time, later calls wait their turn. */
export function createPool({ limit, patienceMs, instance: options }: PoolOptions): Pool {
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const cold = new WeakSet<Instance>();
  const waiting: ((free: Instance | undefined) => void)[] = [];

  const fresh = (): Instance => {
    const instance = startInstance(options);
    all.add(instance);
    cold.add(instance);
    return instance;
  };
  const inTurn = () =>
    new Promise<Instance | undefined>((resolve) => {
      const serve = (free: Instance | undefined) => {
        clearTimeout(patience);
        resolve(free);
      };
      const patience = setTimeout(() => {
        waiting.splice(waiting.indexOf(serve), 1);
        resolve(undefined);
      }, patienceMs);
      waiting.push(serve);
    });
  const take = async (): Promise<Instance | undefined> => {
    for (let rested = idle.pop(); rested; rested = idle.pop()) {
      if (!rested.isDead()) return rested;
      all.delete(rested);
    }
    return all.size < limit ? fresh() : inTurn();
  };
  const giveBack = (instance: Instance) => {
    if (instance.isDead()) all.delete(instance);
    const next = waiting.shift();
    if (next) next(instance.isDead() ? fresh() : instance);
    else if (!instance.isDead()) idle.push(instance);
  };

  return {
    async run(call, timeLimitMs, started) {
      const instance = await take();
      if (!instance) return { kind: 'crowded' };
      try {
        started(instance, cold.delete(instance));
        // Loading the code is not the caller's time, as in production.
        await instance.ready;
        return await instance.call(call, timeLimitMs);
      } catch (error) {
        return { kind: 'died', why: String(error) };
      } finally {
        giveBack(instance);
      }
    },
    async recycle() {
      await Promise.all(idle.map((instance) => instance.stop('recycled')));
    },
    async close() {
      for (const serve of waiting.splice(0)) serve(undefined);
      await Promise.all([...all].map((instance) => instance.stop('the cloud is closing')));
    },
  };
}

import { type Ending, type Instance, type InstanceOptions, startInstance } from './instance';
import type { Call } from './worker';

export type Pool = { run(call: Call, timeLimitMs: number): Promise<Ending>; close(): Promise<void> };

/** As many instances as are needed at once, up to `limit`; each serves one call at a time, later calls wait their turn. */
export function createPool(limit: number, options: InstanceOptions): Pool {
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const waiting: (() => void)[] = [];

  const take = async (): Promise<Instance> => {
    for (;;) {
      const rested = idle.pop();
      if (rested && !rested.isDead()) return rested;
      if (rested) {
        all.delete(rested);
        continue;
      }
      if (all.size < limit) {
        const fresh = startInstance(options);
        all.add(fresh);
        return fresh;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const giveBack = (instance: Instance) => {
    if (instance.isDead()) all.delete(instance);
    else idle.push(instance);
    waiting.shift()?.();
  };

  return {
    async run(call, timeLimitMs) {
      const instance = await take();
      try {
        // Loading the code is not the caller's time, as in production.
        await instance.ready;
        return await instance.call(call, timeLimitMs);
      } catch (error) {
        return { kind: 'died', why: String(error) };
      } finally {
        giveBack(instance);
      }
    },
    async close() {
      await Promise.all([...all].map((instance) => instance.stop()));
    },
  };
}

import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** Runs inside the worker: one function instance, one call at a time. The host bundles this file and starts it. */
export type Call = { event: string; context: Record<string, unknown>; environment: Record<string, string> };
export type Answer = { result: string } | { error: string };

type Main = (event: unknown, context: unknown) => unknown;

moveDate(new BigInt64Array(workerData.offset));
const { main } = createRequire(workerData.bundle)(workerData.bundle) as { main?: Main };
let lastEnvironment: Record<string, string> = {};

parentPort?.on('message', (call: Call) => {
  // Nothing of the previous caller may remain when the next one is served.
  for (const name of Object.keys(lastEnvironment)) delete process.env[name];
  Object.assign(process.env, call.environment);
  lastEnvironment = call.environment;
  void run(call).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage('ready');

async function run({ event, context }: Call): Promise<Answer> {
  try {
    if (typeof main !== 'function') throw new Error('the bundle exports no main');
    return { result: JSON.stringify((await main(JSON.parse(event), context)) ?? null) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** `Date` keeps its prototype, so dates made by anyone are still dates; only "now" is moved. */
function moveDate(offset: BigInt64Array) {
  const RealDate = Date;
  const realNow = Date.now;
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  RealDate.now = now;
  const MovedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.prototype.constructor = MovedDate;
  globalThis.Date = MovedDate;
}

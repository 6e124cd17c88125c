import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { moveDate } from './moved-date';

/** Runs inside the worker: one function instance, one call at a time. The host bundles this file and starts it. */
export type Call = {
  id: string;
  event: string;
  context: Record<string, unknown>;
  environment: Record<string, string>;
};
export type Answer = { result: string } | { error: string };
/** All that an instance tells its host. `by` is the call that said it, or nobody while the code was loading. */
export type Word =
  | { ready: true }
  | { answer: Answer }
  | { said: string; by: string | undefined }
  | { leftOver: string }
  | { isFull: true };

type Main = (event: unknown, context: unknown) => unknown;
type Running = Pick<Call, 'id' | 'environment'> & { isOver: boolean };

const running = new AsyncLocalStorage<Running>();
const tell = (word: Word) => parentPort?.postMessage(word);

moveDate(new BigInt64Array(workerData.offset));
process.env = ownToEachCall(process.env);
for (const stream of [process.stdout, process.stderr]) stream.write = say;
process.kill = killed;
const { main } = createRequire(workerData.bundle)(workerData.bundle) as { main?: Main };

parentPort?.on('message', ({ id, event, context, environment }: Call) => {
  const call: Running = { id, environment, isOver: false };
  const watch = setInterval(watchMemory, 50);
  void running
    .run(call, () => answered(event, context))
    .then((answer) => {
      call.isOver = true;
      clearInterval(watch);
      watchMemory();
      tell({ answer });
    });
});
tell({ ready: true });

async function answered(event: string, context: unknown): Promise<Answer> {
  try {
    if (typeof main !== 'function') throw new Error('the bundle exports no main');
    if (main.length > 2) throw new Error('main takes an event and a context: callbacks are not built here');
    return { result: JSON.stringify(await main(JSON.parse(event), context)) ?? 'null' };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : inspect(error) };
  }
}

/**
 * The engine keeps its own limit, but not over what lies outside it, such as buffers: that is looked at between turns
 * and before the answer. An endless loop that hoards buffers is found by its time limit only: the inspector could look
 * into it from outside, but a process that has looked once does not end any more.
 */
function watchMemory() {
  const { heapUsed, external } = process.memoryUsage();
  if (heapUsed + external > workerData.memoryMb * 1024 * 1024) tell({ isFull: true });
}

/** In production an instance is a process of its own; here its number is that of the whole cloud. */
function killed(pid: number, signal?: string | number): true {
  if (pid !== process.pid) throw new Error('a function signals no process but its own');
  return signal === 0 || process.exit(137);
}

/** What a call says travels on the same road as its answer, so nothing of it is lost when the instance is stopped. */
function say(text: unknown, ...rest: unknown[]): boolean {
  tell({ said: String(text), by: current()?.id });
  const written = rest.at(-1);
  if (typeof written === 'function') written();
  return true;
}

/**
 * Who is calling stands in the environment of that call alone, also for what it left running after its answer. In
 * production such a leftover may freeze or read the next caller's name, which is why it is reported.
 */
function ownToEachCall(standing: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = (): Record<string, string> => current()?.environment ?? {};
  return new Proxy(standing, {
    get: (target, name) => own()[name as string] ?? target[name as string],
    has: (target, name) => name in own() || name in target,
    ownKeys: (target) => [...new Set([...Reflect.ownKeys(target), ...Object.keys(own())])],
    getOwnPropertyDescriptor: (target, name) =>
      name in own()
        ? { value: own()[name as string], configurable: true, enumerable: true, writable: true }
        : Reflect.getOwnPropertyDescriptor(target, name),
    set: (target, name, value) => {
      (name in own() ? own() : target)[name as string] = String(value);
      return true;
    },
    deleteProperty: (target, name) => {
      delete own()[name as string];
      return delete target[name as string];
    },
  });
}

function current(): Running | undefined {
  const call = running.getStore();
  if (call?.isOver) tell({ leftOver: call.id });
  return call;
}

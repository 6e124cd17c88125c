import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { Answer, Call } from './worker';

export type InstanceOptions = {
  bundle: string;
  environment: Record<string, string>;
  memoryMb: number;
  offset: SharedArrayBuffer;
  log: (line: string) => void;
};

export type Ending = { kind: 'answered'; answer: Answer } | { kind: 'late' } | { kind: 'died'; why: string };

/** One worker that has loaded one bundle. Once it has died it is never used again. */
export type Instance = {
  ready: Promise<void>;
  isDead(): boolean;
  call(call: Call, timeLimitMs: number): Promise<Ending>;
  stop(): Promise<void>;
};

export function startInstance(options: InstanceOptions): Instance {
  const worker = new Worker(workerCode(), {
    eval: true,
    env: options.environment,
    execArgv: ['--enable-source-maps'],
    workerData: { bundle: options.bundle, offset: options.offset },
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    stdout: true,
    stderr: true,
  });
  // Nothing that waits in an instance should keep a finished program alive.
  worker.unref();
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.on('data', (text: Buffer) => options.log(text.toString('utf8').trimEnd()));
  }
  let whyDead: string | undefined;
  let onEnd: (ending: Ending) => void = () => {};
  const ready = new Promise<void>((resolve, reject) => {
    const die = (why: string) => {
      whyDead ??= why;
      reject(new Error(whyDead));
      onEnd({ kind: 'died', why: whyDead });
    };
    worker.on('error', (error: Error) => die(error.stack ?? error.message));
    worker.on('exit', (code) => die(`the instance ended with code ${code}`));
    worker.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') resolve();
      else onEnd({ kind: 'answered', answer: message });
    });
  });
  // The pool awaits `ready` when it calls; an instance that dies idle is nobody's error.
  ready.catch(() => {});
  return {
    ready,
    isDead: () => whyDead !== undefined,
    stop: async () => void (await worker.terminate()),
    async call(call, timeLimitMs) {
      if (whyDead !== undefined) return { kind: 'died', why: whyDead };
      const ending = await new Promise<Ending>((resolve) => {
        const limit = setTimeout(() => resolve({ kind: 'late' }), timeLimitMs);
        onEnd = (first) => {
          clearTimeout(limit);
          resolve(first);
        };
        worker.postMessage(call);
      });
      onEnd = () => {};
      if (ending.kind === 'late') {
        whyDead = 'the instance was stopped at its time limit';
        await worker.terminate();
      }
      return ending;
    },
  };
}

let code: string | undefined;

/** Bundled here because a worker starts from JavaScript, whatever compiles the rest (tsx or jest). */
function workerCode(): string {
  code ??= buildSync({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
  }).outputFiles[0]?.text;
  if (code === undefined) throw new Error('the worker did not compile');
  return code;
}

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { Answer, Call, Word } from './worker';

export type InstanceOptions = {
  bundle: string;
  environment: Record<string, string>;
  memoryMb: number;
  /** Code that is not loaded by then never will be. */
  loadLimitMs: number;
  offset: SharedArrayBuffer;
  said: (line: string, callId: string | undefined) => void;
  leftOver: (callId: string) => void;
};

export type Ending = { kind: 'answered'; answer: Answer } | { kind: 'late' } | { kind: 'died'; why: string };

/** One worker that has loaded one bundle. Once it has died it is never used again. */
export type Instance = {
  /** Rejects when the code does not load. */
  ready: Promise<void>;
  isDead(): boolean;
  call(call: Call, timeLimitMs: number): Promise<Ending>;
  stop(why: string): Promise<void>;
};

export function startInstance(options: InstanceOptions): Instance {
  const worker = new Worker(workerCode(), {
    eval: true,
    env: options.environment,
    execArgv: ['--enable-source-maps'],
    workerData: { bundle: options.bundle, offset: options.offset, memoryMb: options.memoryMb },
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    stdout: true,
    stderr: true,
  });
  // Nothing that waits in an instance should keep a finished program alive.
  worker.unref();
  let whyDead: string | undefined;
  let onEnd: (ending: Ending) => void = () => {};
  let die: (why: string) => void = () => {};
  const stop = async (why: string) => {
    die(why);
    await worker.terminate();
  };
  const ready = new Promise<void>((resolve, reject) => {
    const patience = setTimeout(() => void stop('the code did not load in time'), options.loadLimitMs);
    die = (why) => {
      clearTimeout(patience);
      whyDead ??= why;
      reject(new Error(whyDead));
      onEnd({ kind: 'died', why: whyDead });
    };
    // An error may overtake an answer that was given before it; by the exit every word has arrived.
    worker.on('error', (error) => {
      whyDead ??= error.stack ?? error.message;
    });
    worker.on('exit', (code) => die(`the instance ended with code ${code}`));
    worker.on('message', (word: Word) => {
      if ('answer' in word) onEnd({ kind: 'answered', answer: word.answer });
      if ('said' in word) options.said(word.said.trimEnd(), word.by);
      if ('leftOver' in word) options.leftOver(word.leftOver);
      if ('isFull' in word) void stop(`the memory limit of ${options.memoryMb} MB was reached`);
      if ('ready' in word) {
        clearTimeout(patience);
        resolve();
      }
    });
  });
  // The pool awaits `ready` when it calls; an instance that dies idle is nobody's error.
  ready.catch(() => {});
  return {
    ready,
    isDead: () => whyDead !== undefined,
    stop,
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
      if (ending.kind === 'late') await stop('the instance was stopped at its time limit');
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

import { Session } from 'node:inspector';
import type { Worker } from 'node:worker_threads';

/** The engine keeps its own limit, but not over what lies outside it, such as buffers. */
export const bytesHeld = ({ heapUsed, external }: NodeJS.MemoryUsage) => heapUsed + external;

const lookMs = 100;

/** Looks at a worker's memory until told to stop: its inspector answers out of an endless loop, too. */
export function watchMemory({ threadId }: Worker, seen: (memory: NodeJS.MemoryUsage) => void): () => void {
  const inspector = opened();
  const ask = () => {
    const sessionId = sessions.get(threadId);
    if (sessionId !== undefined)
      inspector.post('NodeWorker.sendMessageToWorker', { sessionId, message: look });
  };
  const heard = ({ params: { sessionId, message } }: Heard) => {
    const memory = sessionId === sessions.get(threadId) && JSON.parse(message).result?.result?.value;
    if (memory) seen(memory);
  };
  const looking = setInterval(ask, lookMs);
  inspector.on('NodeWorker.receivedMessageFromWorker', heard);
  return () => {
    clearInterval(looking);
    inspector.off('NodeWorker.receivedMessageFromWorker', heard);
  };
}

const look = JSON.stringify({
  id: 1,
  method: 'Runtime.evaluate',
  params: { expression: 'process.memoryUsage()', returnByValue: true },
});
type Heard = { params: { sessionId: string; message: string } };

let inspector: Session | undefined;
/** What the inspector calls each worker, by the worker's thread. */
const sessions = new Map<number, string>();

function opened(): Session {
  if (inspector) return inspector;
  inspector = new Session();
  inspector.connect();
  // One for each call that runs.
  inspector.setMaxListeners(0);
  inspector.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
    sessions.set(Number(/^\[worker (\d+)\]/.exec(workerInfo.title)?.[1]), sessionId);
  });
  inspector.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  return inspector;
}

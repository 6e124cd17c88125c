import { type WebSocket, WebSocketServer } from 'ws';
import { appMethods } from './automator-app';
import { elementMethods } from './automator-elements';
import type { Params, Screen, Session } from './automator-session';
import { toolMethods } from './automator-tool';
import { type DiaryEvent, wordsOf } from './diary';
import type { Simulator } from './simulator';

/** Time for the app to draw what a gesture changed before the client is answered. */
const settleMs = 5;

export const methods = { ...toolMethods, ...appMethods, ...elementMethods };

/** Speaks the protocol of WeChat DevTools to an unmodified miniprogram-automator, on loopback only. */
export async function serveAutomator(simulator: Simulator, port: number, screen?: Screen) {
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  server.on('connection', (socket) => attend(simulator, socket, screen));
  const address = server.address() as { port: number };
  return {
    url: `ws://127.0.0.1:${address.port}`,
    close: async () => {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function attend(simulator: Simulator, socket: WebSocket, screen: Screen | undefined): void {
  const session: Session = {
    simulator,
    screen,
    elements: new Map(),
    elementIds: new WeakMap(),
    mocked: new Map(),
    tell: (method, params) => socket.send(JSON.stringify({ method, params })),
    hearsLogs: false,
  };
  const listener = (event: DiaryEvent) => pass(session, event);
  simulator.diary.listeners.add(listener);
  socket.on('close', () => simulator.diary.listeners.delete(listener));
  socket.on('message', async (text) => {
    const { id, method, params } = JSON.parse(String(text)) as { id: string; method: string; params: Params };
    socket.send(JSON.stringify({ id, ...(await answer(session, method, params)) }));
  });
}

async function answer(session: Session, method: string, params: Params) {
  try {
    const run = methods[method];
    if (!run) throw new Error(`${method} is not built in the simulator`);
    const result = await run(session, params);
    if (method.startsWith('Element.') && !method.includes('.get')) await settle();
    return { result: result ?? {} };
  } catch (error) {
    return { error: { message: wordsOf(error) } };
  }
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, settleMs));
}

function pass(session: Session, event: DiaryEvent): void {
  if ('error' in event) session.tell('App.exceptionThrown', event.error);
  if ('log' in event && session.hearsLogs) session.tell('App.logAdded', event.log);
}

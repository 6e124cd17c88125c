import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collections, functions, timers } from '../config/declared';
import { buildStale } from './build-stale';
import { openMarket } from './market/open-market';
import { type Cloud, startCloud } from './server';

const port = Number(process.env.PORT ?? 7788);
/** A cloud has one writer: another port is another cloud, so that two never share a folder. */
const folder = `.local/${port}`;

/** `npm start`: builds what is old, opens the cloud over `.local/`, and stays until it is stopped. */
async function start() {
  const began = performance.now();
  if (process.argv.includes('--reset')) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await buildStale(console.log);
  const cloud = await startCloud({
    port,
    folder,
    collections,
    functions,
    timers,
    log: note,
    afterReset: letLifePlayIn,
  });
  console.log(`Crowncap runs at ${cloud.origin} (ready in ${seconds(performance.now() - began)} s).`);
  console.log(
    `Phones: ${['store', 'rep', 'member', 'seller'].map((name) => phoneAt(name, cloud.port)).join('  ')}`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cloud.close().then(() => process.exit(0)));
  }
  await letLifePlayIn(cloud).catch(tellHalfCity);
}

/** An empty cloud gets the small city, by the calls its people would make; the page can be opened meanwhile. */
const letLifePlayIn = (cloud: Cloud) => openMarket(cloud, console.log);

/** Whatever of the city there is can be used all the same. */
function tellHalfCity(error: unknown) {
  console.error('The small city stopped half-way; `npm start -- --reset` begins it anew.', error);
}

/** One line a call goes to the log; what is broken or alarms is also said here. */
function note(source: string, line: string) {
  appendFileSync(join(folder, 'cloud.log'), `[${source}] ${line}\n`);
  if (/"broken"|"alarm"|^Error/.test(line)) console.error(`[${source}] ${line}`);
}

const phoneAt = (name: string, port: number) => `http://${name}.localhost:${port}/phone/`;

const seconds = (ms: number) => (ms / 1_000).toFixed(1);

start().catch((error) => {
  const isTaken = error.code === 'EADDRINUSE';
  console.error(isTaken ? `The port is taken by another program: PORT=${port + 1} npm start` : error);
  process.exit(1);
});

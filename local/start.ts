import { rmSync } from 'node:fs';
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
  await buildStale(console.log);
  const cloud = await startCloud({
    port,
    folder,
    collections,
    functions,
    timers,
    log: (source, line) => console.log(`[${source}] ${line}`),
    afterReset: market,
  });
  await market(cloud);
  console.log(`Crowncap runs at ${cloud.origin} (ready in ${seconds(performance.now() - began)} s).`);
  console.log(
    `Phones: ${['store', 'rep', 'member', 'seller'].map((name) => phoneAt(name, cloud.port)).join('  ')}`,
  );
  await letLifePlayIn(cloud);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cloud.close().then(() => process.exit(0)));
  }
}

/** An empty cloud gets the small city; one that has it is left alone. */
const market = (cloud: Cloud) => openMarket(cloud, console.log);

/** An empty cloud gets the small city; the page can be looked at meanwhile, and its clock arrives at today with the last week. */
const letLifePlayIn = (cloud: Cloud) => openMarket(cloud, console.log);

const phoneAt = (name: string, port: number) => `http://${name}.localhost:${port}/phone/`;

const seconds = (ms: number) => (ms / 1_000).toFixed(1);

start().catch((error) => {
  const isTaken = error.code === 'EADDRINUSE';
  console.error(isTaken ? `The port is taken by another program: PORT=${port + 1} npm start` : error);
  process.exit(1);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, EJSON, serialize } from 'bson';
import { open as openBare } from 'lmdb';
import { openCatalog } from '../../local/cloudbase/database/catalog';
import type { CollectionDeclaration } from '../../local/cloudbase/database/declaration';
import { find } from '../../local/cloudbase/database/find';
import { openLmdb } from '../../local/cloudbase/database/lmdb-disk';
import { type Database, openDatabase } from '../../local/cloudbase/database/open';
import { everything } from '../../local/cloudbase/database/question';
import { openStore } from '../../local/cloudbase/database/store';
import { atMost, type Line, median } from './table';

const SOME = 100_000;
const MANY = 1_000_000;
const READS = 20_000;
const BATCH = 1_000;

const declared = (...more: string[]): CollectionDeclaration[] => [
  {
    name: 'orders',
    indexes: ['storeId', ...more].map((field) => ({
      name: `by_${field}`,
      keys: [
        { field, direction: 1 },
        { field: 'placedAt', direction: -1 },
      ],
    })),
  },
];

/** The local database beside the bare store under it, in one run on one machine. */
export async function benchDatabase(): Promise<Line[]> {
  const place = mkdtempSync(join(tmpdir(), 'crowncap-bench-'));
  try {
    await (await fill(join(place, 'some'), SOME)).close();
    return [...againstBare(place), ...(await withMany(join(place, 'many')))];
  } finally {
    rmSync(place, { recursive: true });
  }
}

function againstBare(place: string): Line[] {
  const bare = bareStore(join(place, 'bare'));
  const store = openStore(openLmdb(join(place, 'some'), true));
  const collection = openCatalog(store, declared()).get('orders')!;
  const view = { store, snapshot: undefined, written: () => new Map() };
  const ask = (filter: Record<string, unknown>) => find(view, collection, { ...everything, filter }).records;
  const ids = Array.from({ length: READS }, (_, n) => `order-${(n * 7919) % SOME}`);

  const all = () => {
    for (const _id of ids) ask({ _id });
  };
  const bareAll = () => {
    for (const id of ids) deserialize(bare.get(Buffer.from(id))!);
  };
  const scan = () => void ask({ note: 'nowhere' });
  // What is measured turn and turn about met the same machine; the second reading keeps what the third finds.
  const rounds = Array.from({ length: 5 }, () => {
    store.decoded.clear();
    return { bare: timed(bareAll), first: timed(all), kept: timed(all), again: timed(all) };
  });
  const scans = Array.from({ length: 3 }, () => {
    store.decoded.clear();
    return { cold: timed(scan), kept: timed(scan), warm: timed(scan) };
  });
  return [
    atLeast(
      'point read, first time, times bare LMDB and BSON',
      0.7,
      median(rounds.map(({ bare, first }) => bare / first)),
    ),
    atLeast(
      'point read, once decoded, times bare LMDB and BSON',
      0.7,
      median(rounds.map(({ bare, again }) => bare / again)),
    ),
    atLeast(
      'looking through all of it, once decoded, times faster',
      5,
      median(scans.map(({ cold, warm }) => cold / warm)),
    ),
  ];
}

async function withMany(path: string): Promise<Line[]> {
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const database = await fill(path, MANY);
  const builtMs = performance.now() - startedAt;
  const page = await pageMs(database, 'storeId');
  await database.close();
  const indexedMs = await timedOpen(path, declared('sellerId'));
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
  return [
    said('a million documents, written through the engine, a second', MANY / (builtMs / 1000)),
    said('an index built over a million documents, seconds', indexedMs / 1000),
    atMost('20 rows of one store, newest first, of a million', 2, page, ' ms'),
    atMost('memory after all that', 700, grown, ' MB'),
  ];
}

/** As a caller below the socket has it: the question as text, the answer as text. */
async function pageMs(database: Database, field: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 200; n++) {
    const asked = {
      action: 'database.getDocument',
      collectionName: 'orders',
      query: JSON.stringify({ [field]: `store-${(n * 31) % 997}` }),
      order: '{"placedAt":-1}',
      limit: 20,
    };
    const startedAt = performance.now();
    const { data } = await database.answer(asked);
    times.push(performance.now() - startedAt);
    if ((data as { list: string[] }).list.length !== 20) throw new Error('The page is not full.');
  }
  return median(times);
}

async function timedOpen(path: string, declarations: readonly CollectionDeclaration[]): Promise<number> {
  const startedAt = performance.now();
  const database = openDatabase({ path, noSync: true, now: Date.now, declarations });
  const ms = performance.now() - startedAt;
  await database.close();
  return ms;
}

function bareStore(path: string) {
  const store = openBare<Buffer, Buffer>({ path, noSync: true, keyEncoding: 'binary', encoding: 'binary' });
  store.transactionSync(() => {
    for (let n = 0; n < SOME; n++) {
      const { _id, ...rest } = order(n);
      store.putSync(Buffer.from(_id), serialize({ _id, ...rest }) as Buffer);
    }
  });
  return store;
}

async function fill(path: string, documents: number): Promise<Database> {
  const database = openDatabase({ path, noSync: true, now: Date.now, declarations: declared() });
  for (let from = 0; from < documents; from += BATCH) {
    const data = Array.from({ length: BATCH }, (_, n) =>
      EJSON.stringify(order(from + n), { relaxed: false }),
    );
    await database.answer({ action: 'database.insertDocument', collectionName: 'orders', data });
  }
  return database;
}

/** About as large as a real order of three lines. */
const order = (n: number) => ({
  _id: `order-${n}`,
  v: 1,
  storeId: `store-${n % 997}`,
  sellerId: `seller-${n % 7}`,
  placedAt: 1_700_000_000_000 + n * 1000,
  state: 'received',
  payBy: 'cash',
  lines: [1, 2, 3].map((line) => ({ gtin: `690000000000${line}`, name: '冰红茶', cases: line, price: 3000 })),
  total: 18_000,
  note: '',
});

function timed(act: () => unknown): number {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}

const atLeast = (what: string, limit: number, measured: number): Line => ({
  what,
  budget: `≥ ${limit}×`,
  measured: `${measured.toFixed(2)}×`,
  kept: measured >= limit,
});

const said = (what: string, measured: number): Line => ({
  what,
  budget: '—',
  measured: measured.toFixed(measured < 100 ? 1 : 0),
  kept: true,
});

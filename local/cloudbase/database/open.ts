import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actions, explain } from './actions';
import { createBatch } from './batch';
import { openCatalog, readAgain } from './catalog';
import type { CollectionDeclaration } from './declaration';
import type { Document } from './document';
import { collectionNamed, type Engine } from './engine';
import { createFaults, type Faults } from './faults';
import type { Found } from './find';
import { openLmdb } from './lmdb-disk';
import { openMemory } from './memory-disk';
import { createMeter, type Meter } from './meter';
import { DatabaseProblem, notBuilt } from './problem';
import { openStore, type Store, scanRecords } from './store';
import { abort, type Transactions } from './transaction';
import { realWaiting, type Waiting } from './waiting';
import { inTurn } from './write';

export type DatabaseOptions = {
  /** A folder, or nothing for a temporary one that goes with `close`; 'memory' keeps nothing. */
  readonly path: string | 'memory' | undefined;
  /** Leaves flushing to the system: quick, for tests, and not safe from a power loss. */
  readonly noSync?: boolean;
  readonly now: () => number;
  readonly declarations: readonly CollectionDeclaration[];
  /** Only a simulation lets time pass otherwise. */
  readonly waiting?: Waiting;
};

type Answer = Record<string, unknown>;

export type Database = {
  /** Answers one admin request whose action begins with `database.`; a no is an answer too, and a fault may throw `NoAnswer`. */
  answer(body: Record<string, unknown>): Promise<Answer>;
  /** The same without faults: for those who judge a world from outside. */
  answerCalmly(body: Record<string, unknown>): Promise<Answer>;
  explain(body: Record<string, unknown>): { index: string; examined: number; returned: number };
  readonly faults: Faults;
  readonly calls: Meter['calls'];
  readonly onCall: Meter['onCall'];
  collections(): string[];
  /** Every document of a collection in natural order, below the socket; not to be changed. */
  all(collection: string): Document[];
  /** All documents as they are now, to be read while others write on. It must be let go. */
  moment(): DatabaseMoment;
  close(): Promise<void>;
};

export type DatabaseMoment = { documents(collection: string): Iterable<Document>; done(): void };

export function openDatabase(options: DatabaseOptions): Database {
  const folder = options.path ?? mkdtempSync(join(tmpdir(), 'crowncap-'));
  const store = openStore(folder === 'memory' ? openMemory() : openLmdb(folder, options.noSync ?? false));
  const faults = createFaults();
  const meter = createMeter();
  const transactions: Transactions = { store, now: options.now, faults, open: new Map(), locks: new Map() };
  const catalog = openedCatalog(store, options.declarations);
  const engine: Engine = {
    store,
    catalog,
    transactions,
    batch: createBatch(store, () => readAgain(store, catalog)),
    faults,
    waiting: options.waiting ?? realWaiting,
    now: options.now,
  };

  return {
    answer: (body) => answer(engine, meter, body),
    answerCalmly: (body) => act(engine, meter, body),
    explain: (body) => explain(engine, body),
    faults,
    calls: meter.calls,
    onCall: meter.onCall,
    collections: () => [...catalog.keys()],
    all: (name) => {
      const records = scanRecords(store, collectionNamed(engine, name), undefined);
      return [...records].map(({ document }) => document);
    },
    moment: () => momentOf(engine),
    async close() {
      for (const transaction of transactions.open.values()) abort(transactions, transaction);
      await store.root.close();
      if (options.path === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A declaration that cannot be fulfilled leaves the database closed and as it was. */
function openedCatalog(store: Store, declarations: DatabaseOptions['declarations']) {
  try {
    return openCatalog(store, declarations);
  } catch (error) {
    void store.root.close();
    throw error;
  }
}

function momentOf(engine: Engine): DatabaseMoment {
  // biome-ignore lint/correctness/useHookAtTopLevel: The name is LMDB's, not React's.
  const snapshot = engine.store.root.useReadTransaction();
  return {
    *documents(name) {
      for (const { document } of scanRecords(engine.store, collectionNamed(engine, name), snapshot))
        yield document;
    },
    done: () => snapshot.done(),
  };
}

async function answer(engine: Engine, meter: Meter, body: Record<string, unknown>): Promise<Answer> {
  const { faults, waiting } = engine;
  const { latencyMs } = faults.current();
  faults.mayCut('Before');
  const done = await act(engine, meter, body, () => (latencyMs > 0 ? waiting.sleep(latencyMs) : undefined));
  faults.mayCut('After');
  return done;
}

async function act(
  engine: Engine,
  meter: Meter,
  body: Record<string, unknown>,
  underWay: () => Promise<unknown> | undefined = () => undefined,
): Promise<Answer> {
  const requestId = randomUUID();
  const startedAt = performance.now();
  let found: Found | undefined;
  let code: string | undefined;
  try {
    const action = Object.hasOwn(actions, String(body.action)) ? actions[String(body.action)] : undefined;
    if (action === undefined) throw notBuilt(`the action ${String(body.action)}`);
    const observe = (seen: Found) => {
      found = seen;
    };
    const answered = await inTurn(engine, body.transactionId, async () => {
      await underWay();
      return action(engine, body, observe);
    });
    return { ...answered, requestId };
  } catch (error) {
    // Anything else is a bug of ours and stays an exception.
    if (!(error instanceof DatabaseProblem)) throw error;
    code = error.code;
    return { code, message: error.message, requestId };
  } finally {
    meter.record({
      requestId,
      action: String(body.action),
      collection: body.collectionName === undefined ? undefined : String(body.collectionName),
      milliseconds: performance.now() - startedAt,
      code,
      index: found?.index,
      examined: found?.examined ?? 0,
      found: found?.records.length ?? 0,
    });
  }
}

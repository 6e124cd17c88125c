import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import tcb from '@cloudbase/node-sdk';
import type { CollectionDeclaration } from '../../../../local/cloudbase/database/declaration';
import { type Database, openDatabase } from '../../../../local/cloudbase/database/open';

/** The SDK's own type of its database names packages that only it can see. */
export type SdkDatabase = ReturnType<ReturnType<typeof tcb.init>['database']>;

export type Shop = {
  db: SdkDatabase;
  _: SdkDatabase['command'];
  clock: { now: number };
  database: Database;
  problemOf(call: Promise<unknown>): Promise<{ code: string; message: string }>;
  close(): Promise<void>;
};

/** The unmodified SDK on one side of a socket, a fresh database on the other, and a clock that can be moved. */
export async function openThroughSdk(
  declarations: readonly CollectionDeclaration[],
  path?: string,
): Promise<Shop> {
  const clock = { now: Date.parse('2026-11-21T02:00:00Z') };
  const database = openDatabase({ path, noSync: true, now: () => clock.now, declarations });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await database.answer(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // Without these the SDK looks for a metadata service at every call.
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'local-1abc',
    TCB_ENV: 'local-1abc',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
  });
  const db: SdkDatabase = tcb.init({ env: 'local-1abc' }).database();
  return {
    db,
    _: db.command,
    clock,
    database,
    /** What the SDK threw, as the code that calls it sees it. */
    async problemOf(call: Promise<unknown>): Promise<{ code: string; message: string }> {
      const problem = await call.then(
        () => undefined,
        (error: { code: string; message: string }) => error,
      );
      if (problem === undefined) throw new Error('The call was expected to fail.');
      return { code: problem.code, message: problem.message };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

/** One shelf, with stores beside it, for a suite; each test finds it empty. */
export function onAShelf(begin: (opened: Shop) => void): void {
  let shop: Shop;
  beforeAll(async () => {
    const byPlace = { name: 'byPlace', keys: [{ field: 'at', direction: '2d' as const }] };
    shop = await openThroughSdk([
      { name: 'shelf', indexes: [byPlace] },
      { name: 'stores', indexes: [] },
    ]);
    begin(shop);
  });
  afterEach(() => shop.db.collection('shelf').where({}).remove());
  afterAll(() => shop.close());
}

export const idsOf = ({ data }: { data: unknown[] }) => data.map((row) => (row as { _id: unknown })._id);

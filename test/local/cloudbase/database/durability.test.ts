import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../../local/cloudbase/database/open';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crowncap-durability-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const declarations = [
  { name: 'accounts', indexes: [{ name: 'byFen', keys: [{ field: 'fen', direction: 1 as const }] }] },
];
const open = (path: string) => openDatabase({ path, now: Date.now, declarations });

test('killed in the middle of its transactions, it has lost nothing it confirmed and torn nothing', async () => {
  for (let round = 0; round < 4; round++) {
    const path = join(folder, `round${round}`);
    const confirmed = await runAndKill(path, 30 + round * 4);
    const database = open(path);
    const accounts = new Map(database.all('accounts').map((account) => [account._id, account]));
    for (const lane of [0, 1]) {
      const [from, to] = [accounts.get(`from${lane}`), accounts.get(`to${lane}`)];
      expect(from?.n).toBe(to?.n);
      expect(Number(from?.fen) + Number(to?.fen)).toBe(0);
      expect(to?.fen).toBe(to?.n);
      expect(Number(to?.n)).toBeGreaterThanOrEqual(confirmed[lane]!);
      const byFen = {
        action: 'database.getDocument',
        collectionName: 'accounts',
        query: JSON.stringify({ fen: to?.fen }),
      };
      expect(database.explain(byFen)).toMatchObject({ index: 'byFen' });
      expect(database.explain(byFen).returned).toBeGreaterThan(0);
    }
    const plain = [...accounts.keys()].filter((_id) => String(_id).startsWith('plain'));
    expect(plain.length).toBeGreaterThanOrEqual(confirmed[2]!);
    expect(plain).toEqual(plain.map((_, n) => `plain${n + 1}`));
    await database.close();
  }
}, 60_000);

describe('a file that was harmed', () => {
  const fens = Array.from({ length: 300 }, (_, n) => n);
  const add = (database: ReturnType<typeof open>, numbers: readonly number[]) =>
    database.answer({
      action: 'database.insertDocument',
      collectionName: 'accounts',
      data: numbers.map((fen) => JSON.stringify({ _id: `a${fen}`, fen, note: '瓶盖'.repeat(20) })),
    });

  async function written(): Promise<string> {
    const path = join(folder, 'whole');
    const database = open(path);
    for (const fen of fens) await add(database, [fen]);
    await database.close();
    return path;
  }
  const fileIn = (path: string) => join(path, 'data.mdb');
  const sizeOf = (path: string) => readFileSync(fileIn(path)).length;
  const change = (path: string, alter: (bytes: Buffer) => void) => {
    const bytes = readFileSync(fileIn(path));
    alter(bytes);
    writeFileSync(fileIn(path), bytes);
  };

  test('opens with every document it had, or says that it is damaged', async () => {
    const whole = await written();
    const damages: Record<string, (path: string) => void> = {
      'the last pages are lost': (path) => truncateSync(fileIn(path), sizeOf(path) - 12 * 4_096),
      'half of it is lost': (path) => truncateSync(fileIn(path), sizeOf(path) / 2),
      'the last bytes are zeros': (path) => change(path, (bytes) => bytes.fill(0, bytes.length - 20_000)),
      'a letter in a document is another': (path) =>
        change(path, (bytes) => {
          // All copies of all notes: old ones stand on pages that are free by now.
          for (let at = bytes.indexOf('瓶盖'); at >= 0; at = bytes.indexOf('瓶盖', at)) bytes.write('罐', at);
        }),
      'it is no database': (path) => change(path, (bytes) => bytes.fill(7)),
    };
    const told: Record<string, string> = {};
    for (const [what, harm] of Object.entries(damages)) {
      const path = join(folder, what);
      cpSync(whole, path, { recursive: true });
      harm(path);
      told[what] = await whatIsTold(path);
    }
    const damaged = expect.stringMatching(/^The database in .* is damaged\. .* Restore a backup/);
    expect(told).toEqual(Object.fromEntries(Object.keys(damages).map((what) => [what, damaged])));
    expect(await whatIsTold(whole)).toBe('all of it');
  }, 60_000);

  /** Opens it as the cloud would; whoever opens must believe what is there. */
  async function whatIsTold(path: string): Promise<string> {
    try {
      const database = open(path);
      const kept = database.all('accounts').map(({ fen }) => fen);
      await database.close();
      return JSON.stringify(kept) === JSON.stringify(fens) ? 'all of it' : `${kept.length} documents`;
    } catch (error) {
      return String((error as Error).message);
    }
  }
});

test('a unique index over old documents that are not unique is refused, and nothing is lost by asking', async () => {
  const path = join(folder, 'twins');
  const byName = (unique: boolean) => [
    {
      name: 'accounts',
      indexes: [{ name: 'byName', keys: [{ field: 'name', direction: 1 as const }], unique }],
    },
  ];
  const openWith = (unique: boolean) => openDatabase({ path, now: Date.now, declarations: byName(unique) });
  const first = openWith(false);
  const data = ['wang', 'wang'].map((name, n) => JSON.stringify({ _id: n, name }));
  await first.answer({ action: 'database.insertDocument', collectionName: 'accounts', data });
  await first.close();
  expect(() => openWith(true)).toThrow('E11000 duplicate key error collection: accounts index: byName');
  const again = openWith(false);
  expect(
    again.explain({ action: 'database.getDocument', collectionName: 'accounts', query: '{"name":"wang"}' }),
  ).toEqual({ index: 'byName', examined: 2, returned: 2 });
  await again.close();
});

test('a collection that was made is there again at the next start, and may be declared by then', async () => {
  const path = mkdtempSync(join(tmpdir(), 'crowncap-'));
  const open = (declarations: Parameters<typeof openDatabase>[0]['declarations'] = []) =>
    openDatabase({ path, noSync: true, now: Date.now, declarations });
  const made = open();
  const about = { collectionName: 'gifts' };
  await made.answer({ action: 'database.addCollection', ...about });
  await made.answer({ action: 'database.insertDocument', ...about, data: ['{"_id":"cup","of":"cola"}'] });
  await made.close();
  const again = open();
  expect(again.all('gifts')).toEqual([{ _id: 'cup', of: 'cola' }]);
  await again.close();
  const declared = open([
    { name: 'gifts', indexes: [{ name: 'byOf', keys: [{ field: 'of', direction: 1 }] }] },
  ]);
  const asked = { action: 'database.getDocument', ...about, query: '{"of":"cola"}' };
  expect(declared.explain(asked)).toEqual({ index: 'byOf', examined: 1, returned: 1 });
  await declared.close();
  rmSync(path, { recursive: true });
});

test('a moment shows what was there, whatever is written while it is read', async () => {
  const database = open(join(folder, 'live'));
  const add = (_id: string, fen: number) =>
    database.answer({
      action: 'database.insertDocument',
      collectionName: 'accounts',
      data: [JSON.stringify({ _id, fen })],
    });
  await add('wang', 1);
  const moment = database.moment();
  await add('li', 2);
  expect([...moment.documents('accounts')]).toEqual([{ _id: 'wang', fen: 1 }]);
  moment.done();
  await database.close();
});

/** Answers the last confirmed number of each lane. */
async function runAndKill(path: string, afterConfirmations: number): Promise<number[]> {
  // The mini-program's types know another `require`, without `resolve`.
  const require = createRequire(__filename);
  const child: ChildProcess = spawn(
    process.execPath,
    [require.resolve('tsx/cli'), require.resolve('./two-documents.ts'), path],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // The child's own child does the work; the group is killed as one.
      detached: true,
    },
  );
  const confirmed = [0, 0, 0];
  let seen = 0;
  let isKilled = false;
  let rest = '';
  for await (const chunk of child.stdout!) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const [lane, n] = line.split(' ').map(Number);
      confirmed[lane!] = n!;
      seen++;
    }
    if (seen >= afterConfirmations && !isKilled) {
      isKilled = true;
      // Not just after a commit but somewhere in the next ones.
      setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 2 + (seen % 5) * 4);
    }
  }
  return confirmed;
}

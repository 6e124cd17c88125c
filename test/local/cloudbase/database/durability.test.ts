import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreDatabase } from '../../../../local/cloudbase/database/backup';
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
  for (let round = 0; round < 5; round++) {
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
    await database.close();
  }
}, 60_000);

test('a copy taken while it works is whole, and what came later is not in it', async () => {
  const database = open(join(folder, 'live'));
  const add = (_id: string, fen: number) =>
    database.answer({
      action: 'database.insertDocument',
      collectionName: 'accounts',
      data: [JSON.stringify({ _id, fen })],
    });
  await add('wang', 1);
  await database.snapshot(join(folder, 'copies', 'monday.backup'));
  await add('li', 2);
  await database.close();

  await restoreDatabase(join(folder, 'copies', 'monday.backup'), join(folder, 'live'));
  const restored = open(join(folder, 'live'));
  expect(restored.all('accounts')).toEqual([{ _id: 'wang', fen: 1 }]);
  expect(
    restored.explain({ action: 'database.getDocument', collectionName: 'accounts', query: '{"fen":1}' }),
  ).toEqual({
    index: 'byFen',
    examined: 1,
    returned: 1,
  });
  await restored.close();
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
  const confirmed = [0, 0];
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

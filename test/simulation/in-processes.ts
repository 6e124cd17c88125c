import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What the closing lines say, added up: runs, violations, and what they were about. */
type Simulated = Readonly<Record<string, number>>;

const WORKERS = 2;

/** So many histories or lives from a seed on, shared out among processes; what they print before their closing line is handed on. */
export async function simulateInProcesses(
  { what, first, count }: { what: 'runs' | 'lives'; first: number; count: number },
  tell: (line: string) => void,
): Promise<Simulated> {
  const each = Math.ceil(count / WORKERS);
  const shares = await Promise.all(
    Array.from({ length: WORKERS }, (_, worker) =>
      share([`--${what}`, `${each}`, '--seed', `${first + worker * each}`], tell),
    ),
  );
  const names = Object.keys(Object.assign({}, ...shares));
  return Object.fromEntries(
    names.map((name) => [name, shares.reduce((sum, one) => sum + (one[name] ?? 0), 0)]),
  );
}

/** A process that ends without its closing line has simulated nothing. */
async function share(asked: readonly string[], tell: (line: string) => void): Promise<Simulated> {
  const args = ['--import', 'tsx', 'test/simulation/simulate.ts', ...asked];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let simulated: Simulated = {};
  for await (const line of createInterface(child.stdout)) {
    if (!/^\d+ runs: .* violations$/.test(line)) tell(line);
    else
      simulated = Object.fromEntries(
        [...line.matchAll(/(\d+) ([a-z]+)/g)].map(([, count, name]) => [name ?? '', Number(count)]),
      );
  }
  return simulated;
}

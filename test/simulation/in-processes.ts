import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { What } from './worlds';

/** What the closing lines say, added up: runs, violations, and what they were about. */
type Simulated = Readonly<Record<string, number>>;

const WORKERS = 2;
const workers = Array.from({ length: WORKERS }, (_, worker) => worker);

/** So many histories or lives from a seed on, shared out among processes; what they print before their closing line is handed on. */
export async function simulateInProcesses(
  { what, first, count }: { what: What; first: number; count: number },
  tell: (line: string) => void,
): Promise<Simulated> {
  const each = Math.ceil(count / WORKERS);
  const shares = await Promise.all(
    workers.map((worker) => share([`--${what}`, `${each}`, '--seed', `${first + worker * each}`], tell)),
  );
  const names = Object.keys(Object.assign({}, ...shares));
  return Object.fromEntries(
    names.map((name) => [name, shares.reduce((sum, one) => sum + (one[name] ?? 0), 0)]),
  );
}

/** A process that ends without its closing line has simulated nothing. */
async function share(asked: readonly string[], tell: (line: string) => void): Promise<Simulated> {
  let simulated: Simulated = {};
  for await (const line of linesOf('simulate.ts', asked)) {
    if (!/^\d+ runs: .* violations$/.test(line)) tell(line);
    else
      simulated = Object.fromEntries(
        [...line.matchAll(/(\d+) ([a-z]+)/g)].map(([, count, name]) => [name ?? '', Number(count)]),
      );
  }
  return simulated;
}

/** A wrong way, the rule that sees through it, and the history from which on it is looked for. */
export type WrongWay = { policy: string; rule: string; from: number };

/** What was broken by each wrong way, shared out among processes: a history takes half as long again inside a test. */
export async function seeThroughInProcesses(
  what: What,
  ways: readonly WrongWay[],
): Promise<ReadonlyMap<string, string>> {
  const breaches = new Map<string, string>();
  await Promise.all(
    workers.map(async (worker) => {
      const own = ways.filter((_, n) => n % WORKERS === worker);
      for await (const line of linesOf('see-through.ts', [what, JSON.stringify(own)])) {
        const [policy = ''] = line.split(' ', 1);
        breaches.set(policy, line.slice(policy.length + 1));
      }
    }),
  );
  return breaches;
}

function linesOf(script: string, args: readonly string[]): AsyncIterable<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', `test/simulation/${script}`, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return createInterface(child.stdout);
}

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Simulated = { runs: number; payouts: number; paid: number; returned: number; violations: number };

const WORKERS = 2;

/** So many seeds from the first on, shared out among processes; what they print before their closing line is handed on. */
export async function simulateInProcesses(
  { first, runs }: { first: number; runs: number },
  tell: (line: string) => void,
): Promise<Simulated> {
  const each = runs / WORKERS;
  const shares = await Promise.all(
    Array.from({ length: WORKERS }, (_, worker) => share(first + worker * each, each, tell)),
  );
  return shares.reduce((sum, one) => ({
    runs: sum.runs + one.runs,
    payouts: sum.payouts + one.payouts,
    paid: sum.paid + one.paid,
    returned: sum.returned + one.returned,
    violations: sum.violations + one.violations,
  }));
}

/** A process that ends without its closing line has simulated nothing. */
async function share(seed: number, runs: number, tell: (line: string) => void): Promise<Simulated> {
  const args = ['--import', 'tsx', 'test/simulation/simulate.ts', '--seed', `${seed}`, '--runs', `${runs}`];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let simulated: Simulated = { runs: 0, payouts: 0, paid: 0, returned: 0, violations: 0 };
  for await (const line of createInterface(child.stdout)) {
    const closing = /^(\d+) runs, (\d+) payouts: (\d+) paid, (\d+) returned, .* (\d+) violations$/.exec(line);
    if (!closing) tell(line);
    else {
      const [done = 0, payouts = 0, paid = 0, returned = 0, violations = 0] = closing.slice(1).map(Number);
      simulated = { runs: done, payouts, paid, returned, violations };
    }
  }
  return simulated;
}

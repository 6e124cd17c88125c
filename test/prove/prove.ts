import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { killPayouts } from '../kill/kill-payouts';
import { proveGuards } from './guards';

const RUNS = 10_000;
const WORKERS = 2;
const KILLS = 200;

/** Each proof ends with one line of figures and says whether it holds. */
const proofs: Record<string, () => Promise<{ holds: boolean; figures: string }>> = {
  simulate: proveBySimulation,
  kill: async () => {
    const { steps, killed, wrong } = await killPayouts(KILLS);
    for (const line of wrong) console.log(line);
    return {
      holds: wrong.length === 0 && killed === KILLS,
      figures: `${killed} kills with -9 over ${steps} steps, ${wrong.length} wrong endings`,
    };
  },
  guards: async () => {
    const { seen, proofs: tried } = await proveGuards();
    return {
      holds: seen === tried.length,
      figures: `${tried.length} guards removed, ${seen} seen by a test`,
    };
  },
};

/** `npm run prove` runs all, `npm run prove -- kill` one; exit 0 only when every proof holds. */
async function prove(names: readonly string[]) {
  const closing: string[] = [];
  for (const name of names) {
    const proof = proofs[name];
    if (!proof) throw new Error(`There is no proof ${name}; there are ${Object.keys(proofs).join(', ')}.`);
    const startedAt = Date.now();
    const { holds, figures } = await proof();
    if (!holds) process.exitCode = 1;
    closing.push(
      `${holds ? 'holds' : 'FAILS'}  ${name}: ${figures}, ${Math.round((Date.now() - startedAt) / 1000)} s`,
    );
  }
  for (const line of closing) console.log(line);
}

type Share = { runs: number; payouts: number; violations: number };

/** Ten thousand seeds, shared out among processes; a seed that breaks a rule prints itself. */
async function proveBySimulation() {
  const each = RUNS / WORKERS;
  const shares = await Promise.all(
    Array.from({ length: WORKERS }, (_, worker) => share(1 + worker * each, each)),
  );
  const sum = (of: (share: Share) => number) => shares.reduce((total, one) => total + of(one), 0);
  const runs = sum((one) => one.runs);
  const violations = sum((one) => one.violations);
  return {
    holds: runs === RUNS && violations === 0,
    figures: `${runs} runs, ${sum((one) => one.payouts)} payouts, ${violations} violations`,
  };
}

async function share(seed: number, runs: number): Promise<Share> {
  const args = [
    '--import',
    'tsx',
    'test/simulation/simulate.ts',
    '--seed',
    String(seed),
    '--runs',
    String(runs),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: Share = { runs: 0, payouts: 0, violations: 1 };
  for await (const line of createInterface(child.stdout)) {
    const closing = /^(\d+) runs, (\d+) payouts: .* (\d+) violations$/.exec(line);
    if (closing)
      Object.assign(told, {
        runs: Number(closing[1]),
        payouts: Number(closing[2]),
        violations: Number(closing[3]),
      });
    else console.log(line);
  }
  return told;
}

const wanted = process.argv.slice(2);
prove(wanted.length > 0 ? wanted : Object.keys(proofs)).catch((error) => {
  console.error(error);
  process.exitCode = 2;
});

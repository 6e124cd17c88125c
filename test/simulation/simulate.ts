import { parseArgs } from 'node:util';
import { simulateLives } from '../../local/simulation/lives/run';
import { simulate } from '../../local/simulation/payouts/run';
import { wrongLives } from './wrong-policies/wrong-lives';
import { wrongPolicies } from './wrong-policies/wrong-policies';

/** What every history tells, whatever it is about. */
type Run = {
  seed: number;
  hash: string;
  faults: Readonly<Record<string, number>>;
  violations: readonly string[];
};
type Options = { seed: number; listen?: (line: string) => void };

/** Orders that lived, by their ends; and payouts, by theirs. */
const figures = {
  lives: ['orders', 'received', 'cancelled'],
  runs: ['payouts', 'paid', 'returned', 'parked'],
} as const;
type What = keyof typeof figures;
type Told = Run & Partial<Readonly<Record<(typeof figures)[What][number], number>>>;

const worlds: Record<
  What,
  { run: (options: Options) => Promise<Told>; wrong: (name: string) => typeof worlds.runs.run }
> = {
  lives: {
    run: simulateLives,
    wrong: (name) => (options) => simulateLives({ ...options, parts: chosen(wrongLives, name)() }),
  },
  runs: {
    run: simulate,
    wrong: (name) => (options) => simulate({ ...options, parts: chosen(wrongPolicies, name)() }),
  },
};

function chosen<Policies extends object>(policies: Policies, name: string): Policies[keyof Policies] {
  if (name in policies) return policies[name as keyof Policies];
  throw new Error(`There is no policy ${name}; there are ${Object.keys(policies).join(', ')}.`);
}

/**
 * `npm run simulate -- --runs N | --lives N [--seed S] [--policy NAME] [--log]`: histories of payouts, or as many as it
 * takes until so many orders have lived; exit 0 only when none broke a rule.
 */
async function main() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20' },
      lives: { type: 'string' },
      seed: { type: 'string', default: '1' },
      policy: { type: 'string' },
      log: { type: 'boolean', default: false },
    },
  });
  const what = values.lives === undefined ? 'runs' : 'lives';
  const world = worlds[what];
  const run = values.policy === undefined ? world.run : world.wrong(values.policy);
  const wanted = Number(values.lives ?? values.runs);
  const runs: Told[] = [];
  const done = () => (what === 'lives' ? total(runs, ({ orders }) => orders) : runs.length);
  for (let seed = Number(values.seed); done() < wanted; seed += 1) {
    const told = await run({ seed, ...(values.log && { listen: console.log }) });
    runs.push(told);
    for (const line of broken(told, what, values.policy)) console.log(line);
  }
  for (const line of summary(runs, what)) console.log(line);
  process.exitCode = runs.some(({ violations }) => violations.length > 0) ? 1 : 0;
}

const total = (runs: readonly Told[], of: (run: Told) => number | undefined) =>
  runs.reduce((sum, run) => sum + (of(run) ?? 0), 0);

function broken({ seed, violations, hash }: Run, what: What, policy: string | undefined): string[] {
  if (violations.length === 0) return [];
  const replay = `npm run simulate -- --${what} 1 --seed ${seed}${policy ? ` --policy ${policy}` : ''} --log`;
  return [
    `seed ${seed} (${hash}) breaks ${violations.length}; again with: ${replay}`,
    ...violations.map((line) => `  ${line}`),
  ];
}

function summary(runs: readonly Told[], what: What): string[] {
  const faults = new Map<string, number>();
  for (const run of runs)
    for (const [fault, times] of Object.entries(run.faults))
      faults.set(fault, (faults.get(fault) ?? 0) + times);
  const ends = figures[what].map((figure) => `${total(runs, (run) => run[figure])} ${figure}`);
  const struck = [...faults.values()].reduce((sum, times) => sum + times, 0);
  return [
    ...[...faults].toSorted().map(([fault, times]) => `${String(times).padStart(8)}  ${fault}`),
    `${runs.length} runs: ${ends.join(', ')}; ${struck} faults; ${total(runs, ({ violations }) => violations.length)} violations`,
  ];
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 2;
});

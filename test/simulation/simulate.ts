import { parseArgs } from 'node:util';
import { figures, type Run, type Told, type What, worlds } from './worlds';

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
  const { right, wrong } = worlds[what];
  const run = values.policy === undefined ? right : wrong(values.policy);
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

import { parseArgs } from 'node:util';
import { type Run, simulate } from '../../local/simulation/payouts/run';
import { type PolicyName, wrongPolicies } from './wrong-policies/wrong-policies';

/** `npm run simulate -- --runs N --seed S [--policy NAME] [--log]`: exit 0 only when no run broke a rule. */
async function main() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      policy: { type: 'string' },
      log: { type: 'boolean', default: false },
    },
  });
  const parts = values.policy === undefined ? {} : policyNamed(values.policy);
  const first = Number(values.seed);
  const runs: Run[] = [];
  for (let seed = first; seed < first + Number(values.runs); seed += 1) {
    const run = await simulate({ seed, parts, ...(values.log && { listen: console.log }) });
    runs.push(run);
    for (const line of told(run, values.policy)) console.log(line);
  }
  for (const line of summary(runs)) console.log(line);
  process.exitCode = runs.some(({ violations }) => violations.length > 0) ? 1 : 0;
}

function policyNamed(name: string) {
  if (name in wrongPolicies) return wrongPolicies[name as PolicyName]();
  throw new Error(`There is no policy ${name}; there are ${Object.keys(wrongPolicies).join(', ')}.`);
}

function told({ seed, violations, hash }: Run, policy: string | undefined): string[] {
  if (violations.length === 0) return [];
  const replay = `npm run simulate -- --runs 1 --seed ${seed}${policy ? ` --policy ${policy}` : ''} --log`;
  return [
    `seed ${seed} (${hash}) breaks ${violations.length}; again with: ${replay}`,
    ...violations.map((line) => `  ${line}`),
  ];
}

function summary(runs: readonly Run[]): string[] {
  const total = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0);
  const faults = new Map<string, number>();
  for (const run of runs)
    for (const [fault, times] of Object.entries(run.faults))
      faults.set(fault, (faults.get(fault) ?? 0) + times);
  return [
    ...[...faults].toSorted().map(([fault, times]) => `${String(times).padStart(8)}  ${fault}`),
    `${runs.length} runs, ${total(({ payouts }) => payouts)} payouts: ${total(({ paid }) => paid)} paid, ` +
      `${total(({ returned }) => returned)} returned, ${total(({ parked }) => parked)} parked; ` +
      `${[...faults.values()].reduce((sum, times) => sum + times, 0)} faults; ` +
      `${total(({ violations }) => violations.length)} violations`,
  ];
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 2;
});

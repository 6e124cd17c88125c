import type { WrongWay } from './in-processes';
import { type What, worlds } from './worlds';

const RUNS = 50;

/** `see-through.ts lives|runs WAYS`: of each wrong way a line with the first breach of the rule that should see through it. */
async function main([what, ways]: readonly string[]) {
  for (const way of JSON.parse(ways ?? '[]') as WrongWay[])
    console.log(`${way.policy} ${await firstBreachOf(what as What, way)}`);
}

async function firstBreachOf(what: What, { policy, from, rule }: WrongWay): Promise<string> {
  const simulate = worlds[what].wrong(policy);
  for (let seed = from; seed < from + RUNS; seed += 1) {
    const { violations } = await simulate({ seed });
    const breach = violations.find((line) => new RegExp(rule).test(line));
    if (breach) return breach;
  }
  return `is not seen through within ${RUNS} histories`;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

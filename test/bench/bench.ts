import { parseArgs } from 'node:util';
import { benchRestock } from './restock/bench-restock';

/**
 * `npm run bench`: the budgets as counts and ratios. It judges nothing; a cross is for a person to explain.
 * `npm run bench -- restock --data FOLDER`: what stock the restock rule needs, on the sets of a folder.
 */
async function bench() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  if (positionals[0] !== 'restock') await (await import('./budgets')).benchBudgets();
  benchRestock(values.data);
}

bench().catch((error) => {
  console.error(error);
  process.exit(1);
});

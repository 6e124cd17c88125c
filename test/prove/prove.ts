import { killPayouts } from '../kill/kill-payouts';
import { simulateInProcesses } from '../simulation/in-processes';
import { proveGuards } from './guards';

const RUNS = 10_000;
const LIVES = 10_000;
const KILLS = 200;

/** Each proof ends with one line of figures and says whether it holds. */
const proofs: Record<string, () => Promise<{ holds: boolean; figures: string }>> = {
  simulate: proveBySimulation,
  lives: proveByLives,
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

/** Ten thousand seeds; one that breaks a rule prints itself. */
async function proveBySimulation() {
  const asked = { what: 'runs', first: 1, count: RUNS } as const;
  const { runs, payouts, violations } = await simulateInProcesses(asked, console.log);
  return {
    holds: runs === RUNS && violations === 0,
    figures: `${runs} histories, ${payouts} payouts, ${violations} violations`,
  };
}

/** Ten thousand orders from their placing to their end; a seed that breaks a rule prints itself. */
async function proveByLives() {
  const asked = { what: 'lives', first: 1, count: LIVES } as const;
  const { runs, orders = 0, violations } = await simulateInProcesses(asked, console.log);
  return {
    holds: orders >= LIVES && violations === 0,
    figures: `${orders} order lives in ${runs} histories, ${violations} violations`,
  };
}

const wanted = process.argv.slice(2);
prove(wanted.length > 0 ? wanted : Object.keys(proofs)).catch((error) => {
  console.error(error);
  process.exitCode = 2;
});

import { simulateLives } from '../../local/simulation/lives/run';
import { simulate } from '../../local/simulation/payouts/run';
import { wrongLives } from './wrong-policies/wrong-lives';
import { wrongPolicies } from './wrong-policies/wrong-policies';

/** What every history tells, whatever it is about. */
export type Run = {
  seed: number;
  hash: string;
  faults: Readonly<Record<string, number>>;
  violations: readonly string[];
};

/** Orders that lived, by their ends; and payouts, by theirs. */
export const figures = {
  lives: ['orders', 'received', 'cancelled'],
  runs: ['payouts', 'paid', 'returned', 'parked'],
} as const;
export type What = keyof typeof figures;

export type Told = Run & Partial<Readonly<Record<(typeof figures)[What][number], number>>>;
type Options = { seed: number; listen?: (line: string) => void };
type World = (options: Options) => Promise<Told>;

/** What is simulated, as it is or with one of the wrong ways to go about it. */
export const worlds: Record<What, { right: World; wrong: (policy: string) => World }> = {
  lives: {
    right: simulateLives,
    wrong: (policy) => (options) => simulateLives({ ...options, parts: chosen(wrongLives, policy)() }),
  },
  runs: {
    right: simulate,
    wrong: (policy) => (options) => simulate({ ...options, parts: chosen(wrongPolicies, policy)() }),
  },
};

function chosen<Policies extends object>(policies: Policies, name: string): Policies[keyof Policies] {
  if (name in policies) return policies[name as keyof Policies];
  throw new Error(`There is no policy ${name}; there are ${Object.keys(policies).join(', ')}.`);
}

import { simulate } from '../../local/simulation/payouts/run';
import { type PolicyName, wrongPolicies } from './wrong-policies/wrong-policies';

const RUNS = 50;
jest.setTimeout(300_000);

/** Each wrong way to pay people, and the rule that sees through it. */
const told: Record<PolicyName, RegExp> = {
  new_number_on_error: /^orphan: WeChat has bill/,
  release_on_error: /^released: we gave/,
  changed_body_on_retry: /^body: .* other bytes/,
  absent_is_failed: /^released: we gave/,
  unsigned_believed: /^unpaid: we say .* is paid/,
  notice_believed: /^(unpaid: we say|released: we gave)/,
  phone_believed: /^unpaid: we say .* is paid/,
  released_by_age: /^released: we gave/,
  lost_intent: /^orphan: WeChat has bill/,
  lease_ignored: /^lease: two were sending/,
  settled_twice: /^books: /,
};

test.each(Object.entries(told) as [PolicyName, RegExp][])(
  `%s is seen through within ${RUNS} histories`,
  async (policy, rule) => {
    expect(await firstBreachOf(policy, rule)).toMatch(rule);
  },
);

async function firstBreachOf(policy: PolicyName, rule: RegExp): Promise<string> {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const { violations } = await simulate({ seed, parts: wrongPolicies[policy]() });
    const breach = violations.find((line) => rule.test(line));
    if (breach) return breach;
  }
  return `nothing within ${RUNS} runs`;
}

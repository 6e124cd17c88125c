import { seeThroughInProcesses } from './in-processes';
import type { PolicyName } from './wrong-policies/wrong-policies';

jest.setTimeout(600_000);

/** Each wrong way to pay people, and the rule that sees through it. */
const rules: Record<PolicyName, RegExp> = {
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

let breaches: ReadonlyMap<string, string>;
beforeAll(async () => {
  const ways = Object.entries(rules).map(([policy, { source }]) => ({ policy, rule: source, from: 1 }));
  breaches = await seeThroughInProcesses('runs', ways);
});

test.each(Object.entries(rules))('%s is seen through', (policy, rule) => {
  expect(breaches.get(policy)).toMatch(rule);
});

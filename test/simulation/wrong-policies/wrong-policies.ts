import { absentIsFailed, changedBodyOnRetry, newNumberOnError, releaseOnError } from './in-asking';
import { noticeBelieved, phoneBelieved, releasedByAge, unsignedBelieved } from './in-believing';
import { leaseIgnored, lostIntent, settledTwice } from './in-keeping';

/** Ways to pay people that look reasonable and lose money; each takes the place of a part of our cloud. */
export const wrongPolicies = {
  new_number_on_error: newNumberOnError,
  release_on_error: releaseOnError,
  changed_body_on_retry: changedBodyOnRetry,
  absent_is_failed: absentIsFailed,
  unsigned_believed: unsignedBelieved,
  notice_believed: noticeBelieved,
  phone_believed: phoneBelieved,
  released_by_age: releasedByAge,
  lost_intent: lostIntent,
  lease_ignored: leaseIgnored,
  settled_twice: settledTwice,
};
export type PolicyName = keyof typeof wrongPolicies;

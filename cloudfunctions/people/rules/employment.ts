import type { Consent, Employment } from '#contracts/employment';
import type { Day, PersonId, SellerId } from '#contracts/vocabulary';
import { covers } from '../../money/rules/consent';

/** One consent with whose it is and who gave it; on paper it was given to the brand. */
export type Given = Consent & { employerId: SellerId; givenBy?: PersonId | undefined };

type Employee = {
  employerId: SellerId;
  employerName: string;
  consentOn?: Day | undefined;
  consents?: readonly Given[] | undefined;
};

/** Once the employer has spoken for itself, the workbook's paper says nothing any more; another employer's word never did. */
export function saidOf({ employerId, consentOn, consents = [] }: Employee): Given[] {
  const own = consents.filter((given) => given.employerId === employerId);
  return own.length === 0 && consentOn !== undefined ? [{ employerId, from: consentOn }] : own;
}

export const employmentOf = (employee: Employee): Employment => ({
  employerId: employee.employerId,
  employerName: employee.employerName,
  consents: saidOf(employee).map(({ from, until }) => ({ from, ...(until && { until }) })),
});

/** Consent from today on; nothing new where it is given already. */
export const afterConsent = (said: readonly Given[], given: Given): Given[] =>
  said.some((known) => covers(known, given.from) && known.until === undefined) ? [...said] : [...said, given];

/** Today is the last day; what was done until then is paid. */
export const afterEnd = (said: readonly Given[], { from: today }: Given): Given[] =>
  said.map((known) => (known.until === undefined ? { ...known, until: today } : known));

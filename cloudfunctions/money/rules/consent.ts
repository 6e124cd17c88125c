import type { Consent, Employment } from '#contracts/employment';
import type { Day } from '#contracts/vocabulary';

export const covers = ({ from, until }: Consent, day: Day) =>
  from <= day && (until === undefined || day <= until);

/** The consent under which work of that day may be paid; the latest where several hold. */
export const consentOn = ({ consents }: Pick<Employment, 'consents'>, day: Day): Consent | undefined =>
  consents.findLast((consent) => covers(consent, day));

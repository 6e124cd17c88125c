import type { Month, PersonId } from '#contracts/vocabulary';

/** What a person may take out, and what is set aside for a bill that is not settled. */
export const availableOf = (personId: PersonId) => `person:${personId}:available`;
export const heldOf = (personId: PersonId) => `person:${personId}:held`;

/** What verifiably left through one merchant number, and what was withheld and is owed to the tax office; they only record. */
export const paidBy = (mchid: string) => `wechat:${mchid}:paid`;
export const withheldIn = (month: Month) => `tax:${month}:withheld`;

import type { PersonId } from '#contracts/vocabulary';

/** What a person may take out, and what is set aside for a bill that is not settled. */
export const availableOf = (personId: PersonId) => `person:${personId}:available`;
export const heldOf = (personId: PersonId) => `person:${personId}:held`;

/** What verifiably left through WeChat Pay; it only records. */
export const paidByWechat = 'wechat:paid';

import { randomBytes } from 'node:crypto';

/** Where chance comes from; a simulation passes a seeded one, and every number, nonce and id follows from its seed. */
export type Random = (bytes: number) => Buffer;

export const trueChance: Random = randomBytes;

export const digits = (random: Random, count: number) =>
  [...random(count)].map((byte) => String(byte % 10)).join('');

export const newId = (random: Random) => random(16).toString('hex');

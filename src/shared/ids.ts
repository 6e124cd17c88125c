import { forget, kept, mustKeep } from './phone/storage';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 24 letters and digits, the first of them the time: two phones do not meet. */
export function newId(): string {
  const time = Date.now().toString(36);
  const chance = Array.from({ length: 24 - time.length }, () => letters[Math.floor(Math.random() * 62)]);
  return time + chance.join('');
}

/** The id of one thing that must happen once, kept for retries until `forgetId`: a killed app finds the same one. */
export function idFor(what: string): string {
  const key = `id:${what}`;
  const known = kept<string>(key);
  if (known) return known;
  const made = newId();
  mustKeep(key, made);
  return made;
}

export const forgetId = (what: string): void => forget(`id:${what}`);

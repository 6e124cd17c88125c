const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 24 letters and digits, the first of them the time: two phones do not meet. */
export function newId(): string {
  const time = Date.now().toString(36);
  const chance = Array.from({ length: 24 - time.length }, () => letters[Math.floor(Math.random() * 62)]);
  return time + chance.join('');
}

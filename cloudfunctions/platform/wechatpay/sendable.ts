/** A broken rule is a bug of ours and is thrown before anything is sent. */
export function assertSendable(
  what: string,
  rules: readonly (readonly [holds: boolean, rule: string])[],
): void {
  const broken = rules.filter(([holds]) => !holds).map(([, rule]) => rule);
  if (broken.length > 0) throw new Error(`${what} cannot be sent: ${broken.join('; ')}.`);
}

/** WeChat counts characters, not UTF-16 units. */
export const isShort = (text: string, max: number) => text.length > 0 && [...text].length <= max;

export const isNotifyUrl = (url: string) => url.length <= 256 && /^https:\/\/[^?#\s]+$/.test(url);

export const isFen = (amount: number, least = 1) => Number.isSafeInteger(amount) && amount >= least;

/** The library puts path parts in verbatim; a number that is not one must not become another path. */
export function inPath(number: string, form: RegExp): string {
  if (!form.test(number)) throw new Error(`${number} is not a bill number.`);
  return number;
}

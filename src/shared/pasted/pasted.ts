import type { PastedOrder } from '#contracts/pasted-order';
import type { Gtin } from '#contracts/vocabulary';

export type Line = { gtin: Gtin; cases: number };

export type Asked = PastedOrder['asked'][number];

/** What was understood, with what the owner has answered since: a product picked, or how many cases of it. */
export function linesOf({ lines }: PastedOrder, answered: readonly Line[]): Line[] {
  const others = lines.filter(({ gtin }) => !answered.some((line) => line.gtin === gtin));
  return [...others.map(({ gtin, cases }) => ({ gtin, cases })), ...answered].filter(
    ({ cases }) => cases > 0,
  );
}

/** The basket as it was, with these lines: what was pasted is what is wanted now. */
export function basketWith(pasted: readonly Line[], before: readonly Line[]): Line[] {
  const others = before.filter(({ gtin }) => !pasted.some((line) => line.gtin === gtin));
  return [...others, ...pasted];
}

/** `sellers` is what whoever asks calls the sellers of this store. */
export function questionOf({ text, why, choices }: Asked, sellers: string): string {
  if (why === 'which_product') return choices.length > 0 ? `“${text}”是哪一样？` : `“${text}”要您自己定`;
  if (why === 'how_many') return `“${text}”要几件？`;
  return `“${text}”没认出来，${sellers}没有这样货`;
}

import type { Gtin } from '#contracts/vocabulary';
import type { Known } from './names';
import type { Count } from './numbers';
import type { Mention, Size } from './scan';

export type Asked = {
  /** The letters of the message that are asked about. */
  text: string;
  why: 'which_product' | 'unknown_product' | 'how_many';
  /** What may have been meant; empty where nothing here is called so. */
  choices: Gtin[];
  cases?: number;
};
export type Read = {
  lines: { gtin: Gtin; cases: number; isMore: boolean }[];
  /** What was said not to come. */
  without: Gtin[];
  asked: Asked[];
  asLastTime: boolean;
};

export type Pending = Mention & {
  isOverride: boolean;
  isMore: boolean;
  isKnown: boolean;
};
type Mode = {
  each: boolean;
  /** What is named next is not wanted; after the first of such names a count begins an order again. */
  not: 'no' | 'yes' | 'named';
  correct: boolean;
  instead: boolean;
  more: boolean;
  skipCount: boolean;
  /** What follows holds only if something else is not there: a person has to decide. */
  unless: boolean;
  /** It went back, broke, or was one of two: how many are to come is for a person to say. */
  doubt: boolean;
};
export type State = {
  read: Read;
  pending: Pending[];
  /** What nobody knows and is not wanted: of a new order nothing, of the last one a question. */
  refused: string[];
  held: { count: Count; each: boolean } | undefined;
  size: Size | undefined;
  last: Gtin | undefined;
  /** What was ordered last of what is being said now, as long as nothing parts it from what follows. */
  said: { gtin: Gtin; text: string } | undefined;
  /** What was named last: 冰红茶大瓶3件小瓶5件 names it once for two sizes. */
  named: Pending | undefined;
  isAfterPause: boolean;
  mode: Mode;
};

export const calm: Mode = {
  each: false,
  not: 'no',
  correct: false,
  instead: false,
  more: false,
  skipCount: false,
  unless: false,
  doubt: false,
};

export function dropLast(state: State): void {
  if (!state.last) return;
  const { last } = state;
  state.read.lines = state.read.lines.filter(({ gtin }) => gtin !== last);
  state.read.without.push(last);
}

/** 冰红茶3件或者5件: what was ordered just now is asked about, and its other count is none. */
export function doubt({ read, pending, mode, said }: State): void {
  mode.doubt = true;
  if (pending.at(-1)?.isKnown || !said) return;
  const { gtin, text } = said;
  read.lines = read.lines.filter((line) => line.gtin !== gtin);
  read.asked.push({ text, why: 'how_many', choices: [gtin] });
  mode.skipCount = true;
}

export function correctLast(state: State, count: Count): void {
  const line = state.read.lines.find(({ gtin }) => gtin === state.last);
  Object.assign(state.mode, { correct: false, instead: false });
  if (line && count.unit === 'cases') line.cases = count.count;
  else if (state.last) state.read.asked.push({ text: count.text, why: 'how_many', choices: [state.last] });
}

export function remove(state: State, mention: Pending, carries: ReadonlySet<string>): void {
  const products = chosen(mention, carries);
  state.mode.skipCount = true;
  const gtins = (products.length > 0 ? products : mention.products).map(({ gtin }) => gtin);
  state.read.lines = state.read.lines.filter(({ gtin }) => !gtins.includes(gtin));
  state.read.without.push(...gtins);
}

export function assign(state: State, mention: Pending, count: Count, carries: ReadonlySet<string>): void {
  const { read } = state;
  const text = `${mention.text}${count.text}`;
  const [product, ...others] = chosen(mention, carries);
  const choices = (product ? [product, ...others] : mention.products).map(({ gtin }) => gtin);
  const cases = product && casesOf(count, product);
  if (!product) {
    const why = choices.length > 0 ? 'which_product' : 'unknown_product';
    read.asked.push({ text, why, choices, ...(count.unit === 'cases' && { cases: count.count }) });
  } else if (others.length > 0 || !mention.isSure) {
    read.asked.push({ text, why: 'which_product', choices, ...(cases && { cases }) });
  } else if (!cases) read.asked.push({ text, why: 'how_many', choices });
  else order(state, mention, { gtin: product.gtin, cases, text });
}

/** The same product twice is a slip or an addition; only its writer knows, unless a word told. */
function order(
  state: State,
  { isOverride, isMore }: Pending,
  { gtin, cases, text }: { gtin: Gtin; cases: number; text: string },
): void {
  const { read, mode } = state;
  state.last = gtin;
  state.said = { gtin, text };
  Object.assign(mode, { correct: false, instead: false, more: false });
  read.without = read.without.filter((each) => each !== gtin);
  const known = read.lines.find((line) => line.gtin === gtin);
  if (!known) read.lines.push({ gtin, cases, isMore: isMore && !isOverride });
  else if (isOverride) known.cases = cases;
  else if (isMore) known.cases += cases;
  else {
    read.lines = read.lines.filter((line) => line !== known);
    read.asked.push({ text, why: 'how_many', choices: [gtin] });
  }
}

const casesOf = (count: Count, { caseSize }: Known): number | undefined => {
  if (count.unit === 'unclear' || count.count < 1) return undefined;
  if (count.unit === 'cases') return count.count;
  return count.count % caseSize === 0 ? count.count / caseSize : undefined;
};

/** Of several sizes the one that was said, else the one this store is known to sell. */
export function chosen({ products, size }: Pending, carries: ReadonlySet<string>): readonly Known[] {
  const sized = size ? ofSize(products, size) : products;
  if (sized.length <= 1) return sized;
  const carried = sized.filter(({ gtin }) => carries.has(gtin));
  return carried.length === 1 ? carried : sized;
}

function ofSize(products: readonly Known[], { ml, which }: Size): readonly Known[] {
  if (ml !== undefined) return products.filter((each) => each.ml === ml);
  const sizes = products.map((each) => each.ml ?? 0);
  const end = which === 'large' ? Math.max(...sizes) : Math.min(...sizes);
  return new Set(sizes).size > 1 ? products.filter((each) => each.ml === end) : [];
}

/** What nobody knows is talk, unless it counts something: that is asked, and never lost. */
export function dropTalk(state: State): void {
  const counting = state.pending.filter(({ isKnown, text }) => !isKnown && /[件箱]/.test(text));
  for (const { text } of counting) state.read.asked.push({ text, why: 'unknown_product', choices: [] });
  state.pending = state.pending.filter(({ isKnown }) => isKnown);
}

/** A count that found no name. */
export function dropHeld({ held, read }: State): void {
  if (held && !held.each) read.asked.push({ text: held.count.text, why: 'unknown_product', choices: [] });
}

export function askAboutTheRest(state: State, carries: ReadonlySet<string>): void {
  dropTalk(state);
  const { read, pending, refused } = state;
  const known = new Set(read.lines.map(({ gtin }) => gtin));
  for (const mention of pending.filter(({ isKnown }) => isKnown)) {
    const choices = chosen(mention, carries).map(({ gtin }) => gtin);
    if (choices.some((gtin) => known.has(gtin))) continue;
    read.asked.push({ text: mention.text, why: choices.length > 1 ? 'which_product' : 'how_many', choices });
  }
  dropHeld(state);
  if (read.asLastTime)
    for (const text of refused) read.asked.push({ text: `不要${text}`, why: 'unknown_product', choices: [] });
}

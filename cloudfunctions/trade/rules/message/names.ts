import type { Gtin } from '#contracts/vocabulary';

export type Named = { gtin: Gtin; name: string; caseSize: number };
/** A product as a message may call it: what it is called without brand and size, and its size. */
export type Known = Named & { called: string; ml: number | undefined };

/** Every name and every part of one, with the products it may mean. */
export type Names = {
  products: readonly Known[];
  calledBy: ReadonlyMap<string, readonly Known[]>;
  /** What they may be called, by the number of letters: a slip is looked for among names as long as itself. */
  byLength: ReadonlyMap<number, readonly string[]>;
  longest: number;
};

const size = /(\d+(?:\.\d+)?)\s*(ml|毫升|l|升)/;

export function mlOf(text: string): number | undefined {
  const [, number, unit] = size.exec(text) ?? [];
  if (!number || !unit) return undefined;
  return unit === 'ml' || unit === '毫升' ? Number(number) : Number(number) * 1000;
}

/** Short names are learned, not listed: 红茶 is 冰红茶 as long as nothing else here is called so. */
export function learnNames(products: readonly Named[]): Names {
  const bare = products.map((product) => bareName(product.name));
  const brand = sharedStart(bare);
  const known = products.map((product, at) => ({
    ...product,
    called: (bare[at] ?? '').slice(brand.length) || (bare[at] ?? ''),
    ml: mlOf(product.name.toLowerCase()),
  }));
  const parts = known.flatMap((product) => partsOf(product.called).map((part) => ({ part, product })));
  const calledBy = new Map<string, Known[]>();
  for (const { part, product } of parts) put(calledBy, part, product);
  // Who bears the very name comes before those whose name only holds it.
  for (const { called } of known) calledBy.delete(called);
  for (const product of known) put(calledBy, product.called, product);
  if (brand) for (const product of known) put(calledBy, brand + product.called, product);
  const byLength = new Map<number, string[]>();
  for (const part of calledBy.keys()) put(byLength, part.length, part);
  return { products: known, calledBy, byLength, longest: Math.max(0, ...byLength.keys()) };
}

function put<Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = into.get(key);
  if (there) there.push(value);
  else into.set(key, [value]);
}

const bareName = (name: string) =>
  name
    .toLowerCase()
    .replace(size, '')
    .replace(/[\s()·-]/g, '');

/** The brand stands before most names and tells nothing. */
function sharedStart(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const [first = ''] = distinct;
  for (let length = first.length - 1; length >= 2; length--) {
    const start = first.slice(0, length);
    if (distinct.length >= 3 && distinct.every((name) => name.startsWith(start) && name.length > length))
      return start;
  }
  return '';
}

/** What everything here is. */
const kinds = ['饮料', '饮品'];

/** Two letters at least: one letter is no name. */
function partsOf(called: string): string[] {
  const parts = new Set<string>();
  for (let from = 0; from < called.length; from++)
    for (let to = from + 2; to <= called.length; to++) parts.add(called.slice(from, to));
  for (const kind of kinds) parts.delete(kind);
  return [...parts];
}

export function nameAt(names: Names, text: string, at: number): string | undefined {
  for (let length = Math.min(names.longest, text.length - at); length >= 2; length--) {
    const part = text.slice(at, at + length);
    if (names.calledBy.has(part)) return part;
  }
  return undefined;
}

export type Meant = { products: readonly Known[]; isSure: boolean };

/**
 * One letter wrong, missing, too many or swapped; then letters left out (橙汁 for 鲜橙多汁). A letter that says what a drink
 * is made of is no slip: 柠檬水 is not 柠檬茶 written badly, so that is asked.
 */
export function meantBy(names: Names, text: string): Meant {
  const exact = names.calledBy.get(text);
  if (exact) return { products: exact, isSure: true };
  if (text.length > names.longest + 1) return { products: [], isSure: false };
  const slips = [text.length - 1, text.length, text.length + 1]
    .filter((length) => length >= 3 && text.length >= 3)
    .flatMap((length) => names.byLength.get(length) ?? [])
    .map((part) => ({ part, slip: slipBetween(text, part) }))
    .filter(({ slip }) => slip);
  const sure = slips.filter(({ slip }) => slip === 'slip');
  const near = sure.length > 0 ? sure : slips;
  const products = new Set(near.flatMap(({ part }) => names.calledBy.get(part) ?? []));
  if (products.size > 0) return { products: [...products], isSure: sure.length > 0 };
  const short = text.length >= 2 ? names.products.filter(({ called }) => isShortFor(text, called)) : [];
  return { products: short, isSure: true };
}

const tells = new Set(
  '冰红绿白黑青黄蓝橙橘桃梅梨柠檬蜜茶水汁汤奶乳酒糖盐酸甜椰枣豆米姜莓果花茉莉菊桂荔枝苹葡萄芒西瓜无低热咖啡',
);

/** Whether two texts differ by one letter, and whether that letter may be a slip of the finger. */
function slipBetween(said: string, called: string): 'slip' | 'telling' | undefined {
  const [same, sameAtEnd] = [sharedAtStart(said, called), sharedAtEnd(said, called)];
  const isSwapped =
    said.length === called.length &&
    said[same] === called[same + 1] &&
    said[same + 1] === called[same] &&
    same + sameAtEnd >= said.length - 2;
  if (isSwapped || (said.length < called.length && same + sameAtEnd >= said.length)) return 'slip';
  if (same + sameAtEnd < Math.max(said.length, called.length) - 1) return undefined;
  return tells.has(said.charAt(same)) ? 'telling' : 'slip';
}

function sharedAtStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function sharedAtEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length])
    length++;
  return length;
}

function isShortFor(text: string, called: string): boolean {
  let from = 0;
  for (const letter of text) {
    from = called.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

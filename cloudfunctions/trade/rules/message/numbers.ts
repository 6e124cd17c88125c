/** What a count says: whole cases, bottles, or something that a person has to say more clearly. */
export type Count =
  | { unit: 'cases' | 'bottles'; count: number; text: string }
  | { unit: 'unclear'; text: string };

const digit: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const numeral = '[零一二两三四五六七八九十百]';
const counted = new RegExp(
  `^(?:(\\d{1,4}(?:\\.\\d+)?)(?:\\s*[-~到至]\\s*(\\d{1,4}))?|(${numeral}+)(?:到(${numeral}+))?|(半|几|十几|十来|好几|若干))(多|来|几)?\\s*(件|箱|提|瓶|支|罐|听|盒|板|打|包|个|桶|扎|条)?(半|零(?:\\d+|几)[瓶支罐听])?(?:左右)?`,
);
const byCase = new Set(['件', '箱']);
const byBottle = new Set(['瓶', '支', '罐', '听']);

/** The count that begins here, and how long it is. Where nothing says of what, cases are meant: nobody orders otherwise. */
export function countAt(text: string, at: number): { count: Count; length: number } | undefined {
  const found = counted.exec(text.slice(at, at + 16));
  if (!found) return undefined;
  const [whole, digits, upTo, numerals, numeralsUpTo, vague, about, unit, half] = found;
  if (!digits && !unit && !half && !standsAlone(text, at, whole, numerals)) return undefined;
  const said = { text: whole, length: whole.length };
  const value = digits ? Number(digits) : numeralOf(numerals ?? '');
  const isClear =
    !upTo && !numeralsUpTo && !vague && !about && !half && value !== undefined && Number.isInteger(value);
  if (isClear && (!unit || byCase.has(unit)))
    return { count: { unit: 'cases', count: value, text: whole }, length: whole.length };
  if (isClear && unit && byBottle.has(unit))
    return { count: { unit: 'bottles', count: value, text: whole }, length: whole.length };
  return { count: { unit: 'unclear', text: said.text }, length: said.length };
}

/** 冰红茶五 is a count; the 一 of 一下 is none. */
function standsAlone(text: string, at: number, whole: string, numerals: string | undefined): boolean {
  const after = text.charAt(at + whole.trimEnd().length);
  return numerals !== undefined && at > 0 && (after === '' || /[\s,.;!\n]/.test(after));
}

const one = '[一二两三四五六七八九]';
const written = new RegExp(`^(?:(${one})百)?(零)?(?:(${one})?(十))?(${one})?$`);

/** 十二, 二十, 三十五, 一百二; nothing for 两三, which is no number but a wish. */
export function numeralOf(text: string): number | undefined {
  const found = written.exec(text);
  if (!found) return undefined;
  const [, hundreds, zero, tens, ten, ones] = found;
  const of = (letter: string | undefined) => (letter === undefined ? 0 : (digit[letter] ?? 0));
  const isShort = hundreds !== undefined && !zero && !ten;
  const total = of(hundreds) * 100 + (ten ? (tens ? of(tens) : 1) * 10 : 0) + of(ones) * (isShort ? 10 : 1);
  return total > 0 ? total : undefined;
}

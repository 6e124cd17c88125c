import { type Known, meantBy, mlOf, type Names, nameAt } from './names';
import { type Count, countAt } from './numbers';
import { type Does, wordAt } from './words';

export type Size = { ml?: number; which?: 'large' | 'small' };
export type Mention = { text: string; products: readonly Known[]; isSure: boolean; size?: Size };
export type Token =
  | ({ is: 'product' } & Mention)
  | ({ is: 'size' } & Size)
  | { is: 'count'; count: Count }
  | { is: 'word'; does: Does; text: string }
  /** Something with no meaning here: perhaps chatter, perhaps a product nobody sells. */
  | { is: 'unknown'; text: string }
  | { is: 'pause'; parts: boolean }
  | { is: 'stop' };

/** Prices, times, phone numbers, doors, what a case holds and what was not meant hold numbers that are no orders. */
const notOrders = [
  /1\d{10}/g,
  /(?:[@¥￥]|单价|价格?)\s*\d+(?:\.\d+)?(?:块|元)?/g,
  /(?:一|每|1)(?:件|箱|瓶)\d+(?:\.\d+)?(?:块|元)?(?=[\s,.;!\n]|$|的)/g,
  /\d+(?:\.\d+)?(?:块|元)(?:钱|\d)?(?:[一1每/](?:件|箱|瓶))?/g,
  /\d+(?:\.\d+)?[一每/](?:件|箱|瓶)/g,
  /\d+[瓶支罐听]装的?/g,
  /不是\d+[件箱瓶]?/g,
  /\d{1,2}[:点](?:\d{2}分?|半|钟)?(?:前|之前|左右|以后|后)?/g,
  /[一二两三四五六七八九十]{1,3}点(?:半|钟)?(?:前|之前|左右|以后|后)?/g,
  /\d{1,2}月(?:\d{1,2}[号日]?|份)|\d{1,2}[号日](?!楼)/g,
  /(?:下?周|下?星期|礼拜)[一二三四五六日天]/g,
  /\d+(?:号楼|栋|单元|室|楼|层|路|巷|弄)(?:\d{3,4}(?![\d件箱瓶]))?/g,
  /(?:[买满]?\d+|[买满][一二两三四五六七八九十]+)[件箱]?[送赠搭](?:\d+|[一二两三四五六七八九十])[件箱]?(?=[\s,.;!吗么的来要]|$)/g,
  /\d+[件箱]起[送订批]/g,
];

const numbering =
  /^\s*(?:\d{1,2}[.)\u3001]|[一二三四五六七八九十]\u3001)\s*|[\u2460-\u2473](?![件箱瓶])\s*/gm;
/** 、 joins, a comma parts, and a full stop ends. */
const plain: Readonly<Record<string, string>> = {
  '、': '&',
  '。': '.',
  '?': '!',
};

/** Other letters of the same number. */
const numerals: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  廿: '二十',
  俩: '两',
  仨: '三',
};

/** Each traditional letter of what shops write, before its simplified one. */
const traditional =
  '紅红綠绿檸柠鹽盐氣气純纯淨净礦矿蘋苹樂乐湯汤烏乌龍龙維维營营養养鮮鲜藍蓝葉叶蘆芦薈荟無无運运動动蘇苏雙双優优兩两萬万幾几個个聽听條条裝装點点來来還还沒没這这樣样換换給给貨货訂订單单謝谢們们麼么號号電电請请減减規规舊旧價价錢钱塊块週周數数對对錯错剛刚說说後后時时間间門门闆板邊边帶带麵面輛辆開开關关補补過过壞坏進进發发報报頭头師师';
const simplified = new Map(traditional.match(/../gu)?.map((pair) => [pair.charAt(0), pair.charAt(1)]));
const isTraditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

export function readable(text: string): string {
  const lines = text.replace(numbering, '\n').normalize('NFKC').toLowerCase();
  const marked = lines
    .replace(isTraditional, (letter) => simplified.get(letter) ?? letter)
    .replace(/[、。?]/g, (mark) => plain[mark] ?? ' ')
    .replace(/[壹贰叁肆伍陆柒捌玖拾廿俩仨]/g, (letter) => numerals[letter] ?? letter);
  const wordless = marked.replace(/\[[^\]]{1,4}\]|\p{Extended_Pictographic}|[()：:…"“”【】<>《》]/gu, ' ');
  return notOrders.reduce((rest, one) => rest.replace(one, ' '), wordless);
}

export function scan(message: string, names: Names): Token[] {
  const text = readable(message);
  const found: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const { token, length } = tokenAt(text, at, names, found.at(-1));
    const last = found.at(-1);
    if (token.is === 'unknown' && last?.is === 'unknown') last.text += token.text;
    else found.push(token);
    at += length;
  }
  return sized(joined(found, names));
}

function tokenAt(
  text: string,
  at: number,
  names: Names,
  before: Token | undefined,
): { token: Token; length: number } {
  const rest = text.slice(at, at + 12);
  const mark = /^[\s,&+/*×x.;!~-]+/.exec(text.slice(at))?.[0];
  if (mark) return { token: markOf(mark), length: mark.length };
  const size = sizeAt(rest);
  if (size) return size;
  const name = nameAt(names, text, at);
  const word = wordAt(text, at);
  if (name && name.length >= (word?.word.length ?? 0))
    return {
      token: { is: 'product', text: name, products: names.calledBy.get(name) ?? [], isSure: true },
      length: name.length,
    };
  const counted = countAt(text, at);
  if (counted && !(word && word.word.length > counted.length))
    return { token: { is: 'count', count: counted.count }, length: counted.length };
  if (word && !(before?.is === 'unknown' && word.does === 'nothing' && word.word.length <= 2))
    return { token: { is: 'word', does: word.does, text: word.word }, length: word.word.length };
  return { token: { is: 'unknown', text: text.charAt(at) }, length: 1 };
}

const markOf = (mark: string): Token =>
  /[.;!\n]/.test(mark) ? { is: 'stop' } : { is: 'pause', parts: mark.includes(',') };

function sizeAt(rest: string): { token: Token; length: number } | undefined {
  const exact = /^\d+(?:\.\d+)?\s*(?:ml|毫升|l|升)(?:的|装)?/.exec(rest);
  if (exact) return { token: { is: 'size', ml: mlOf(exact[0]) ?? 0 }, length: exact[0].length };
  const short = /^(\d{3,4})(?:的|装|\s+(?=\d))/.exec(rest);
  if (short) return { token: { is: 'size', ml: Number(short[1]) }, length: short[0].length };
  const relative = /^(?:(大)|小)(?:瓶装|瓶|的|装)的?/.exec(rest);
  if (relative)
    return { token: { is: 'size', which: relative[1] ? 'large' : 'small' }, length: relative[0].length };
  return undefined;
}

/** Letters that stand together are one name, however badly written; what a name does not explain makes it unsure. */
function joined(tokens: readonly Token[], names: Names): Token[] {
  const made: Token[] = [];
  for (const token of tokens) {
    const last = made.at(-1);
    const touches =
      last &&
      (last.is === 'unknown' || last.is === 'product') &&
      (token.is === 'unknown' || token.is === 'product');
    if (!touches || (last.is === 'product' && token.is === 'product' && !isFlavour(last, token)))
      made.push(token);
    else made.push(...merged(made.pop() as typeof last, token, names));
  }
  return made.map((token) => (token.is === 'unknown' ? namedOf(token, names) : token));
}

/** A size behind a name is that name's, unless the next name touches it. */
function sized(tokens: readonly Token[]): Token[] {
  const made: Token[] = [];
  tokens.forEach((token, at) => {
    const gap = made.at(-1)?.is === 'pause' ? 1 : 0;
    const named = made.at(-1 - gap);
    if (token.is !== 'size' || named?.is !== 'product' || tokens[at + 1]?.is === 'product') made.push(token);
    else made.splice(made.length - 1 - gap, 1 + gap, { ...named, size: sizeOf(token) });
  });
  return made;
}

const sizeOf = ({ is: _, ...size }: Extract<Token, { is: 'size' }>): Size => size;

type Written = Extract<Token, { is: 'unknown' | 'product' }>;
/** 柠檬红茶 is one drink and 红茶绿茶 are two: what is only the beginning of a name belongs to what follows. */
const isFlavour = (left: Mention, right: Mention) =>
  !/[茶水汁汤]$/.test(left.text) &&
  [left, right].every(({ text, products }) => products.every(({ called }) => called !== text));

/** A word or two before or after a name says which one is meant; more is talk. */
const QUALIFIES_AT_MOST = 3;

function merged(left: Written, right: Written, names: Names): Token[] {
  const text = left.text + right.text;
  const { products, isSure } = meantBy(names, text);
  if (products.length > 0) return [{ is: 'product', text, products, isSure }];
  if (left.is === 'product' && right.is === 'product')
    return [{ is: 'product', text, products: [...left.products, ...right.products], isSure: false }];
  const [name, other] =
    left.is === 'product' ? [left, right] : [right as Extract<Token, { is: 'product' }>, left];
  if (name.is !== 'product') return [{ is: 'unknown', text }];
  return other.text.length > QUALIFIES_AT_MOST ? [left, right] : [{ ...name, text, isSure: false }];
}

function namedOf(token: Extract<Token, { is: 'unknown' }>, names: Names): Token {
  const { products, isSure } = meantBy(names, token.text);
  return products.length > 0 ? { is: 'product', text: token.text, products, isSure } : token;
}

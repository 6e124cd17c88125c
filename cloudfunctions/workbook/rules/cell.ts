import type { Day, Fen, Gtin } from '#contracts/vocabulary';
import { fen } from '../../money/rules/fen';
import { isRealDay } from '../../time/rules/day';

/** What a cell's text says, or what is wrong with it and what to do, in plain Chinese. */
export type Reading<Value> = { value: Value } | { wrong: string };
export type Read<Value> = (text: string) => Reading<Value>;

const wrong = (says: string) => ({ wrong: says });

/** An empty cell is a value of its own here; elsewhere it is wrong. */
export const optional =
  <Value>(read: Read<Value>): Read<Value | undefined> =>
  (text) =>
    text === '' ? { value: undefined } : read(text);

export const words =
  (most: number): Read<string> =>
  (text) =>
    text.length > most ? wrong(`太长,最多 ${most} 个字`) : { value: text };

export const id = <Id extends string>(text: string): Reading<Id> =>
  /^[0-9A-Za-z_-]{1,48}$/.test(text)
    ? { value: text as Id }
    : wrong('编号只能用字母、数字、- 和 _,最多 48 个');

export const wholeNumber =
  (least: number, most: number): Read<number> =>
  (text) => {
    if (!/^\d+$/.test(text)) return wrong('要填整数');
    const value = Number(text);
    return value < least || value > most ? wrong(`要在 ${least} 到 ${most} 之间`) : { value };
  };

export const yuan: Read<Fen> = (text) => {
  const written = text.replace(/^[\u00a5\uffe5]|元$|,/g, '').trim();
  if (/^\d+\.\d{3,}$/.test(written)) return wrong('金额最多两位小数,精确到分');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(written)) return wrong('要填金额,例如 36 或 36.50');
  const [whole = '', cents = ''] = written.split('.');
  return { value: fen(Number(whole) * 100 + Number(cents.padEnd(2, '0'))) };
};

export const gtin: Read<Gtin> = (text) => {
  if (!/^\d+$/.test(text)) return wrong('条码只能是数字');
  if (text.length !== 13) return wrong(`条码要 13 位,这里是 ${text.length} 位`);
  const right = checkDigit(text.slice(0, 12));
  if (text[12] !== right) return wrong(`校验位不对:前 12 位算出来的末位是 ${right},请对照实物重新录入`);
  return { value: text as Gtin };
};

/** GS1: weights of one and three from the left, and what is missing to the next ten. */
export function checkDigit(twelve: string): string {
  const sum = [...twelve].reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

export const mobile: Read<string> = (text) => {
  const digits = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? { value: digits } : wrong('要填 11 位手机号');
};

/** A seller may also be reached by a fixed line. */
export const phone: Read<string> = (text) =>
  /^\+?[\d-]{7,18}$/.test(text) ? { value: text } : wrong('要填电话号码');

export const day: Read<Day> = (text) => {
  const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!written) return wrong('日期要写成 2026-11-01 这样');
  const [, year, month = '', date = ''] = written;
  const value = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isRealDay(value) ? { value: value as Day } : wrong('没有这一天');
};

/** 16:00 as the minute of the day. */
export const timeOfDay: Read<number> = (text) => {
  const written = /^([01]?\d|2[0-3]):([0-5]\d)(:00)?$/.exec(text);
  return written ? { value: Number(written[1]) * 60 + Number(written[2]) } : wrong('时间要写成 16:00 这样');
};

export const yesOrNo: Read<boolean> = (text) => {
  if (text === '是' || text === '否') return { value: text === '是' };
  return wrong('只能填 是 或 否');
};

/** One of a few words. */
export const oneOf =
  <Value>(words: Readonly<Record<string, Value>>): Read<Value> =>
  (text) => {
    const value = words[text];
    return value === undefined ? wrong(`只能填 ${Object.keys(words).join(' 或 ')}`) : { value };
  };

/** Several of one kind in one cell: 茶饮、果汁. */
export const list =
  <Value>(read: Read<Value>): Read<Value[]> =>
  (text) => {
    const values: Value[] = [];
    for (const part of text.split(/[\u3001\uff0c,\uff1b;\s]+/).filter(Boolean)) {
      const reading = read(part);
      if ('wrong' in reading) return wrong(`“${part}”:${reading.wrong}`);
      values.push(reading.value);
    }
    return values.length === 0 && text !== '' ? wrong('里面什么也没写') : { value: values };
  };

export const weekday: Read<number> = (text) => {
  const place = '一二三四五六日'.indexOf(text.replace(/^(周|星期)/, '').replace('天', '日'));
  return place < 0 || text === '' ? wrong('送货日要写成 周一、周三、周五 这样') : { value: place + 1 };
};

export const latitude: Read<number> = (text) => degrees(text, 3, 54, '纬度');
export const longitude: Read<number> = (text) => degrees(text, 73, 136, '经度');

function degrees(text: string, least: number, most: number, what: string): Reading<number> {
  if (!/^-?\d{1,3}(\.\d+)?$/.test(text)) return wrong(`${what}要填数字,例如 22.518117`);
  const value = Number(text);
  if (value >= least && value <= most) return { value };
  return wrong(`${what}不在中国境内(${least} 到 ${most}),是不是经纬度填反了?`);
}

import type { Day, Fen } from '#contracts/vocabulary';
import { fen } from '../../money/rules/fen';
import { day, type Read, yuan } from './cell';

/** A promotion's rule as a cell writes it; which goods it is about stands in other cells. */
export type WrittenRule =
  | { kind: 'buy_get'; buyCases: number; giftCases: number }
  | { kind: 'step'; steps: { fromCases: number; offPerCase: Fen }[] }
  | { kind: 'bundle'; cases: number[]; off: Fen }
  | { kind: 'spend'; spend: Fen; off: Fen }
  | { kind: 'new_pack'; cases: number; offPerCase: Fen }
  | { kind: 'presale'; offPerCase: Fen; deliverFrom: Day; exchangeDays: number }
  | { kind: 'voucher'; spend: Fen; off: Fen; issued: 'first_receipt' | 'by_brand'; days: number };

type Reader = (text: string) => WrittenRule | undefined;

/** Orders, holds, vans and receipts count whole cases, so a gift on an order is cases; loose bottles wait in a store's 货补. */
const NO_LOOSE_BOTTLES =
  '订单、装车和收货都按整箱走，赠品只能写箱。要送几瓶，请写在“返利”表：满10箱送6970000000013×3瓶，攒满一箱随车送到';

/** One way to write each kind of promotion, as a trade manager would say it. */
export const promotionRule: Read<WrittenRule> = (text) => {
  const said = text.replaceAll('，', ',').replace(/[；;]/g, '、').replace(/\s/g, '').replaceAll('件', '箱');
  for (const read of readers) {
    const rule = read(said);
    if (rule) return { value: rule };
  }
  if (/^买\d+箱?送\d+瓶$/.test(said)) return { wrong: NO_LOOSE_BOTTLES };
  return {
    wrong:
      '规则要写成这几种之一：买10送1；10箱减1元、20箱减2元；2箱+1箱一组减6元；满300减20；前5箱每箱减5元；预售每箱减3元,2026-12-10起送,60天可换；券满200减15,首次收货送,30天有效',
  };
};

const buyGet: Reader = (text) => {
  const [, buy, gift] = /^买(\d{1,4})箱?送(\d{1,4})箱?$/.exec(text) ?? [];
  if (!Number(buy) || !Number(gift)) return undefined;
  return { kind: 'buy_get', buyCases: Number(buy), giftCases: Number(gift) };
};

const newPack: Reader = (text) => {
  const [, cases, off] = /^前(\d{1,4})箱每箱减([\d.]+)元?$/.exec(text) ?? [];
  const offPerCase = money(off);
  return Number(cases) && offPerCase ? { kind: 'new_pack', cases: Number(cases), offPerCase } : undefined;
};

const presale: Reader = (text) => {
  const [, off, from = '', days] = /^预售每箱减([\d.]+)元?,(.+)起送,(\d{1,3})天可换$/.exec(text) ?? [];
  const [offPerCase, read] = [money(off), day(from)];
  if (offPerCase === undefined || 'wrong' in read || Number(days) > 365) return undefined;
  return { kind: 'presale', offPerCase, deliverFrom: read.value, exchangeDays: Number(days) };
};

const voucher: Reader = (text) => {
  const pattern = /^券满([\d.]+)元?减([\d.]+)元?,(首次收货送|直接发),(\d{1,3})天有效$/;
  const [, from, less, how, days] = pattern.exec(text) ?? [];
  const [spend, off] = [money(from), money(less)];
  if (spend === undefined || !off || Number(days) < 1 || Number(days) > 365) return undefined;
  const issued = how === '直接发' ? 'by_brand' : 'first_receipt';
  return { kind: 'voucher', spend, off, issued, days: Number(days) };
};

const spend: Reader = (text) => {
  const [, from, less] = /^每?满([\d.]+)元?减([\d.]+)元?$/.exec(text) ?? [];
  const [each, off] = [money(from), money(less)];
  return each && off ? { kind: 'spend', spend: each, off } : undefined;
};

const bundle: Reader = (text) => {
  const [, parts = '', less] = /^(\d{1,4}箱(?:\+\d{1,4}箱)+)一组减([\d.]+)元?$/.exec(text) ?? [];
  const off = money(less);
  const cases = parts.split('+').map((part) => Number.parseInt(part, 10));
  return off && cases.every((count) => count > 0) ? { kind: 'bundle', cases, off } : undefined;
};

const step: Reader = (text) => {
  const steps = text.split('、').flatMap((each) => {
    const [, cases, off] = /^(\d{1,4})箱每?箱?减([\d.]+)元?$/.exec(each) ?? [];
    const offPerCase = money(off);
    return Number(cases) && offPerCase ? [{ fromCases: Number(cases), offPerCase }] : [];
  });
  return steps.length === text.split('、').length ? { kind: 'step', steps } : undefined;
};

const readers: readonly Reader[] = [buyGet, newPack, presale, voucher, spend, bundle, step];

function money(text: string | undefined): Fen | undefined {
  const read = text === undefined ? { wrong: '' } : yuan(text);
  return 'wrong' in read ? undefined : read.value;
}

/** What a promotion may give away at each seller: 100箱, or 5000元. */
export const cap: Read<{ of: 'money' | 'cases'; total: number }> = (text) => {
  const [, inCases] = /^(\d{1,6})[箱件]$/.exec(text) ?? [];
  if (inCases !== undefined) return { value: { of: 'cases', total: Number(inCases) } };
  const [, inYuan] = /^([\d.]+)元$/.exec(text) ?? [];
  const total = money(inYuan);
  return total === undefined
    ? { wrong: '封顶要写成 100箱 或 5000元' }
    : { value: { of: 'money', total: fen(total) } };
};

import type { GrowthStep, RebateRule, RebateStep } from '#contracts/rebate-rule';
import type { Fen, Gtin, TaskId } from '#contracts/vocabulary';
import { type Read, gtin as readGtin, yuan } from './cell';

/** What the cell 档位 says; the text itself tells the kind. */
export type WrittenRule =
  | { kind: 'steps'; steps: RebateStep[] }
  | { kind: 'growth'; steps: (typeof GrowthStep)['_output'][] }
  | { kind: 'display'; leastDays: number; percent: number }
  | { kind: 'new_product'; perCase: Fen; mostCases?: number }
  | { kind: 'prize'; targetCases: number; prize: Prize };
type Prize = Extract<RebateRule, { kind: 'prize' }>['prize'];

export const HOW_TO_WRITE =
  '档位要写成 10箱0.5元、20箱1元；或 陈列15天2%；或 新品每箱2元最多20箱；或 增长10%每箱0.5元、增长20%每箱1元；或 满300箱送收银机；或 满100箱送6970000000013×24瓶';

export const writtenRule: Read<WrittenRule> = (text) => {
  const plain = text.replace(/\s+/g, '');
  for (const read of [display, newProduct, prize]) {
    const rule = read(plain);
    if (rule) return { value: rule };
  }
  const parts = plain.split(/[、，,；;]/).filter(Boolean);
  const growth = parts.map(growthStep);
  if (growth.length > 0 && growth.every((step) => step !== undefined))
    return { value: { kind: 'growth', steps: growth } };
  const steps = parts.map(step);
  if (steps.length > 0 && steps.every((each) => each !== undefined))
    return { value: { kind: 'steps', steps } };
  return { wrong: HOW_TO_WRITE };
};

const COUNT = '(\\d{1,4})';
const YUAN = '(\\d{1,4}(?:\\.\\d{1,2})?)元';

const step = (text: string): RebateStep | undefined => {
  const [, cases, amount] = new RegExp(`^${COUNT}[箱件]起?每?[箱件]?${YUAN}$`).exec(text) ?? [];
  const perCase = fenOf(amount);
  return Number(cases) >= 1 && perCase !== undefined ? { fromCases: Number(cases), perCase } : undefined;
};

const growthStep = (text: string) => {
  const [, percent, amount] = new RegExp(`^增长(\\d{1,3})%每[箱件]${YUAN}$`).exec(text) ?? [];
  const perCase = fenOf(amount);
  return percent && perCase !== undefined ? { fromPercent: Number(percent), perCase } : undefined;
};

const display = (text: string): WrittenRule | undefined => {
  const [, days, percent] = /^陈列满?(\d{1,2})天返?(\d{1,2})%$/.exec(text) ?? [];
  const [leastDays, rate] = [Number(days), Number(percent)];
  return leastDays >= 1 && leastDays <= 31 && rate >= 1 && rate <= 50
    ? { kind: 'display', leastDays, percent: rate }
    : undefined;
};

const newProduct = (text: string): WrittenRule | undefined => {
  const [, amount, most] = new RegExp(`^新品每[箱件]${YUAN}(?:最多${COUNT}[箱件])?$`).exec(text) ?? [];
  const perCase = fenOf(amount);
  if (perCase === undefined || most === '0') return undefined;
  return { kind: 'new_product', perCase, ...(most && { mostCases: Number(most) }) };
};

const prize = (text: string): WrittenRule | undefined => {
  const [, target, won = ''] = new RegExp(`^满${COUNT}[箱件]送(.{1,60})$`).exec(text) ?? [];
  if (!(Number(target) >= 1)) return undefined;
  const [, code = '', bottles] = /^(\d{13})[×xX*](\d{1,5})瓶$/.exec(won) ?? [];
  const product = readGtin(code);
  const isGoods = bottles !== undefined && 'value' in product;
  if (/^\d/.test(won) && !isGoods) return undefined;
  const what: Prize = isGoods
    ? { as: 'goods', gtin: product.value as Gtin, name: `${bottles} 瓶`, bottles: Number(bottles) }
    : { as: 'thing', name: won };
  return { kind: 'prize', targetCases: Number(target), prize: what };
};

function fenOf(text: string | undefined): Fen | undefined {
  const reading = text === undefined ? undefined : yuan(text);
  return reading && 'value' in reading ? reading.value : undefined;
}

type Row = {
  rule: WrittenRule;
  taskIds: TaskId[];
  every: 'month' | 'quarter' | undefined;
  days: 'photos' | 'interval' | undefined;
  base: 'displayed' | 'all' | undefined;
  against: 'last_year' | 'before' | undefined;
};

/** The whole rule of a row: what the other cells leave open has the default that is explained where it is set. */
export function ruleOf({ rule, taskIds, every, days, base, against }: Row): RebateRule {
  switch (rule.kind) {
    case 'display':
      return { ...rule, days: days ?? 'interval', base: base ?? 'displayed', taskIds };
    case 'growth':
      return { ...rule, every: every ?? 'month', against: against ?? 'last_year' };
    case 'prize':
      return { ...rule, every: every ?? 'quarter' };
    default:
      return rule;
  }
}

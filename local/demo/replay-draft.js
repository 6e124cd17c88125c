import { fenOf } from './card.js';

/** What the brand typed, as the draft that is asked about. */
export function draftOf({ from, months, gtins, prizeValue, ...typed }) {
  const rule = rulesBy[typed.kind](typed);
  const draft = { rule, gtins: wordsIn(gtins), sellerIds: [], tiers: [], from, months: Number(months) };
  return typed.kind === 'prize' ? { ...draft, prizeValue: fenOf(prizeValue) } : draft;
}

const rulesBy = {
  steps: ({ steps }) => ({ kind: 'steps', steps: stepsIn(steps, 'fromCases') }),
  growth: ({ against, every, steps }) => ({
    ...{ kind: 'growth', against, every },
    steps: stepsIn(steps, 'fromPercent'),
  }),
  prize: ({ every, targetCases, prizeName }) => ({
    ...{ kind: 'prize', every, targetCases: Number(targetCases) },
    prize: { as: 'thing', name: prizeName },
  }),
  display: ({ leastDays, percent, days, base, taskIds }) => ({
    ...{ kind: 'display', leastDays: Number(leastDays), percent: Number(percent), days, base },
    taskIds: wordsIn(taskIds),
  }),
};

const wordsIn = (typed) => typed.split(/[\s,，;；、]+/).filter(Boolean);

/** "10=0.5 20=1": from 10 (cases, or per cent) on ¥0.50 for each case, from 20 on ¥1.00. */
function stepsIn(typed, from) {
  return wordsIn(typed).map((pair) => {
    const [, least, perCase] = /^(\d+)[=:：](\d+(?:\.\d{1,2})?)$/.exec(pair) ?? [];
    if (!perCase) throw new Error(`“${pair}”看不懂，请写成 10=0.5`);
    return { [from]: Number(least), perCase: fenOf(perCase) };
  });
}

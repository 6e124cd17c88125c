import { brand } from './cloud.js';
import { at, submit } from './page.js';

/** A policy held against months that were: the stepped rule as a brand says it, and the answer in plain words. */
export function openReplay() {
  submit('replay', async ({ from, months, steps }) => {
    at('replayed').textContent = '正在算…';
    const rule = { kind: 'steps', steps: stepsIn(steps) };
    const draft = { rule, gtins: [], sellerIds: [], tiers: [], from, months: Number(months) };
    at('replayed').textContent = wordsOf(await wholeAnswer(draft)).join('\n');
  });
}

/** "10=0.5 20=1": from 10 cases on ¥0.50 for each, from 20 on ¥1.00. */
function stepsIn(words) {
  return words
    .trim()
    .split(/[\s,，;；]+/)
    .map((pair) => {
      const [, fromCases, perCase] = /^(\d+)[=:：](\d+(?:\.\d{1,2})?)$/.exec(pair) ?? [];
      if (!perCase) throw new Error(`“${pair}”看不懂，请写成 10=0.5`);
      return { fromCases: Number(fromCases), perCase: Math.round(Number(perCase) * 100) };
    });
}

/** The stores are answered a part at a time. */
async function wholeAnswer(draft) {
  let whole = await brand('replayRebate', { draft });
  while (whole.after) {
    const next = await brand('replayRebate', { draft, after: whole.after });
    whole = {
      after: next.after,
      cost: whole.cost + next.cost,
      paidForUsual: whole.paidForUsual + next.paidForUsual,
      stores: whole.stores + next.stores,
      months: whole.months.map(({ month, cases, winners, cost }, place) => {
        const more = next.months[place];
        return { month, cases: cases + more.cases, winners: winners + more.winners, cost: cost + more.cost };
      }),
      ...together(whole, next),
    };
  }
  return whole;
}

const together = (whole, next) =>
  Object.fromEntries(
    ['winners', 'near', 'pulled', 'split'].map((kind) => [
      kind,
      {
        count: whole[kind].count + next[kind].count,
        amount: whole[kind].amount + next[kind].amount,
        named: [...whole[kind].named, ...next[kind].named].sort((a, b) => b.amount - a.amount),
      },
    ]),
  );

const SHOWN = 5;

function wordsOf({ months, cost, paidForUsual, stores, winners, near, pulled, split }) {
  if (stores === 0) return ['这几个月没有收货记录。'];
  const share = cost > 0 ? Math.round((paidForUsual * 100) / cost) : 0;
  return [
    `要花 ¥${yuan(cost)}：${stores} 家店进过货，${winners.count} 家拿得到。`,
    ...months.map((each) => `${each.month} ${each.cases} 件，${each.winners} 家，¥${yuan(each.cost)}`),
    `其中 ¥${yuan(paidForUsual)}（${share}%）付给了平常月份本来就会进的货。`,
    ...part('拿得最多', winners, (each) => `${each.months} 个月，${each.cases} 件，¥${yuan(each.amount)}`),
    ...part(
      '差一点到下一档',
      near,
      (each) => `${each.month} 差 ${each.short} 件，少拿 ¥${yuan(each.amount)}`,
    ),
    ...part(
      '月底三天冲档，过后退货',
      pulled,
      (each) => `${each.month} 冲 ${each.pulled} 件，退 ${each.back} 件，还是拿到 ¥${yuan(each.amount)}`,
    ),
    ...part(
      '几家经销商的货合起来才够档',
      split,
      (each) => `${each.month} ${each.sellers} 家经销商，多拿 ¥${yuan(each.amount)}`,
    ),
  ];
}

function part(title, { count, named }, words) {
  if (count === 0) return [`${title}：没有`];
  const shown = named.slice(0, SHOWN);
  const rest = count > shown.length ? [`　还有 ${count - shown.length} 条`] : [];
  return [`${title}：${count} 条`, ...shown.map((each) => `　${each.storeName} ${words(each)}`), ...rest];
}

const yuan = (fen) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

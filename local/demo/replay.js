import { yuan } from './card.js';
import { brand } from './cloud.js';
import { at, submit } from './page.js';
import { draftOf } from './replay-draft.js';

/** A policy held against months that were: the rule as a brand says it, and the answer in plain words. */
export function openReplay() {
  const form = at('replay');
  const showOwn = () => {
    for (const part of form.querySelectorAll('[data-kinds]'))
      part.hidden = !part.dataset.kinds.split(' ').includes(form.elements.kind.value);
  };
  form.elements.kind.onchange = showOwn;
  showOwn();
  submit('replay', async (typed) => {
    at('replayed').textContent = '正在算…';
    const draft = draftOf(typed);
    at('replayed').textContent = wordsOf(draft.rule, await wholeAnswer(draft)).join('\n');
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
    ['winners', 'near', 'pulled', 'split', 'shifted', 'justEnough'].map((kind) => [
      kind,
      {
        count: whole[kind].count + next[kind].count,
        amount: whole[kind].amount + next[kind].amount,
        named: [...whole[kind].named, ...next[kind].named].sort((a, b) => b.amount - a.amount),
      },
    ]),
  );

const SHOWN = 5;

/** What each kind of rule is asked about; a sign that a rule cannot give is not shown as "none". */
const signsOf = {
  steps: ['near', 'pulled', 'split'],
  growth: ['near', 'pulled', 'shifted'],
  prize: ['near', 'pulled', 'split'],
  display: ['near', 'justEnough'],
};

function wordsOf(rule, answer) {
  const { months, cost, paidForUsual, stores, winners } = answer;
  if (stores === 0) return ['这几个月没有收货记录。'];
  const share = cost > 0 ? Math.round((paidForUsual * 100) / cost) : 0;
  const period = rule.every === 'quarter' ? '个季度' : '个月';
  return [
    `要花 ¥${yuan(cost)}：${stores} 家店进过货，${winners.count} 家拿得到。`,
    ...months.map((each) => `${each.month} ${each.cases} 件，${each.winners} 家，¥${yuan(each.cost)}`),
    ...(rule.kind === 'display'
      ? []
      : [`其中 ¥${yuan(paidForUsual)}（${share}%）付给了平常本来就会进的货。`]),
    ...part(
      '拿得最多',
      winners,
      (each) => `${each.periods} ${period}，${each.cases} 件，¥${yuan(each.amount)}`,
    ),
    ...signsOf[rule.kind].flatMap((sign) => part(titleOf(sign, rule), answer[sign], wordsFor(sign, rule))),
  ];
}

function titleOf(sign, { kind, every }) {
  if (sign === 'near') return kind === 'steps' || kind === 'growth' ? '差一点到下一档' : '差一点就拿到';
  if (sign === 'pulled') return `${every === 'quarter' ? '季末十天' : '月底三天'}冲量，过后退货`;
  if (sign === 'split') return '几家经销商的货合起来才够';
  if (sign === 'shifted') return '只是前后挪了进货，不一定真增长（也可能是淡旺季）';
  return '陈列天数刚刚够，一天也没多';
}

function wordsFor(sign, { kind }) {
  if (sign === 'near')
    return ({ month, short, amount }) =>
      `${month} 差 ${short} ${kind === 'display' ? '天' : '件'}，少拿 ¥${yuan(amount)}`;
  if (sign === 'pulled')
    return ({ month, pulled, back, amount }) =>
      `${month} 冲 ${pulled} 件，退 ${back} 件，还是拿到 ¥${yuan(amount)}`;
  if (sign === 'split')
    return ({ month, sellers, amount }) => `${month} ${sellers} 家经销商，多拿 ¥${yuan(amount)}`;
  if (sign === 'shifted')
    return ({ month, from, amount }) =>
      `${month} ${from === 'before' ? '前一期压着没进' : '把后一期的提前进了'}，多拿 ¥${yuan(amount)}`;
  return ({ month, days, photos, amount }) => `${month} ${days} 天，${photos} 张照片，拿到 ¥${yuan(amount)}`;
}

function part(title, { count, named }, words) {
  if (count === 0) return [`${title}：没有`];
  const shown = named.slice(0, SHOWN);
  const rest = count > shown.length ? [`　还有 ${count - shown.length} 条`] : [];
  return [`${title}：${count} 条`, ...shown.map((each) => `　${each.storeName} ${words(each)}`), ...rest];
}

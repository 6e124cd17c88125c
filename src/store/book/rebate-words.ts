import type { RebateRule } from '#contracts/rebate-rule';
import type { RebateStatement } from '#contracts/rebate-statement';
import { yuan } from '../../shared/money';

/** "11月", "10到12月" */
export function periodWord({ month, from }: Pick<RebateStatement, 'month' | 'from'>): string {
  const last = Number(month.slice(5));
  return from ? `${Number(from.slice(5))}到${last}月` : `${last}月`;
}

/** The rule as one sentence a shop owner would say. */
export function ruleSentence(rule: RebateRule): string {
  switch (rule.kind) {
    case 'steps':
      return `一个月${rule.steps.map(({ fromCases, perCase }) => `满 ${fromCases} 件，每件 ¥${yuan(perCase)}`).join('；')}`;
    case 'display':
      return `一个月陈列满 ${rule.leastDays} 天，按${rule.base === 'all' ? '全部进货' : '陈列商品的进货'}返 ${rule.percent}%`;
    case 'new_product':
      return `新品每件 ¥${yuan(rule.perCase)}${rule.mostCases ? `，一个月最多算 ${rule.mostCases} 件` : ''}`;
    case 'growth':
      return `比${againstWord(rule)}多 ${rule.steps.map(({ fromPercent, perCase }) => `${fromPercent}%，每件 ¥${yuan(perCase)}`).join('；多 ')}`;
    case 'prize':
      return `${rule.every === 'quarter' ? '一个季度' : '一个月'}满 ${rule.targetCases} 件，送${rule.prize.name}`;
    case 'fee':
      return `${rule.place}：照片每过一次 ¥${yuan(rule.fee)}，一个月最多 ${rule.mostAMonth} 次`;
  }
}

/** What counts and what does not, below the rule. */
export function countingSentence({ policyVersion, rule }: RebateStatement): string {
  const version = `规则第 ${policyVersion} 版，`;
  switch (rule.kind) {
    case 'steps':
      return `${version}按实收件数算，退的扣掉；到了哪一档，整月都按这一档`;
    case 'display':
      return rule.days === 'photos'
        ? `${version}只算当天有照片通过的日子；进货按实收算，退的扣掉`
        : `${version}两张通过的照片之间都算，中间有没通过的就断开；进货按实收算，退的扣掉`;
    case 'growth':
      return `${version}按实收件数算，退的扣掉；到了哪一档，整期都按这一档`;
    case 'prize':
      return `${version}按实收件数算，退的扣掉；期末再过 7 天定下来，给了不收回`;
    case 'fee':
      return `${version}照片通过当时就记账`;
    default:
      return `${version}按实收件数算，退的扣掉`;
  }
}

/** How the sum came about: "42 件 × ¥0.50". */
export function sumSentence(statement: RebateStatement): string {
  const { rule, cases, bought, days, photos, perCase, basis } = statement;
  switch (rule.kind) {
    case 'display':
      return `进货 ¥${yuan(bought)} × ${rule.percent}%，已证明 ${days} 天`;
    case 'fee':
      return `${Math.min(photos, rule.mostAMonth)} 次 × ¥${yuan(rule.fee)}`;
    case 'prize':
      return `收了 ${cases} 件，目标 ${rule.targetCases} 件`;
    case 'growth':
      return `${cases} 件${perCase ? ` × ¥${yuan(perCase)}` : ''}，${basis ? `${againstWord(rule)} ${basis} 件` : `${againstWord(rule)}没进货，这条不算`}`;
    default:
      return `${rule.kind === 'new_product' ? Math.min(cases, rule.mostCases ?? cases) : cases} 件 × ¥${perCase === undefined ? '0.00' : yuan(perCase)}`;
  }
}

const againstWord = (rule: Extract<RebateRule, { kind: 'growth' }>) =>
  rule.against === 'last_year' ? '去年同期' : rule.every === 'quarter' ? '上个季度' : '上个月';

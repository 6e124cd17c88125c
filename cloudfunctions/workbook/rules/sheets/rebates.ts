import type { Gtin, PolicyId, SellerId, TaskId } from '#contracts/vocabulary';
import { day, gtin, id, list, oneOf, optional, type Read, words } from '../cell';
import { type WrittenRule, writtenRule } from '../rebate-rule';
import { sheetRule } from '../sheet-rule';

/**
 * The brand's rebates, one a row; the text of 档位 tells the kind. The cells that may stay empty are switches:
 * 周期 (月, or 季 for a prize) is how long a target runs; 陈列算法 区间 counts every day between two passed photos, 照片
 * only days with one of their own; 返点基数 陈列商品 takes the per cent of what was bought of the displayed products,
 * 全部 of everything; 增长比 去年 holds a period against the same one a year ago, 上期 against the one before.
 */
export const rebates = sheetRule(
  {
    policyId: { heading: '政策编号', alias: 'policyId', read: id<PolicyId> },
    name: { heading: '名称', alias: 'name', read: words(60) },
    sellerIds: {
      heading: '经销商编号',
      alias: 'sellerIds',
      read: list(id<SellerId>),
      mayBeEmpty: true,
      refersTo: '经销商',
    },
    tiers: { heading: '等级', alias: 'tiers', read: list(id<string>), mayBeEmpty: true },
    gtins: {
      heading: '商品',
      alias: 'gtins',
      read: list(gtin as Read<Gtin>),
      mayBeEmpty: true,
      refersTo: '商品',
    },
    rule: { heading: '档位', alias: 'steps', read: writtenRule },
    every: {
      heading: '周期',
      alias: 'every',
      read: optional(oneOf({ 月: 'month', 季: 'quarter' } as const)),
      mayBeEmpty: true,
    },
    taskIds: {
      heading: '陈列任务',
      alias: 'taskIds',
      read: list(id<TaskId>),
      mayBeEmpty: true,
      refersTo: '任务',
    },
    days: {
      heading: '陈列算法',
      alias: 'days',
      read: optional(oneOf({ 照片: 'photos', 区间: 'interval' } as const)),
      mayBeEmpty: true,
    },
    base: {
      heading: '返点基数',
      alias: 'base',
      read: optional(oneOf({ 陈列商品: 'displayed', 全部: 'all' } as const)),
      mayBeEmpty: true,
    },
    against: {
      heading: '增长比',
      alias: 'against',
      read: optional(oneOf({ 去年: 'last_year', 上期: 'before' } as const)),
      mayBeEmpty: true,
    },
    startsOn: { heading: '开始日期', alias: 'startsOn', read: day },
    endsOn: { heading: '结束日期', alias: 'endsOn', read: day },
  },
  {
    sheet: '返利',
    key: ['policyId'],
    checkRow: ({ rule, taskIds, gtins, sellerIds, startsOn, endsOn }) => {
      if (endsOn < startsOn) return { column: 'endsOn', says: '结束日期早于开始日期' };
      if (!climbs(rule)) return { column: 'rule', says: '档位要从低到高,箱数和金额都要越来越大' };
      if (rule.kind === 'display' && taskIds.length === 0)
        return { column: 'taskIds', says: '陈列返利要写由哪个任务的照片证明' };
      if (rule.kind === 'new_product' && gtins.length === 0)
        return { column: 'gtins', says: '新品返利要写是哪些商品' };
      if (rule.kind === 'growth' && gtins.length === 0 && sellerIds.length > 0)
        return { column: 'gtins', says: '只算部分经销商时要写商品,否则去年的箱数对不上' };
      return undefined;
    },
  },
);

function climbs(rule: WrittenRule): boolean {
  if (!('steps' in rule)) return true;
  const from = rule.steps.map((step) => ('fromCases' in step ? step.fromCases : step.fromPercent));
  return rule.steps.every(({ perCase }, place) => {
    const before = rule.steps[place - 1];
    return !before || ((from[place] ?? 0) > (from[place - 1] ?? 0) && perCase > before.perCase);
  });
}

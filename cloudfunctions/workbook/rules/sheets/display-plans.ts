import type { PolicyId, SellerId, StoreId, TaskId } from '#contracts/vocabulary';
import { day, id, wholeNumber, words, yuan } from '../cell';
import { sheetRule } from '../sheet-rule';

/** 一店一策: what was agreed with one store for one place. Every passed photo of the task brings the fee at once. */
export const displayPlans = sheetRule(
  {
    storeId: { heading: '门店编号', alias: 'storeId', read: id<StoreId>, refersTo: '门店' },
    planId: { heading: '方案编号', alias: 'planId', read: id<PolicyId> },
    place: { heading: '陈列位置', alias: 'place', read: words(30) },
    standard: { heading: '标准', alias: 'standard', read: words(120) },
    taskId: { heading: '任务编号', alias: 'taskId', read: id<TaskId>, refersTo: '任务' },
    fee: { heading: '每次费用', alias: 'fee', read: yuan },
    mostAMonth: { heading: '每月最多次', alias: 'mostAMonth', read: wholeNumber(1, 31) },
    sellerId: { heading: '经销商编号', alias: 'sellerId', read: id<SellerId>, refersTo: '经销商' },
    startsOn: { heading: '开始日期', alias: 'startsOn', read: day },
    endsOn: { heading: '结束日期', alias: 'endsOn', read: day },
  },
  {
    sheet: '陈列方案',
    key: ['storeId', 'planId'],
    mayBeMissing: true,
    checkRow: ({ startsOn, endsOn }) =>
      endsOn < startsOn ? { column: 'endsOn', says: '结束日期早于开始日期' } : undefined,
  },
);

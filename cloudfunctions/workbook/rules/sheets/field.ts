import type { RepId, SellerId, StoreId, TaskId } from '#contracts/vocabulary';
import { day, id, list, mobile, optional, wholeNumber, words, yuan } from '../cell';
import { sheetRule } from '../sheet-rule';

export const reps = sheetRule(
  {
    repId: { heading: '业务员编号', alias: 'repId', read: id<RepId> },
    name: { heading: '姓名', alias: 'name', read: words(20) },
    phone: { heading: '手机号', alias: 'phone', read: mobile },
    employerId: { heading: '用人单位', alias: 'employerId', read: id<SellerId>, refersTo: '经销商' },
    consentOn: { heading: '单位同意日期', alias: 'consentOn', read: optional(day), mayBeEmpty: true },
  },
  {
    sheet: '业务员',
    key: ['repId'],
    checkRow: ({ consentOn }) =>
      consentOn ? undefined : { column: 'consentOn', says: '没有用人单位的同意,不能领任务', weight: 'told' },
  },
);

export const assignments = sheetRule(
  {
    storeId: { heading: '门店编号', alias: 'storeId', read: id<StoreId>, refersTo: '门店' },
    repId: { heading: '业务员编号', alias: 'repId', read: id<RepId>, refersTo: '业务员' },
    from: { heading: '开始日期', alias: 'from', read: day },
    until: { heading: '结束日期', alias: 'until', read: optional(day), mayBeEmpty: true },
  },
  {
    sheet: '排店',
    key: ['storeId', 'repId', 'from'],
    checkRow: ({ from, until }) =>
      until && until < from ? { column: 'until', says: '结束日期早于开始日期' } : undefined,
  },
);

/** Fen; more than any campaign costs, so that a slip of the hand is seen. */
const MOST_A_TASK = 100_000_000_00;

export const tasks = sheetRule(
  {
    taskId: { heading: '任务编号', alias: 'taskId', read: id<TaskId> },
    name: { heading: '名称', alias: 'name', read: words(60) },
    standard: { heading: '标准', alias: 'standard', read: words(200) },
    leastFacings: { heading: '最少排面', alias: 'leastFacings', read: wholeNumber(0, 99) },
    reward: { heading: '奖励', alias: 'reward', read: yuan },
    quota: { heading: '名额', alias: 'quota', read: wholeNumber(1, 999_999) },
    /** Empty means enough for every place. */
    budget: { heading: '预算', alias: 'budget', read: optional(yuan), mayBeEmpty: true },
    claimHours: { heading: '限时小时', alias: 'claimHours', read: wholeNumber(1, 720) },
    tiers: { heading: '等级', alias: 'tiers', read: list(id<string>), mayBeEmpty: true },
    startsOn: { heading: '开始日期', alias: 'startsOn', read: day },
    endsOn: { heading: '结束日期', alias: 'endsOn', read: day },
  },
  {
    sheet: '任务',
    key: ['taskId'],
    checkRow: ({ startsOn, endsOn, reward, quota, budget }) => {
      if (endsOn < startsOn) return { column: 'endsOn', says: '结束日期早于开始日期' };
      if (budget !== undefined && budget < reward)
        return { column: 'budget', says: '预算不够一个名额的奖励' };
      const isTooMuch = budget === undefined && reward * quota > MOST_A_TASK;
      return isTooMuch ? { column: 'quota', says: '奖励乘名额超过一亿元,要写明预算' } : undefined;
    },
  },
);

import { day, oneOf, words } from '../cell';
import { sheetRule } from '../sheet-rule';

/** 节假日调休: the days on which the state's notice says otherwise than the week does. */
export const holidays = sheetRule(
  {
    day: { heading: '日期', alias: 'day', read: day },
    kind: { heading: '安排', alias: 'kind', read: oneOf({ 休息: 'off', 上班: 'work' } as const) },
    name: { heading: '名称', alias: 'name', read: words(30), mayBeEmpty: true },
  },
  { sheet: '节假日调休', key: ['day'], mayBeMissing: true },
);

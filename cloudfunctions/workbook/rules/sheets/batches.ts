import type { BatchId, Gtin } from '#contracts/vocabulary';
import { MOST_SERIAL } from '../../../goods/rules/code';
import { day, gtin, id, type Read, wholeNumber, yesOrNo } from '../cell';
import { sheetRule } from '../sheet-rule';

export const batches = sheetRule(
  {
    batchId: { heading: '批次编号', alias: 'batchId', read: id<BatchId> },
    serial: { heading: '码序号', alias: 'serial', read: wholeNumber(1, MOST_SERIAL) },
    gtin: { heading: '条码', alias: 'gtin', read: gtin as Read<Gtin>, refersTo: '商品' },
    cases: { heading: '箱数', alias: 'cases', read: wholeNumber(1, 999_999) },
    producedOn: { heading: '生产日期', alias: 'producedOn', read: day },
    marketed: { heading: '已上市', alias: 'marketed', read: yesOrNo },
    pointsPerCap: { heading: '每盖积分', alias: 'pointsPerCap', read: wholeNumber(1, 10_000) },
  },
  {
    sheet: '批次',
    key: ['batchId'],
  },
);

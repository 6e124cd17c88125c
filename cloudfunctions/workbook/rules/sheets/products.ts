import { gtin, optional, wholeNumber, words, yesOrNo, yuan } from '../cell';
import { sheetRule } from '../sheet-rule';

export const products = sheetRule(
  {
    gtin: { heading: '条码', alias: 'gtin', read: gtin },
    name: { heading: '名称', alias: 'name', read: words(60) },
    line: { heading: '品类', alias: 'category', read: words(30) },
    caseSize: { heading: '箱规', alias: 'caseSize', read: wholeNumber(1, 999) },
    shelfLifeDays: { heading: '保质期天数', alias: 'shelfLifeDays', read: wholeNumber(1, 3_650) },
    suggestedRetail: { heading: '建议零售价', alias: 'suggestedRetail', read: yuan },
    crate: { heading: '空箱押金', alias: 'crate', read: optional(yuan), mayBeEmpty: true },
    mustHave: { heading: '不能断货', alias: 'mustHave', read: optional(yesOrNo), mayBeEmpty: true },
    /** Where it is left out the cloud spells the name; whoever writes it knows better how it is called. */
    pinyin: { heading: '拼音', alias: 'pinyin', read: optional(words(400)), mayBeEmpty: true },
  },
  {
    sheet: '商品',
    key: ['gtin'],
    checkRow: ({ name }) =>
      /测试|试用|test/i.test(name)
        ? { column: 'name', says: '像是测试数据,请确认要不要', weight: 'told' }
        : undefined,
  },
);

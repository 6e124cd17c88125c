import type { DriverId, SellerId } from '#contracts/vocabulary';
import { id, list, mobile, optional, phone, timeOfDay, weekday, wholeNumber, words } from '../cell';
import { sheetRule } from '../sheet-rule';

export const sellers = sheetRule(
  {
    sellerId: { heading: '经销商编号', alias: 'sellerId', read: id<SellerId> },
    name: { heading: '名称', alias: 'name', read: words(60) },
    phone: { heading: '电话', alias: 'phone', read: phone },
    lines: { heading: '品类', alias: 'lines', read: list(words(30)) },
    deliveryWeekdays: { heading: '送货日', alias: 'deliveryWeekdays', read: list(weekday) },
    cutOffMinute: { heading: '截单时间', alias: 'cutOff', read: timeOfDay },
    minimumCases: { heading: '起订箱数', alias: 'minimumCases', read: wholeNumber(1, 9_999) },
    termDays: { heading: '账期天数', alias: 'termDays', read: wholeNumber(0, 365) },
    mchid: {
      heading: '微信商户号',
      alias: 'mchid',
      read: optional((text) =>
        /^\d{8,10}$/.test(text) ? { value: text } : { wrong: '商户号是 8 到 10 位数字,没有就空着' },
      ),
      mayBeEmpty: true,
    },
    payWithinMinutes: {
      heading: '付款时限(分钟)',
      alias: 'payWithinMinutes',
      read: optional(wholeNumber(5, 1_440)),
      mayBeEmpty: true,
    },
  },
  {
    sheet: '经销商',
    key: ['sellerId'],
  },
);

export const drivers = sheetRule(
  {
    driverId: { heading: '司机编号', alias: 'driverId', read: id<DriverId> },
    name: { heading: '姓名', alias: 'name', read: words(20) },
    phone: { heading: '手机号', alias: 'phone', read: mobile },
    sellerId: { heading: '经销商编号', alias: 'sellerId', read: id<SellerId>, refersTo: '经销商' },
  },
  {
    sheet: '司机',
    key: ['driverId'],
  },
);

import type { StoreId } from '#contracts/vocabulary';
import { day, id, latitude, longitude, mobile, optional, words } from '../cell';
import { type RowOf, sheetRule } from '../sheet-rule';

export const stores = sheetRule(
  {
    storeId: { heading: '门店编号', alias: 'storeId', read: id<StoreId> },
    name: { heading: '名称', alias: 'name', read: words(60) },
    ownerPhone: { heading: '店主手机', alias: 'ownerPhone', read: mobile },
    address: { heading: '地址', alias: 'address', read: words(120) },
    latitude: { heading: '纬度', alias: 'latitude', read: latitude },
    longitude: { heading: '经度', alias: 'longitude', read: longitude },
    tier: { heading: '等级', alias: 'tier', read: id<string> },
    openedOn: { heading: '开业日期', alias: 'openedOn', read: optional(day), mayBeEmpty: true },
  },
  {
    sheet: '门店',
    key: ['storeId'],
  },
);
export type StoreRow = RowOf<typeof stores.columns>;

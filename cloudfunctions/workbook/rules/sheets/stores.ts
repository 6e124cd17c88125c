import type { StoreId } from '#contracts/vocabulary';
import { day, id, latitude, longitude, mobile, optional, type Reading, words } from '../cell';
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
    kind: { heading: '类型', alias: 'kind', read: optional(storeKind), mayBeEmpty: true },
    openedOn: { heading: '开业日期', alias: 'openedOn', read: optional(day), mayBeEmpty: true },
  },
  {
    sheet: '门店',
    key: ['storeId'],
  },
);
/** Most are shops; a machine is filled by the time of day. */
function storeKind(text: string): Reading<'shop' | 'vending'> {
  if (text === '门店' || text === '自动售货机') return { value: text === '门店' ? 'shop' : 'vending' };
  return { wrong: '类型只能填 门店 或 自动售货机,不填就是门店' };
}

export type StoreRow = RowOf<typeof stores.columns>;

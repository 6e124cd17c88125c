import type { Output } from '../../contracts/call';
import type { SellerApi } from '../../contracts/seller';
import type { Day, Fen, Gtin, Instant, Month, OrderId, StoreId } from '../../contracts/vocabulary';
import { at, placed } from './store-answers';

/** A distributor's Thursday morning with sixty orders, as the seller's door would answer. */
const fen = (amount: number) => amount as Fen;
const gtin = (n: number) => `69012345678${String(n).padStart(2, '0')}` as Gtin;

const names = [
  '老王便利店',
  '好又多超市(和平路店)',
  '小芳副食',
  '阿强士多',
  '海岸城东门百货',
  '平安里烟酒茶',
];

export const morning: Output<SellerApi['waiting']> = {
  orders: Array.from({ length: 60 }, (_, n) => ({
    ...placed,
    orderId: `morning${String(n).padStart(9, '0')}` as OrderId,
    storeId: `store-${n}` as StoreId,
    storeName: names[n % names.length] ?? '',
    placedAt: (at - (60 - n) * 60_000) as Instant,
  })),
  debts: [
    { storeId: 'store-0' as StoreId, owed: fen(113_000), overdueSince: '2026-11-16' as Day },
    { storeId: 'store-1' as StoreId, owed: fen(28_050) },
  ],
  more: false,
  oldestPlacedAt: (at - 60 * 60_000) as Instant,
};

export const alternatives: Output<SellerApi['alternatives']> = {
  offers: [
    { gtin: gtin(1), name: '纯净水 550ml', caseSize: 24, casePrice: fen(2160), left: 320 },
    { gtin: gtin(2), name: '鲜橙多 450ml', caseSize: 15, casePrice: fen(4200), left: 41 },
    { gtin: gtin(5), name: '豆奶 250ml', caseSize: 24, casePrice: fen(4080), left: 6 },
  ],
};

export const stock: Output<SellerApi['stock']> = {
  asOf: at,
  lines: [
    { gtin: gtin(0), name: '冰红茶 500ml', caseSize: 15, free: 108, held: 12 },
    { gtin: gtin(1), name: '纯净水 550ml', caseSize: 24, free: 320, held: 0 },
    {
      ...{ gtin: gtin(3), name: '低糖柠檬果汁饮料家庭分享装 1.25L', caseSize: 6, free: -12, held: 16 },
      ...{ expected: { on: '2026-11-21' as Day, cases: 30 }, waiting: { orders: 3, cases: 12 } },
    },
  ],
};

export const terms: Output<SellerApi['deliveryTerms']> = {
  deliveryWeekdays: [1, 2, 3, 4, 5, 6],
  cutOffMinute: 960,
  closedDays: ['2026-11-25' as Day],
  nextDelivery: '2026-11-20' as Day,
};
export const termsSet: Output<SellerApi['setDeliveryTerms']> = {
  ...terms,
  closedDays: ['2026-11-20' as Day, '2026-11-25' as Day],
  nextDelivery: '2026-11-21' as Day,
  stillPromised: [{ day: '2026-11-20' as Day, orders: 3 }],
};

export const punctuality: Output<SellerApi['punctuality']> = {
  last30Days: { onTime: 241, late: 9 },
  months: [{ month: '2026-11' as Month, onTime: 160, late: 4 }],
};

export const notes: Output<SellerApi['deliveryNotes']> = {
  name: '送货单 2026-11-19.html',
  html: '<!doctype html><title>送货单</title><p>老王便利店</p>',
  orders: 2,
  more: false,
};

export const sheet: Output<SellerApi['orderSheet']> = {
  name: '订单 2026-11-19 至 2026-11-19.csv',
  csv: '\uFEFF单据编号\r\n',
  orders: 60,
  more: false,
};

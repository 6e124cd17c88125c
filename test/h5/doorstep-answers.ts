import type { Output } from '../../contracts/call';
import type { HandIn } from '../../contracts/hand-in';
import type { SellerApi } from '../../contracts/seller';
import type { StoreApi } from '../../contracts/store';
import type {
  Day,
  DriverId,
  Fen,
  Gtin,
  HandInId,
  Instant,
  OrderId,
  RepaymentId,
  SellerId,
  StoreId,
} from '../../contracts/vocabulary';
import * as seller from './seller-answers';
import { at, placed, shipped, teaGift } from './store-answers';

/** Money and goods at the door, as both doors would answer. */
const fen = (amount: number) => amount as Fen;
const hour = 3_600_000;
const laowang = 'laowang' as StoreId;
const xinyuan = 'xinyuan' as SellerId;
const repaymentId = 'repaid0000000001' as RepaymentId;
export const entry = (kind: string, hoursAgo: number, way: 'in' | 'out', amount: number, record: string) => ({
  entryId: `${kind}:${record}`,
  at: (at - hoursAgo * hour) as Instant,
  way,
  amount: fen(amount),
  cause: {
    kind,
    nature: '货款',
    funder: 'store:laowang',
    payer: 'store:laowang',
    payee: 'seller:xinyuan',
    records: [record],
  },
});

export const account: Output<StoreApi['account']> = {
  storeId: laowang,
  storeName: '老王便利店',
  sellerId: xinyuan,
  sellerName: '鑫源商贸',
  limit: fen(300_000),
  owed: fen(113_000),
  room: fen(0),
  overdue: { owed: fen(80_000), since: '2026-11-16' as Day },
  dues: [
    { orderId: 'opening', amount: fen(80_000), dueDay: '2026-11-16' as Day },
    { orderId: 'aaaaaaaaaaaaaaaa', amount: fen(33_000), dueDay: '2026-12-05' as Day },
  ],
  crates: [{ gtin: '6970000000013' as Gtin, name: '玻璃瓶汽水 24 瓶', crates: 6, deposit: fen(2_000) }],
  deposit: fen(12_000),
  opening: {
    at: (at - 72 * hour) as Instant,
    disputableUntil: (at + 27 * 24 * hour) as Instant,
    owed: fen(100_000),
    deposit: fen(12_000),
  },
  lines: [
    entry('repayment', 2, 'in', 20_000, repaymentId),
    entry('receipt', 26, 'out', 33_000, 'aaaaaaaaaaaaaaaa'),
    entry('opening', 72, 'out', 100_000, 'laowang:xinyuan'),
  ],
  more: false,
};

/** What was said of the rebate taken over was right: two people of the brand have changed it. */
export const rightedOpening: Output<StoreApi['account']> = {
  ...account,
  opening: {
    at: (at - 72 * hour) as Instant,
    disputableUntil: (at + 27 * 24 * hour) as Instant,
    owed: fen(100_000),
    deposit: fen(12_000),
    rebate: fen(45_000),
    rebateRighted: {
      at: (at - 2 * hour) as Instant,
      before: fen(30_000),
      why: '9 月漏记了一单的返利',
      evidence: '9 月 28 日送货单',
    },
    dispute: {
      at: (at - 48 * hour) as Instant,
      remark: '返利少了 150 元',
      answer: { at: (at - 24 * hour) as Instant, isWrong: true, remark: '已经报给品牌核对' },
    },
  },
};
const { overdue: _, ...notLate } = account;
export const cleanAccount: Output<StoreApi['account']> = {
  ...notLate,
  owed: fen(0),
  room: fen(300_000),
  dues: [],
  crates: [],
  deposit: fen(0),
  lines: [],
};

export const repayment: Output<StoreApi['repayment']> = {
  repaymentId,
  storeId: laowang,
  storeName: '老王便利店',
  sellerId: xinyuan,
  sellerName: '鑫源商贸',
  amount: fen(20_000),
  way: 'cash',
  takenBy: 'driver',
  at: (at - 2 * hour) as Instant,
  paid: [{ orderId: 'opening', amount: fen(20_000) }],
  disputableUntil: (at + 7 * 24 * hour) as Instant,
};

export const byDriver: Output<StoreApi['order']> = {
  ...shipped,
  state: 'received',
  delivered: { at: (at - 50 * hour) as Instant, lines: [], cash: fen(20_000) },
  receipt: {
    at: (at - 2 * hour) as Instant,
    lines: [],
    due: placed.total,
    cash: fen(20_000),
    onAccount: fen(placed.total - 20_000),
    by: 'driver',
    disputableUntil: (at + 6 * 24 * hour) as Instant,
  },
};

export const noInvoice: Output<StoreApi['invoice']> = {};

export const crates: Output<SellerApi['crates']> = {
  kinds: [
    { gtin: '6970000000013' as Gtin, name: '玻璃瓶汽水 24 瓶', deposit: fen(2_000), atStore: 6 },
    { gtin: '6970000000020' as Gtin, name: '桶装水 18.9L', deposit: fen(3_000), atStore: 0 },
  ],
  deposit: fen(12_000),
};

const wang = 'wang' as DriverId;
export const handedIn: Output<SellerApi['cash']> = {
  drivers: [
    {
      driverId: wang,
      name: '王师傅',
      cash: fen(324_000),
      handIn: { handInId: 'handin0000000001' as HandInId, amount: fen(324_000), at },
    },
  ],
};
const handInOf = (n: number, counted: HandIn['counted']): HandIn => ({
  ...handIn,
  handInId: `handin000000000${n}` as HandInId,
  at: (at - n * 86_400_000) as Instant,
  ...(counted && { counted }),
});
const counted = (amount: number, short: number, over: number, remark = '') => ({
  at,
  amount: fen(amount),
  short: fen(short),
  over: fen(over),
  remark,
});
/** One of each: waiting, whole, short, over. */
export const handIns = (): Output<SellerApi['handIns']> => ({
  handIns: [
    handInOf(1, undefined),
    handInOf(2, counted(324_000, 0, 0)),
    handInOf(3, counted(322_000, 2_000, 0, '少找了 20')),
    handInOf(4, counted(325_000, 0, 1_000)),
  ],
  more: true,
});

export const handIn: Output<SellerApi['handIn']> = {
  handInId: 'handin0000000001' as HandInId,
  driverId: wang,
  driverName: '王师傅',
  amount: fen(324_000),
  at,
};
export const invoices: Output<SellerApi['invoices']> = {
  invoices: [
    {
      orderId: 'aaaaaaaaaaaaaaaa' as OrderId,
      storeId: laowang,
      storeName: '老王便利店',
      sellerId: xinyuan,
      title: '深圳市罗湖区老王便利店（个体工商户）',
      taxNumber: '91440300708461136T',
      amount: fen(33_000),
      askedAt: (at - hour) as Instant,
      document: '销售发票',
    },
  ],
  more: false,
};
export const disputes: Output<SellerApi['disputes']> = {
  disputes: [
    {
      about: 'receipt',
      of: 'aaaaaaaaaaaaaaaa',
      storeId: laowang,
      storeName: '老王便利店',
      at: (at - hour) as Instant,
      remark: '少了两件柠檬茶',
      amount: fen(33_000),
      says: fen(25_800),
    },
    {
      about: 'repayment',
      of: repaymentId,
      storeId: laowang,
      storeName: '老王便利店',
      at: (at - hour) as Instant,
      remark: '我付了 300，不是 200',
      amount: fen(20_000),
    },
  ],
  more: false,
};

/** A driver's morning of twenty stops. */
export const twentyStops: Output<SellerApi['stops']> = {
  ...seller.stops,
  stops: Array.from({ length: 20 }, (_, index) => {
    const first = seller.stops.stops[index % 2];
    if (!first) throw new Error('The seller has stops.');
    const orderId = `stop${index}`.padEnd(16, 'x') as OrderId;
    const driver = { driverId: wang, name: '王师傅', phone: '13800000003' };
    return { ...first, order: { ...first.order, orderId, storeName: `和平路 ${index + 1} 号店`, driver } };
  }),
};

/** The first stop's order earned a gift. */
export const promotedStops: Output<SellerApi['stops']> = {
  ...twentyStops,
  stops: twentyStops.stops.map((stop, index) => {
    if (index > 0) return stop;
    const lines = stop.order.lines.map((line) => ({ ...line, because: [teaGift] }));
    return { ...stop, order: { ...stop.order, lines } };
  }),
};

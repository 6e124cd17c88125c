import type { Output } from '../../contracts/call';
import type { Order } from '../../contracts/order';
import type { Prize } from '../../contracts/prize';
import type { SellerApi } from '../../contracts/seller';
import type {
  Day,
  DriverId,
  Fen,
  Instant,
  Month,
  OrderId,
  PersonId,
  PolicyId,
  RepId,
  SellerId,
  StoreId,
} from '../../contracts/vocabulary';
import { at, givenBack, paid, placed, shipped } from './store-answers';

/** A believable Thursday of a small distributor, as the seller's door would answer. */
const fen = (amount: number) => amount as Fen;
const minute = 60_000;
const ago = (minutes: number) => (at - minutes * minute) as Instant;
const orderOf = (letter: string, storeName: string, order: Partial<Order>): Order => ({
  ...placed,
  orderId: letter.repeat(16) as OrderId,
  storeName,
  ...order,
});

export const waiting: Output<SellerApi['waiting']> = {
  debts: [{ storeId: 'laowang' as StoreId, owed: fen(113_000), overdueSince: '2026-11-16' as Day }],
  orders: [
    orderOf('a', '老王便利店', { placedAt: ago(42) }),
    orderOf('b', '好又多超市(和平路店)', { placedAt: ago(17), payBy: 'account' }),
    orderOf('c', '小芳副食', {
      placedAt: ago(3),
      payBy: 'wechat',
      ...(paid.payment && { payment: paid.payment }),
    }),
  ],
  more: false,
  oldestPlacedAt: ago(42),
};
export const nothingWaits: Output<SellerApi['waiting']> = {
  debts: [],
  orders: [],
  more: false,
};

/** The second part of what goes back for the first order under way. */
export const short: Output<SellerApi['shortRefunds']> = {
  refunds: [{ refundId: 'f:1:short', amount: fen(4550), at: ago(5) }],
  more: false,
};
export const enough: Output<SellerApi['shortRefunds']> = { refunds: [], more: false };

export const lowStores: Output<SellerApi['lowStores']> = {
  stores: [
    {
      storeId: 'laowang' as StoreId,
      name: '老王便利店',
      phone: '13800000001',
      low: {
        on: '2026-11-18' as Day,
        lines: [
          { name: '冰红茶 500ml', daysLeft: 0 },
          { name: '纯净水 550ml', daysLeft: 2 },
        ],
      },
    },
  ],
  more: false,
};

/** Its juice comes into the warehouse on Sunday, and to the store on Monday. */
const waitingOrder = orderOf('a', '阿强士多', {
  state: 'accepted',
  deliveryDay: '2026-11-23' as Day,
  lines: placed.lines.slice(0, 1).map((line) => ({ ...line, ahead: '2026-11-22' as Day })),
});
export const underWay: Output<SellerApi['underWay']> = {
  orders: [
    orderOf('d', '老王便利店', {
      state: 'accepted',
      payBy: 'wechat',
      ...(givenBack.payment && { payment: givenBack.payment }),
    }),
    orderOf('e', '好又多超市(和平路店)', { state: 'accepted', payBy: 'account' }),
    waitingOrder,
    orderOf('f', '小芳副食', { state: 'shipped', ...(shipped.driver && { driver: shipped.driver }) }),
  ],
  more: false,
  drivers: [
    { driverId: 'wang' as DriverId, name: '王师傅' },
    { driverId: 'chen' as DriverId, name: '陈师傅' },
  ],
};
export const nothingUnderWay: Output<SellerApi['underWay']> = { ...underWay, orders: [] };

export const cash: Output<SellerApi['cash']> = {
  drivers: [
    { driverId: 'wang' as DriverId, name: '王师傅', cash: fen(324000) },
    { driverId: 'chen' as DriverId, name: '陈师傅', cash: fen(0) },
  ],
};
export const owed: Output<SellerApi['owed']> = {
  stores: [
    { storeId: 'laowang' as StoreId, name: '老王便利店', owed: fen(113000), limit: fen(300000) },
    {
      storeId: 'haoyouduo' as StoreId,
      name: '好又多超市(和平路店)',
      owed: fen(1280050),
      limit: fen(2000000),
    },
  ],
  more: false,
};

const stop = (order: Order, address: string) => ({
  order,
  address,
  ownerPhone: '13700137000',
  latitude: 22.54,
  longitude: 114.06,
});
export const stops: Output<SellerApi['stops']> = {
  day: '2026-11-19' as Day,
  load: placed.lines.map(({ gtin, name, cases }) => ({ gtin, name, cases: cases * 2 })),
  stops: [
    stop(orderOf('g', '老王便利店', { state: 'shipped' }), '罗湖区和平路 12 号'),
    stop(
      orderOf('h', '好又多超市(和平路店)', { state: 'shipped', payBy: 'account' }),
      '罗湖区和平路 88 号一楼',
    ),
  ],
  cash: fen(324000),
  handoverKey: { day: '2026-11-19' as Day, key: 'a1'.repeat(32) },
};
export const noStops: Output<SellerApi['stops']> = { ...stops, load: [], stops: [] };

export const employees: Output<SellerApi['employees']> = {
  employees: [
    { repId: 'xiaoli' as RepId, name: '小李', consent: { from: '2026-10-01' as Day } },
    {
      repId: 'xiaozhang' as RepId,
      name: '小张',
      consent: { from: '2026-10-01' as Day, until: '2026-11-19' as Day },
    },
    { repId: 'xiaochen' as RepId, name: '小陈' },
  ],
  more: false,
};
export const employeeStatement: Output<SellerApi['employeeStatement']> = {
  month: '2026-11' as Month,
  lines: [
    { on: '2026-11-17' as Day, taskName: '茶饮端架陈列', storeName: '老王便利店', amount: fen(200) },
    { on: '2026-11-18' as Day, taskName: '冰柜第一层整层陈列', storeName: '好又多超市', amount: fen(350) },
  ],
  more: false,
  gross: fen(550),
  paid: { gross: fen(200_000), withheld: fen(24_000), net: fen(176_000) },
};

export const reimbursement: Output<SellerApi['reimbursement']> = {
  statement: {
    sellerId: 'xinyuan' as SellerId,
    sellerName: '鑫源商贸',
    month: '2026-10' as Month,
    state: 'drafted',
    lines: 2,
    amount: fen(154_000),
    signed: [
      { act: 'dispute', by: 'person-xin' as PersonId, at, remark: '老王便利店少算一单' },
      { act: 'answer', by: 'person-chen' as PersonId, at: (at + 1) as Instant, remark: '那一单是 11 月收的' },
    ],
  },
  lines: (['老王便利店', '好又多超市(和平路店)'] as const).map((storeName, n) => ({
    entryId: `offset:${n}`,
    at,
    storeId: `store-${n}` as StoreId,
    storeName,
    month: '2026-10' as Month,
    policyName: '茶饮阶梯返利',
    policyVersion: 1,
    orderIds: ['order00000000001' as OrderId],
    amount: fen(77_000),
  })),
  more: false,
};
export const reimbursements: Output<SellerApi['reimbursements']> = {
  owed: fen(154_000),
  statements: [reimbursement.statement],
};

export const transfers: Output<SellerApi['transfers']> = {
  transfers: [
    { storeId: 'laowang' as StoreId, storeName: '老王便利店', since: ago(90), hasNewOwner: true },
    { storeId: 'xiaofang' as StoreId, storeName: '小芳副食', since: ago(30), hasNewOwner: false },
  ],
  more: false,
};

const till: Prize = {
  storeId: 'laowang' as StoreId,
  storeName: '老王便利店',
  month: '2026-09' as Month,
  policyId: 'till' as PolicyId,
  policyName: '季度达标送收银机',
  name: '收银机',
  state: 'promised',
  dueOn: '2026-11-18' as Day,
  isLate: true,
};
/** One that is late, and one with a long name that is not. */
export const prizes: Output<SellerApi['prizes']> = {
  prizes: [
    till,
    {
      ...till,
      storeId: 'neighbour' as StoreId,
      storeName: '小彭超市(南新路)',
      name: '双门冷藏展示柜',
      dueOn: '2026-11-30' as Day,
      isLate: false,
    },
  ],
  more: false,
};
export const broughtTill: Prize = { ...till, state: 'brought' };

import type { Output } from '../../contracts/call';
import type { Order } from '../../contracts/order';
import type { Quote, QuoteLine } from '../../contracts/quote';
import type { Standing } from '../../contracts/restock';
import type { StoreApi } from '../../contracts/store';
import type {
  Day,
  DriverId,
  Fen,
  Gtin,
  Instant,
  Month,
  OrderId,
  PolicyId,
  PromotionId,
  SellerId,
  StoreId,
  TaskId,
} from '../../contracts/vocabulary';

/** A believable shop on Thursday 19 November 2026, as the store's door would answer. */
export const at = Date.parse('2026-11-19T09:31:00+08:00') as Instant;

const fen = (amount: number) => amount as Fen;
const day = (date: string) => date as Day;
export const storeId = 'laowang' as StoreId;
const xinyuan = 'xinyuan' as SellerId;
const gtin = (at: number) => `69012345678${String(at).padStart(2, '0')}` as Gtin;
const hour = 3_600_000;

const goods = [
  ['冰红茶 500ml', '茶饮料', 15, 4550, 400],
  ['纯净水 550ml', '饮用水', 24, 2160, 200],
  ['鲜橙多 450ml', '果汁', 15, 4200, 400],
  ['低糖柠檬果汁饮料家庭分享装 1.25L', '果汁', 6, 3600, 850],
  ['维生素功能饮料 250ml', '功能饮料', 24, 9840, 550],
  ['豆奶 250ml', '植物蛋白', 24, 4080, 300],
] as const;

const products = goods.map(([name, category, caseSize, casePrice, retail], index) => ({
  gtin: gtin(index),
  name,
  category,
  caseSize,
  casePrice: fen(casePrice),
  bottlePrice: fen(Math.round(casePrice / caseSize)),
  suggestedRetail: fen(retail),
}));

const line = (index: number, cases: number) => {
  const { gtin, name, caseSize, casePrice } = products[index] as (typeof products)[number];
  return { gtin, name, caseSize, cases, casePrice, amount: fen(casePrice * cases) };
};
const lines = [line(0, 4), line(1, 3), line(4, 1), line(3, 1)];
const total = fen(lines.reduce((sum, { amount }) => sum + amount, 0));

export const browse: Output<StoreApi['browse']> = {
  products: products.map(({ casePrice: _, bottlePrice: __, ...product }) => product),
};

const suggested = (index: number, cases: number, tenths: number, left: number, days: number) => ({
  gtin: gtin(index),
  name: goods[index]?.[0] ?? '',
  sellerId: xinyuan,
  cases,
  casePrice: fen(goods[index]?.[3] ?? 0),
  basis: 'own' as const,
  bottlesPerDayTenths: tenths,
  bottlesLeft: left,
  daysLeft: days,
  leadDays: 2,
  reviewDays: 7,
  coverDays: 9,
  deliveries: 6,
  upTo: left + cases * (goods[index]?.[2] ?? 1) - 3,
  underWay: 0,
  weeks: 11,
  isMust: index === 1,
  countedAt: (at - 26 * hour) as Instant,
  scanned: 7,
});

export const rebateStatement = {
  month: '2026-11' as Month,
  policyId: 'nov' as PolicyId,
  policyVersion: 3,
  policyName: '阶梯返利',
  nature: '销售折让' as const,
  rule: {
    kind: 'steps' as const,
    steps: [
      { fromCases: 20, perCase: fen(50) },
      { fromCases: 50, perCase: fen(80) },
    ],
  },
  gtins: [],
  lines: [receiptLine('a', 200, 18, 0), receiptLine('b', 60, 24, 2100)],
  bought: fen(191_100),
  days: 0,
  photos: 0,
  disputes: [],
  cases: 42,
  perCase: fen(50),
  amount: fen(2100),
  next: { moreCases: 8, more: fen(1900) },
};

export const home: Output<StoreApi['home']> = {
  store: { storeId, name: '老王便利店' },
  rep: { name: '小李', phone: '13800138000' },
  sellers: [
    {
      sellerId: xinyuan,
      name: '鑫源商贸',
      phone: '075512345678',
      deliveryDay: day('2026-11-21'),
      minimumCases: 5,
    },
  ],
  suggestions: [
    suggested(0, 4, 53, 6, 1),
    suggested(1, 3, 88, 21, 2),
    suggested(4, 1, 4, 0, 0),
    suggested(3, 1, 12, 5, 4),
  ],
  service: { dial: 'even', missedPerMille: 83, onShelf: fen(86300) },
  amount: total,
  isNew: false,
  rebate: rebateStatement,
  orders: [],
};

export const preparedHome: Output<StoreApi['home']> = { ...home, isPrepared: true };

const shelfLine = (index: number, standing: Standing, left: number, tenths: number) => ({
  gtin: gtin(index),
  name: goods[index]?.[0] ?? '',
  standing,
  bottlesLeft: left,
  bottlesPerDayTenths: tenths,
  ...(tenths > 0 && { turnoverDays: Math.round((left * 10) / tenths) }),
  safety: Math.round(tenths / 4),
  underWay: 0,
  countedAt: (at - 26 * hour) as Instant,
  isMust: index === 1,
});
export const shelfBoard: Output<StoreApi['shelfBoard']> = {
  lines: [
    shelfLine(4, 'out', 0, 4),
    shelfLine(0, 'low', 6, 53),
    { ...shelfLine(2, 'expiring', 40, 8), ends: { on: day('2026-12-20'), isReckoned: false } },
    { ...shelfLine(3, 'slow', 24, 0), ends: { on: day('2027-03-02'), isReckoned: true } },
    shelfLine(1, 'fine', 96, 88),
  ],
  service: home.service,
  backTest: {
    isEnough: true,
    weeks: 8,
    products: 5,
    ownOut: 7,
    suggestedOut: 2,
    ownOnShelf: fen(95000),
    suggestedOnShelf: fen(86300),
  },
  isPreparedWeekly: false,
};
export const emptyBoard: Output<StoreApi['shelfBoard']> = {
  lines: [],
  service: { dial: 'even', missedPerMille: 120, onShelf: fen(0) },
  backTest: { isEnough: false, weeksMissing: 12 },
  isPreparedWeekly: false,
};
export const machineBoard: Output<StoreApi['shelfBoard']> = {
  ...shelfBoard,
  dayFills: [
    { part: 'morning', lines: [{ gtin: gtin(4), name: '维生素功能饮料 250ml', bottles: 14 }] },
    { part: 'noon', lines: [{ gtin: gtin(0), name: '冰红茶 500ml', bottles: 9 }] },
    { part: 'evening', lines: [{ gtin: gtin(0), name: '冰红茶 500ml', bottles: 6 }] },
    { part: 'late', lines: [] },
  ],
};

export const newHome: Output<StoreApi['home']> = {
  store: home.store,
  sellers: home.sellers,
  suggestions: home.suggestions.map(({ bottlesLeft: _, daysLeft: __, countedAt: ___, ...each }) => ({
    ...each,
    basis: 'like_stores' as const,
    scanned: 0,
  })),
  service: { dial: 'even', missedPerMille: 120, onShelf: fen(42000) },
  amount: total,
  isNew: true,
  orders: [],
};

export const busyHome: Output<StoreApi['home']> = {
  ...home,
  orders: [
    {
      orderId: order16('c'),
      sellerName: '鑫源商贸',
      state: 'changed',
      cases: 9,
      deliveryDay: day('2026-11-21'),
    },
    {
      orderId: order16('d'),
      sellerName: '鑫源商贸',
      state: 'shipped',
      cases: 12,
      deliveryDay: day('2026-11-19'),
      driver: { name: '王师傅', phone: '13900139000' },
    },
    {
      orderId: order16('e'),
      sellerName: '鑫源商贸',
      state: 'placed',
      cases: 6,
      deliveryDay: day('2026-11-23'),
    },
  ],
};

export const offers: Output<StoreApi['offers']> = {
  sellers: [
    {
      sellerId: xinyuan,
      name: '鑫源商贸',
      deliveryDay: day('2026-11-21'),
      minimumCases: 5,
      offers: products,
    },
  ],
};

const quoted: Quote = {
  sellerId: xinyuan,
  sellerName: '鑫源商贸',
  deliveryDay: day('2026-11-21'),
  lines,
  total,
  payBy: 'cash',
  ways: ['cash', 'wechat', 'account'],
  account: { room: fen(187000), dueDay: day('2026-12-05') },
  reasons: [],
};
export const quote: Output<StoreApi['quote']> = { quotes: [quoted], unsold: [] };
/** The last line waits until Saturday, and the rest comes tomorrow. */
const waits = lines[lines.length - 1] as QuoteLine;
export const twoDays: Output<StoreApi['quote']> = {
  quotes: [
    {
      ...quoted,
      deliveryDay: day('2026-11-20'),
      lines: lines.slice(0, -1),
      total: fen(total - waits.amount),
    },
    {
      ...quoted,
      isLater: true,
      lines: [{ ...waits, ahead: day('2026-11-21') }],
      total: waits.amount,
    },
  ],
  unsold: [],
};
export const teaGift = {
  kind: 'buy_get' as const,
  promotionId: 'tea-gift' as PromotionId,
  version: 2,
  name: '冰红茶买4送1',
  says: '冰红茶 500ml每满 4 件送 1 件纯净水 550ml，这单 4 件，送 1 件',
};
const juiceLess = {
  kind: 'step' as const,
  promotionId: 'juice-step' as PromotionId,
  version: 1,
  name: '果汁多订多减',
  says: '鲜橙多 450ml满 3 件每件减 ¥2.00，这单 3 件，每件都减',
  off: fen(600),
};
const orange = line(2, 3);
/** Four of tea earn one of water, three of juice are cheaper, and a little more would earn more. */
export const promotedQuote: Output<StoreApi['quote']> = {
  quotes: [
    {
      ...quoted,
      lines: [
        { ...line(0, 4), because: [teaGift] },
        { ...line(1, 1), amount: fen(0), free: 1, because: [{ ...teaGift, free: 1 }] },
        { ...orange, amount: fen(orange.amount - 600), off: fen(600), because: [juiceLess] },
      ],
      total: fen(30_200),
      saved: fen(2_760),
      uses: { promotions: [teaGift.promotionId, juiceLess.promotionId], goods: [] },
      oneMore: [
        {
          ...{ gtin: products[0]?.gtin as Gtin, name: '冰红茶 500ml', cases: 4, total: fen(48_400) },
          ...{ free: [{ gtin: gtin(1), name: '纯净水 550ml', cases: 1 }], saved: fen(0) },
          meetsMinimum: false,
        },
      ],
      spent: [{ promotionId: 'peach' as PromotionId, name: '白桃新品装' }],
    },
  ],
  unsold: [],
};
export const refusedQuote: Output<StoreApi['quote']> = {
  quotes: [
    {
      ...quoted,
      payBy: 'account',
      account: { room: fen(0), dueDay: day('2026-12-05') },
      reasons: [
        { reason: 'below_minimum', missingCases: 2, minimumCases: 11 },
        { reason: 'credit_short', missing: fen(13000), room: fen(30400) },
        { reason: 'out_of_stock', gtin: gtin(0), name: '冰红茶 500ml', wanted: 4, left: 2 },
        {
          reason: 'out_of_stock',
          gtin: gtin(3),
          name: '低糖柠檬果汁饮料家庭分享装 1.25L',
          wanted: 1,
          left: 0,
          instead: { gtin: gtin(1), name: '纯净水 550ml' },
          expected: { on: day('2026-11-21'), left: 30, deliveryDay: day('2026-11-21') },
        },
      ],
    },
  ],
  unsold: [],
};

export const placed: Order = {
  orderId: order16('f'),
  storeId,
  storeName: '老王便利店',
  sellerId: xinyuan,
  sellerName: '鑫源商贸',
  state: 'placed',
  lines,
  total,
  payBy: 'cash',
  placedAt: at,
  deliveryDay: day('2026-11-21'),
};
export const unpaid: Order = {
  ...placed,
  state: 'unpaid',
  payBy: 'wechat',
  payUntil: (at + 29 * 60_000 + 5_000) as Instant,
};
export const paid: Order = {
  ...placed,
  payBy: 'wechat',
  payment: { paid: total, at, refunds: [] },
};
/** Of what was paid, one part is on its way back and another is there. */
export const givenBack: Order = {
  ...paid,
  state: 'received',
  payment: {
    paid: total,
    at,
    refunds: [
      { refundId: 'f:1:changed', cause: 'changed', amount: fen(9100), isDone: true },
      { refundId: 'f:1:short', cause: 'short', amount: fen(4550), isDone: false },
    ],
  },
  receipt: {
    at,
    lines: [{ gtin: gtin(0), short: 1, broken: 0 }],
    due: fen(total - 9100 - 4550),
    cash: fen(0),
    onAccount: fen(0),
    byWechat: fen(total - 9100 - 4550),
  },
};
export const sheet = {
  timeStamp: '1',
  nonceStr: 'n',
  package: 'prepay_id=p',
  signType: 'RSA',
  paySign: 's',
};
export const changed: Order = {
  ...placed,
  state: 'changed',
  change: {
    lines: [
      { gtin: gtin(0), name: '冰红茶 500ml', from: 4, to: 2 },
      { gtin: gtin(3), name: '低糖柠檬果汁饮料家庭分享装 1.25L', from: 1, to: 0 },
    ],
    total: fen(total - 9100 - 3600),
  },
};
export const shipped: Order = {
  ...placed,
  state: 'shipped',
  driver: { driverId: 'wang' as DriverId, name: '王师傅', phone: '13900139000' },
};
export const received: Order = {
  ...shipped,
  state: 'received',
  receipt: {
    at,
    lines: [{ gtin: gtin(0), short: 1, broken: 0 }],
    due: fen(total - 4550),
    cash: fen(30000),
    onAccount: fen(total - 4550 - 30000),
  },
};

export const orders: Output<StoreApi['orders']> = {
  orders: [placed, received, { ...placed, orderId: order16('g'), state: 'cancelled' }],
  more: true,
};

export const rebate: Output<StoreApi['rebate']> = {
  usable: fen(18640),
  ready: [{ sellerId: xinyuan, sellerName: '鑫源商贸', amount: fen(16540) }],
  carried: fen(0),
  owed: [
    {
      sellerId: xinyuan,
      sellerName: '鑫源商贸',
      owed: fen(113000),
      limit: fen(300000),
      dueDay: day('2026-12-05'),
      overdue: false,
    },
    {
      sellerId: 'lianda' as SellerId,
      sellerName: '联达饮品',
      owed: fen(45000),
      limit: fen(100000),
      dueDay: day('2026-11-15'),
      overdue: true,
    },
  ],
  statements: [
    rebateStatement,
    { ...rebateStatement, month: '2026-10' as Month, cases: 61, perCase: fen(80), amount: fen(4880) },
  ],
};
export const emptyRebate: Output<StoreApi['rebate']> = {
  usable: fen(0),
  ready: [],
  carried: fen(0),
  owed: [],
  statements: [],
};

export const calendar: Output<StoreApi['calendar']> = {
  promotions: [
    {
      promotionId: 'winter-tea' as PromotionId,
      name: '冬季备货',
      sellerId: xinyuan,
      sellerName: '鑫源商贸',
      startsOn: day('2026-11-01'),
      endsOn: day('2026-11-30'),
      says: '冰红茶 500ml、柠檬茶 500ml每满 10 件送 1 件冰红茶 500ml',
      isNewProduct: false,
    },
    {
      promotionId: 'new-pear' as PromotionId,
      name: '雪梨茶上市',
      sellerId: xinyuan,
      sellerName: '鑫源商贸',
      startsOn: day('2026-12-01'),
      endsOn: day('2026-12-31'),
      says: '新品雪梨茶 500ml前 5 件每件减 ¥6.00',
      isNewProduct: true,
    },
  ],
  rebates: [
    {
      policyId: 'tea-display' as PolicyId,
      name: '茶饮陈列返利',
      rule: {
        kind: 'display',
        leastDays: 15,
        percent: 2,
        days: 'interval',
        base: 'displayed',
        taskIds: ['tea-front' as TaskId],
      },
      goods: ['冰红茶 500ml', '柠檬茶 500ml'],
      startsOn: day('2026-11-01'),
      endsOn: day('2026-12-31'),
    },
  ],
};

const past = (minutes: number) => (at - minutes * 60_000) as Instant;
export const inbox: Output<StoreApi['inbox']> = {
  messages: [
    {
      messageId: 'order:a:change',
      at: past(12),
      isRead: false,
      news: { kind: 'order_changed', orderId: order16('f'), sellerName: '鑫源商贸' },
    },
    {
      messageId: 'order:b:ship',
      at: past(95),
      isRead: true,
      news: {
        kind: 'order_shipped',
        orderId: order16('e'),
        sellerName: '鑫源商贸',
        driverName: '王师傅',
        cases: 12,
        deliveryDay: day('2026-11-19'),
      },
    },
    {
      messageId: 'alert:c',
      at: past(900),
      isRead: true,
      news: {
        kind: 'stock_alert',
        products: [
          { name: '冰红茶 500ml', daysLeft: 1 },
          { name: '柠檬茶 500ml', daysLeft: 2 },
        ],
      },
    },
    {
      messageId: 'greeting:d',
      at: past(3000),
      isRead: true,
      news: { kind: 'opening_day', years: 3, gift: '送您一张 20 元货款券，30 天内用' },
    },
  ],
  more: false,
  unread: 1,
  templates: [{ kind: 'order_shipped', templateId: 'local-order_shipped' }],
};

function receiptLine(letter: string, hoursAgo: number, cases: number, amount: number) {
  return {
    kind: 'receipt' as const,
    orderId: order16(letter),
    sellerId: xinyuan,
    sellerName: '鑫源商贸',
    at: (at - hoursAgo * hour) as Instant,
    cases,
    bought: fen(cases * 4550),
    goods: [{ gtin: gtin(0), cases, bought: fen(cases * 4550) }],
    way: 'in' as const,
    amount: fen(amount),
  };
}

function order16(letter: string): OrderId {
  return letter.repeat(16) as OrderId;
}

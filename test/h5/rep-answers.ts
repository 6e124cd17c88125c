import type { Output } from '../../contracts/call';
import type { Withdrawal } from '../../contracts/earning';
import type { PayApi } from '../../contracts/pay';
import type { RepApi } from '../../contracts/rep';
import type { Claim } from '../../contracts/task';
import type { Day, Fen, Gtin, Instant } from '../../contracts/vocabulary';

/** A Monday morning of 小李 in 深圳, as the rep's door would tell it. */
export const now = Date.parse('2026-11-23T01:12:00Z');

export const rep = { role: 'rep', at: 'xiaoli', name: '城东线' };

const fen = (amount: number) => amount as Fen;
const at = (words: string) => Date.parse(words) as Instant;

export const claim = (over: Partial<Claim> = {}): Claim => ({
  claimId: 'tea-front:laowang' as Claim['claimId'],
  taskId: 'tea-front' as Claim['taskId'],
  taskName: '茶饮端架陈列',
  standard: '端架至少三个排面，有价格牌',
  leastFacings: 3,
  storeId: 'laowang' as Claim['storeId'],
  storeName: '老王便利店',
  reward: fen(200),
  state: 'claimed',
  reasons: [],
  claimedAt: at('2026-11-22T08:00:00Z'),
  endsAt: at('2026-11-25T08:00:00Z'),
  ...over,
});

type Store = Output<RepApi['today']>['stores'][number];

const products = [
  '冰红茶 500ml',
  '柠檬茶 500ml',
  '蜂蜜茶 500ml',
  '纯净水 550ml',
  '低糖柠檬果汁饮料家庭分享装 1.25L',
].map((name, index) => ({ gtin: `697000000001${index}` as Gtin, name, caseSize: 15 }));

export const store = (over: Partial<Store> = {}): Store => ({
  storeId: 'laowang' as Store['storeId'],
  name: '老王便利店',
  address: '深圳市南山区海岸城 1 号',
  ownerPhone: '13800000004',
  latitude: 22.518,
  longitude: 113.935,
  metres: 0,
  bound: true,
  visitedToday: false,
  worth: fen(200),
  claims: [claim()],
  products,
  ...over,
});

const others = ['小刘超市', '海岸城便民店', '学府路文具烟酒', '后海批发部', '蔚蓝海岸小卖部'].map(
  (name, index) =>
    store({
      storeId: `s${index}` as Store['storeId'],
      name,
      metres: 400 + index * 350,
      bound: index !== 1,
      visitedToday: index === 4,
      worth: fen(index === 2 ? 350 : 0),
      claims: [],
    }),
);

export const today: Output<RepApi['today']> = {
  rep: { name: '小李', employer: '鑫源商贸' },
  folder: 'o-rep/',
  stores: [store(), ...others],
  earnedToday: fen(4600),
  available: fen(120_400),
  inReview: fen(1200),
};

export const tasks: Output<RepApi['tasks']> = {
  tasks: [
    {
      taskId: 'cold-door' as Claim['taskId'],
      name: '冰柜第一层整层陈列',
      standard: '冰柜门打开看得见整层，不少于 6 个排面，有价格牌',
      leastFacings: 6,
      reward: fen(350),
      left: 12,
      startsOn: '2026-11-01' as Day,
      endsOn: '2026-11-30' as Day,
      stores: [...others.slice(0, 4), store()].map(({ storeId, name }) => ({ storeId, name })),
    },
    {
      taskId: 'tea-front' as Claim['taskId'],
      name: '茶饮端架陈列',
      standard: '端架至少三个排面，有价格牌',
      leastFacings: 3,
      reward: fen(200),
      left: 48,
      startsOn: '2026-11-01' as Day,
      endsOn: '2026-12-31' as Day,
      stores: others.slice(0, 2).map(({ storeId, name }) => ({ storeId, name })),
    },
    {
      taskId: 'water-pile' as Claim['taskId'],
      name: '纯净水堆头',
      standard: '堆头不少于 10 箱',
      leastFacings: 10,
      reward: fen(150),
      left: 0,
      startsOn: '2026-11-01' as Day,
      endsOn: '2026-11-28' as Day,
      stores: [],
    },
  ],
};

export const claims: Output<RepApi['claims']> = {
  claims: [
    claim(),
    claim({
      claimId: 'tea-front:s2' as Claim['claimId'],
      storeName: '学府路文具烟酒',
      state: 'failed',
      reasons: ['no_price_tag'],
    }),
    claim({ claimId: 'tea-front:s3' as Claim['claimId'], storeName: '后海批发部', state: 'passed' }),
  ],
  more: true,
};

export const withdrawal = (over: Partial<Withdrawal['payout']>, amount = 20_000): Withdrawal => ({
  withdrawalId: `withdrawal00000${amount}` as Withdrawal['withdrawalId'],
  amount: fen(amount),
  askedAt: at('2026-11-22T10:02:00Z'),
  paid: fen(0),
  payout: {
    state: 'asked',
    number: 1,
    of: 1,
    gross: fen(amount),
    withheld: fen(0),
    amount: fen(amount),
    ...over,
  },
});

export const earnings: Output<RepApi['earnings']> = {
  available: fen(120_400),
  held: fen(0),
  earnings: [
    ['老王便利店', '2026-11-22T02:21:00Z', 200],
    ['小刘超市', '2026-11-21T07:40:00Z', 350],
    ['海岸城便民店', '2026-11-20T03:05:00Z', 200],
  ].map(([storeName, when, amount]) => ({
    earningId: `display:${storeName}`,
    amount: fen(Number(amount)),
    at: at(String(when)),
    cause: { kind: 'display', taskName: '茶饮端架陈列', storeName: String(storeName), policyVersion: 1 },
  })),
  more: false,
  withdrawals: [
    withdrawal({ state: 'paid', endedAt: at('2026-11-19T02:21:00Z') }, 18_000),
    withdrawal(
      { state: 'returned', why: 'not_confirmed_in_time', endedAt: at('2026-11-16T02:21:00Z') },
      5_000,
    ),
  ],
  least: fen(10),
  most: fen(20_000),
  mostABill: fen(20_000),
};

/** 500 yuan under a limit of 200: two bills arrived, the third waits; and one that came back half way. */
export const severalBills: Output<RepApi['earnings']> = {
  ...earnings,
  held: fen(16_667),
  withdrawals: [
    {
      ...withdrawal({ number: 3, of: 3, gross: fen(16_667), amount: fen(16_667) }, 50_000),
      paid: fen(33_333),
    },
    {
      ...withdrawal(
        { state: 'returned', why: 'refused', number: 2, of: 3, endedAt: at('2026-11-16T02:21:00Z') },
        40_000,
      ),
      paid: fen(13_333),
    },
    {
      ...withdrawal(
        { state: 'paid', number: 2, of: 2, amount: fen(15_000), endedAt: at('2026-11-10T02:21:00Z') },
        30_000,
      ),
      paid: fen(15_000),
    },
  ],
};

const realName: Output<PayApi['realName']>['realName'] = {
  name: '张*',
  idNumber: '1101**********002X',
  givenAt: at('2026-11-20T02:21:00Z'),
};
export const nameless: Output<PayApi['realName']> = { needsIdNumber: true };
export const named: Output<PayApi['realName']> = { realName, needsIdNumber: true };
export const taxed: Output<RepApi['earnings']> = {
  ...earnings,
  withdrawals: [
    withdrawal({ state: 'paid', gross: fen(200_000), withheld: fen(24_000), amount: fen(176_000) }, 200_000),
    withdrawal({ state: 'returned', why: 'name_differs', endedAt: at('2026-11-16T02:21:00Z') }, 5_000),
  ],
};

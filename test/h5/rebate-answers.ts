import type { Output } from '../../contracts/call';
import type { RebateDispute } from '../../contracts/rebate';
import type { StoreApi } from '../../contracts/store';
import type { Day, Fen, Instant, PolicyId } from '../../contracts/vocabulary';
import * as store from './store-answers';

/** What a shop is told about its rebate: used at the door, agreed in a plan, disputed. */
const fen = (amount: number) => amount as Fen;
const day = (date: string) => date as Day;
const hour = 3_600_000;

export const toReceive: Output<StoreApi['order']> = { ...store.shipped, offset: fen(2400) };

export const received: Output<StoreApi['order']> = {
  ...store.received,
  receipt: {
    at: store.at,
    lines: [],
    due: fen(38_120),
    cash: fen(35_720),
    onAccount: fen(0),
    offset: fen(2400),
  },
};

const place = {
  planId: 'heap' as PolicyId,
  place: '收银台堆头',
  standard: '不少于 8 瓶，正面朝外',
  fee: fen(3000),
  mostAMonth: 2,
  sellerName: '鑫源商贸',
  startsOn: day('2026-11-01'),
  endsOn: day('2026-12-31'),
  days: 0,
  earned: fen(0),
  more: 2,
};

export const plan: Output<StoreApi['displayPlan']> = {
  places: [
    place,
    {
      ...place,
      planId: 'fridge' as PolicyId,
      place: '门口冰柜第二层',
      standard: '整层，不混别家',
      fee: fen(2000),
      days: 1,
      earned: fen(2000),
      more: 1,
      failedOn: day('2026-11-18'),
    },
  ],
};

export const book = store.rebate;
export const inFavour = {
  ...book,
  owed: book.owed.map((account) => ({ ...account, owed: fen(0), inFavour: fen(7300), overdue: false })),
};

export const ifReceived: Output<StoreApi['rebateIfReceived']> = {
  more: fen(2060),
  rebates: [{ policyId: 'nov' as PolicyId, policyName: '阶梯返利', more: fen(2060), amount: fen(4160) }],
};

export const dispute: RebateDispute = {
  disputeId: 'd'.repeat(16),
  says: '少算了 2 件',
  at: (store.at - 30 * hour) as Instant,
  dueAt: (store.at + 18 * hour) as Instant,
};

const answered: RebateDispute = {
  ...dispute,
  disputeId: 'e'.repeat(16),
  at: (store.at - 80 * hour) as Instant,
  answer: {
    at: (store.at - 50 * hour) as Instant,
    remark: '8 日那车漏记了 2 件',
    correction: { way: 'in', amount: fen(100) },
  },
};

export const disputed: Output<StoreApi['rebate']> = {
  ...store.rebate,
  statements: store.rebate.statements.map((statement, index) =>
    index === 0 ? { ...statement, disputes: [answered, dispute] } : statement,
  ),
};

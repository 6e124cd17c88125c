import type { Output } from '../../contracts/call';
import type { Complaint } from '../../contracts/complaint';
import type { Exchange } from '../../contracts/exchange';
import type { StoreApi } from '../../contracts/store';
import type {
  ComplaintId,
  Day,
  DriverId,
  ExchangeId,
  Fen,
  Instant,
  SellerId,
} from '../../contracts/vocabulary';
import { at, placed, storeId } from './store-answers';

/** What a shop has given back, may give back and has complained about. */
const fen = (amount: number) => amount as Fen;
const hour = 3_600_000;
const seller = { sellerId: 'xinyuan' as SellerId, sellerName: '鑫源商贸' };
const [tea, water, energy] = placed.lines;
if (!tea || !water || !energy) throw new Error('The canned order has three lines at least.');

const product = (line: typeof tea) => ({
  gtin: line.gtin,
  name: line.name,
  caseSize: line.caseSize,
  casePrice: line.casePrice,
  ...seller,
});

export const exchangeable: Output<StoreApi['exchangeable']> = {
  products: [
    { ...product(tea), slow: 22, nearExpiry: 40 },
    {
      ...product(water),
      slow: 0,
      nearExpiry: 24,
      why: { reason: 'too_new', from: '2026-12-03' as Day, days: 30 },
    },
    { ...product(energy), slow: 0, nearExpiry: 0, why: { reason: 'count_first' } },
  ],
  terms: [
    {
      ...seller,
      terms: { reading: 'unsold', days: 30, mostCases: 5, nearExpiryDays: 60, damageHours: 48 },
    },
  ],
  receipts: [
    {
      orderId: placed.orderId,
      sellerName: seller.sellerName,
      receivedAt: (at - 3 * hour) as Instant,
      until: (at + 45 * hour) as Instant,
      lines: placed.lines.map(({ gtin, name, caseSize, cases }) => ({
        gtin,
        name,
        caseSize,
        bottles: cases * caseSize,
      })),
    },
  ],
  folder: 'o-wang/',
};

export const asked: Exchange = {
  exchangeId: 'x'.repeat(16) as ExchangeId,
  storeId,
  storeName: '老王便利店',
  ...seller,
  state: 'asked',
  askedAt: (at - hour) as Instant,
  lines: [
    {
      orderId: placed.orderId,
      gtin: tea.gtin,
      name: tea.name,
      caseSize: tea.caseSize,
      why: 'slow',
      bottles: 22,
      amount: fen(6673),
    },
  ],
  instead: 'credit',
  amount: fen(6673),
  photos: [],
  steps: [{ state: 'asked', at: (at - hour) as Instant, by: 'owner' }],
};

export const exchanges: Output<StoreApi['exchanges']> = {
  exchanges: [
    asked,
    {
      ...asked,
      exchangeId: 'y'.repeat(16) as ExchangeId,
      state: 'done',
      driver: { driverId: 'wang' as DriverId, name: '王师傅', phone: '13900139000' },
      note: {
        amount: fen(6550),
        offDues: fen(4550),
        inFavour: fen(2000),
        byWechat: fen(0),
        document: '红字或折扣发票',
      },
    },
  ],
  more: false,
};

const complaint: Complaint = {
  complaintId: 'c'.repeat(16) as ComplaintId,
  storeId,
  storeName: '老王便利店',
  ...seller,
  kind: 'delivery',
  state: 'asked',
  askedAt: (at - 2 * hour) as Instant,
  answerer: 'seller',
  answerBy: (at + 22 * hour) as Instant,
  photos: [],
  steps: [{ act: 'ask', at: (at - 2 * hour) as Instant, by: 'owner', words: '说好上午送，下午才到' }],
};

export const complaints: Output<StoreApi['complaints']> = {
  complaints: [
    complaint,
    {
      ...complaint,
      complaintId: 'd'.repeat(16) as ComplaintId,
      state: 'answered',
      steps: [
        ...complaint.steps,
        { act: 'answer', at: (at - hour) as Instant, by: 'seller', words: '今天换了线路，明天起上午送' },
      ],
    },
  ],
  more: false,
  sellers: [{ sellerId: seller.sellerId, name: seller.sellerName }],
};

import { randomBytes } from 'node:crypto';
import { EJSON } from 'bson';
import { stocks } from '../../cloudfunctions/goods/stock';
import { entries } from '../../cloudfunctions/money/ledger/ledger';
import { orders } from '../../cloudfunctions/trade/order/order';
import { casePrice, iceTea, laowang, openFirstShop, seat, xinyuan } from '../first-shop';
import { type Phone, type RunningCloud, startRunningCloud } from '../running-cloud';
import { atMost, type Line, median } from './table';

const FEW = 10_000;
const MANY = 1_000_000;
const RUNS = 120;
const BATCH = 1_000;

/** Two clouds, one with a hundred times the history; the same calls turn and turn about, so that both meet the same machine. */
export async function benchGrowth(): Promise<Line[]> {
  const clouds = [await grown(FEW), await grown(MANY)] as const;
  const phones = [await clouds[0].phone('wang'), await clouds[1].phone('wang')] as const;
  const lines: Line[] = [];
  for (const [name, act] of Object.entries(acts)) {
    const ms = [[], []] as [number[], number[]];
    for (let run = 0; run < RUNS; run++) {
      for (const side of [0, 1] as const) ms[side].push(await timed(() => act(phones[side])));
    }
    const counts = clouds.map((cloud) => cloud.cloud.world().meter.lastCalls().at(-1)?.databaseCalls ?? 0);
    lines.push(
      {
        what: `${name}: database calls`,
        budget: 'the same',
        measured: counts.join(' and '),
        kept: counts[0] === counts[1],
      },
      atMost(`${name}: median time, times`, 1.3, median(ms[1]) / median(ms[0]), '×'),
    );
  }
  for (const cloud of clouds) await cloud.close();
  return lines;
}

const acts: Record<string, (phone: Phone) => Promise<unknown>> = {
  'screen 首页': (phone) => phone.call('store', 'home', { storeId: laowang }),
  'screen 订单': (phone) => phone.call('store', 'orders', { storeId: laowang }),
  'place order': (phone) =>
    phone.call('store', 'placeOrder', {
      orderId: randomBytes(10).toString('hex'),
      storeId: laowang,
      sellerId: xinyuan,
      lines: [{ gtin: iceTea, cases: 3 }],
      payBy: 'cash',
      total: (casePrice[iceTea] ?? 0) * 3,
    }),
};

async function grown(documents: number): Promise<RunningCloud> {
  const cloud = await startRunningCloud({ at: '2026-11-23T09:00:00+08:00' });
  await openFirstShop(cloud);
  await seat(cloud, 'wang', 'owner', laowang);
  const stock = { sellerId: xinyuan, asOf: cloud.clock.now(), available: { [iceTea]: 100_000 }, holds: {} };
  await cloud.seed(stocks, xinyuan, stock);
  const { database } = cloud.cloud.world();
  for (const [collection, make] of [
    [orders.name, pastOrder],
    [entries.name, pastEntry],
  ] as const) {
    for (let from = 0; from < documents / 2; from += BATCH) {
      const data = Array.from({ length: BATCH }, (_, n) =>
        EJSON.stringify(make(from + n), { relaxed: false }),
      );
      await database.answer({ action: 'database.insertDocument', collectionName: collection, data });
    }
  }
  return cloud;
}

/** One in a thousand is this store's own. */
function pastOrder(n: number) {
  const storeId = n % 1000 === 0 ? laowang : `past-${n % 997}`;
  return {
    _id: `past-order-${n}`,
    v: 1,
    orderId: `pastorder${String(n).padStart(12, '0')}`,
    storeId,
    storeName: '老店',
    sellerId: 'past-seller',
    sellerName: '老商贸',
    state: 'received',
    lines: [],
    total: 0,
    payBy: 'cash',
    placedAt: 1_700_000_000_000 + n * 1000,
    deliveryDay: '2026-01-05',
    asked: { cases: {}, total: 0 },
    tier: 'A',
    termDays: 30,
  };
}

const pastEntry = (n: number) => ({
  _id: `past-entry-${n}`,
  v: 1,
  at: 1_700_000_000_000 + n * 1000,
  cause: { kind: 'receipt', nature: '货款', funder: 'store', payer: 'store', payee: 'seller', records: [] },
  postings: [
    {
      from: `store:past-${n % 997}:owes:past-seller`,
      to: 'seller:past-seller:sales',
      amount: 1,
      asset: 'CNY',
    },
  ],
  accounts: [`store:past-${n % 997}:owes:past-seller|CNY`, 'seller:past-seller:sales|CNY'],
});

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

import type { Seat } from '../../../../cloudfunctions/platform/serve';
import {
  answerBatchQuote,
  declineBatchQuote,
} from '../../../../cloudfunctions/trade/batch-quote/answer-batch-quote';
import {
  askBatchQuote,
  askBatchQuoteFor,
} from '../../../../cloudfunctions/trade/batch-quote/ask-batch-quote';
import { askedBatchQuotes, batchQuotesOf } from '../../../../cloudfunctions/trade/batch-quote/batch-quote';
import { orderBatchQuote } from '../../../../cloudfunctions/trade/batch-quote/order-batch-quote';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { day, honeyTea, iceTea, laowang, lemonTea, seat, xiaoli, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, orderId, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const batchQuoteId = orderId('wedding');
const asked = {
  batchQuoteId,
  storeId: laowang,
  sellerId: xinyuan,
  lines: [
    { gtin: iceTea, cases: 20 },
    { gtin: lemonTea, cases: 10 },
  ],
  wantedOn: day('2026-12-01'),
  note: '婚宴用',
};
const ask = () => askBatchQuote(shop.world, asked);
const prices = [
  { gtin: iceTea, casePrice: fen(2700) },
  { gtin: lemonTea, casePrice: fen(3200) },
];
const answer = (validUntil = '2026-11-25', by: Seat = shop.seats.seller) =>
  answerBatchQuote(shop.world, { batchQuoteId, prices, validUntil: day(validUntil) }, by);
const order = (id = 'big', by: Seat = shop.seats.owner) =>
  orderBatchQuote(shop.world, { storeId: laowang, batchQuoteId, orderId: orderId(id), payBy: 'cash' }, by);

test('ST-27: a group buyer asks for a price, the seller says one until a day, and the order is placed at it', async () => {
  await ask();
  const { batchQuotes } = await askedBatchQuotes(shop.world, {}, shop.seats.seller);
  expect(batchQuotes).toMatchObject([{ storeName: '老王便利店', state: 'asked', note: '婚宴用' }]);
  expect(await answer()).toMatchObject({ state: 'answered', total: fen(20 * 2700 + 10 * 3200) });
  const placed = await order();
  expect(placed).toMatchObject({ state: 'placed', total: fen(86_000) });
  expect(placed.lines.map(({ casePrice }) => casePrice)).toEqual([2700, 3200]);
  expect((await batchQuotesOf(shop.world, { storeId: laowang })).batchQuotes).toMatchObject([
    { state: 'ordered', orderId: orderId('big') },
  ]);
  expect(shop.available()).toMatchObject({ [iceTea]: 10, [lemonTea]: 20 });
});

test('ST-27: a rep asks for a buyer of the own round, and the seller sees who asked', async () => {
  const rep = await seat(shop.cloud, 'xiaoli', 'rep', xiaoli);
  expect(await askBatchQuoteFor(shop.world, asked, rep)).toMatchObject({ askedByRep: '小李' });
  const another = await seat(shop.cloud, 'xiaozhao', 'rep', 'xiaozhao');
  await expect(askBatchQuoteFor(shop.world, asked, another)).rejects.toThrow('not_yours');
});

test('ST-27: without the seller’s word, or after its last day, nothing is ordered at such a price', async () => {
  await ask();
  await expect(order()).rejects.toThrow('batch_quote_moved_on');
  await answer('2026-11-24');
  shop.cloud.clock.set('2026-11-25T00:00:00+08:00');
  await expect(order()).rejects.toThrow('batch_quote_over');
  expect(shop.cloud.all(orders)).toEqual([]);
});

test('the last moment of the last day still counts', async () => {
  await ask();
  await answer('2026-11-24');
  shop.cloud.clock.set('2026-11-24T23:59:59+08:00');
  expect(await order()).toMatchObject({ state: 'placed' });
});

test('ten taps with ten order ids at once make one order at the price, though there is stock for ten', async () => {
  await askBatchQuote(shop.world, { ...asked, lines: [{ gtin: iceTea, cases: 2 }] });
  await answerBatchQuote(
    shop.world,
    { batchQuoteId, prices: prices.slice(0, 1), validUntil: day('2026-11-25') },
    shop.seats.seller,
  );
  const tries = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => order(`big${n}`)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of tries)
    if (one.status === 'rejected') expect(one.reason.message).toMatch(/batch_quote_moved_on|busy/);
  expect(shop.cloud.all(orders)).toHaveLength(1);
  expect(shop.available()).toMatchObject({ [iceTea]: 28 });
});

test('the same tap repeated answers the same order, also after the price’s last day', async () => {
  await ask();
  await answer();
  const first = await order();
  shop.cloud.clock.set('2026-12-02T09:00:00+08:00');
  expect(await order()).toEqual(first);
});

test('the stock is looked at when it is ordered, like everybody’s', async () => {
  await askBatchQuote(shop.world, { ...asked, lines: [{ gtin: iceTea, cases: 31 }] });
  await answerBatchQuote(
    shop.world,
    { batchQuoteId, prices: [{ gtin: iceTea, casePrice: fen(2500) }], validUntil: day('2026-11-30') },
    shop.seats.seller,
  );
  await expect(order()).rejects.toThrow('order_refused');
  expect((await batchQuotesOf(shop.world, { storeId: laowang })).batchQuotes[0]?.state).toBe('answered');
});

test('a price changed meanwhile is not the one that was agreed to; a declined one is none', async () => {
  await ask();
  await answer();
  await answerBatchQuote(
    shop.world,
    {
      batchQuoteId,
      prices: prices.map((each) => ({ ...each, casePrice: fen(2000) })),
      validUntil: day('2026-11-25'),
    },
    shop.seats.seller,
  );
  expect((await order()).total).toBe(60_000);
  await expect(declineBatchQuote(shop.world, { batchQuoteId }, shop.seats.seller)).rejects.toThrow(
    'batch_quote_moved_on',
  );
});

test('a price for every line and for nothing else, from today on', async () => {
  await ask();
  const say = (some: typeof prices) =>
    answerBatchQuote(
      shop.world,
      { batchQuoteId, prices: some, validUntil: day('2026-11-25') },
      shop.seats.seller,
    );
  await expect(say(prices.slice(0, 1))).rejects.toThrow('bad_input');
  await expect(say([...prices, { gtin: honeyTea, casePrice: fen(1) }])).rejects.toThrow('bad_input');
  await expect(answer('2026-11-22')).rejects.toThrow('batch_quote_over');
});

test('only who asked and who is asked have anything to do with it', async () => {
  await ask();
  await expect(answer('2026-11-25', shop.seats.otherSeller)).rejects.toThrow('not_yours');
  await expect(declineBatchQuote(shop.world, { batchQuoteId }, shop.seats.otherSeller)).rejects.toThrow(
    'not_yours',
  );
  await answer();
  await expect(order('big', shop.seats.otherOwner)).rejects.toThrow('not_yours');
  expect((await askedBatchQuotes(shop.world, {}, shop.seats.otherSeller)).batchQuotes).toEqual([]);
});

test('asked again it is one question; other goods under its id are a no; what is not sold here is named', async () => {
  expect(await ask()).toEqual(await ask());
  const other = { ...asked, lines: [{ gtin: honeyTea, cases: 9 }] };
  await expect(askBatchQuote(shop.world, other)).rejects.toThrow('batch_quote_moved_on');
  const unsold = { ...asked, lines: [{ gtin: '6970000000990' as typeof iceTea, cases: 9 }] };
  await expect(askBatchQuote(shop.world, unsold)).rejects.toThrow('not_sold');
});

test('ordering at an agreed price stays within an order’s budget of database calls', async () => {
  await ask();
  await answer();
  expect(1 + (await shop.cloud.callsOf(() => order()))).toBeLessThanOrEqual(14);
});

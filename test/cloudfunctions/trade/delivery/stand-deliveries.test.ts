import { facts } from '../../../../cloudfunctions/facts/fact';
import { recordCount } from '../../../../cloudfunctions/goods/count';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { credits } from '../../../../cloudfunctions/trade/account/credit';
import {
  answerReceiptDispute,
  disputeReceipt,
} from '../../../../cloudfunctions/trade/delivery/dispute-receipt';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { recordDelivery } from '../../../../cloudfunctions/trade/delivery/record-delivery';
import { standDeliveries } from '../../../../cloudfunctions/trade/delivery/stand-deliveries';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { brokenCounts } from '../../../../cloudfunctions/trade/rebate/counted-books';
import { rebates } from '../../../../cloudfunctions/trade/rebate/rebate';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import { iceTea, laowang, lemonTea, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { fiveForOne, placed, run } from '../promotion/promoting';
import { openShop, orderId, type Shop, said } from '../shop';

let shop: Shop;
const order = orderId('today');
beforeEach(async () => {
  shop = await openShop();
  await shop.shipped('today', [[iceTea, 10]]);
});
afterEach(async () => {
  const broken = [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const oneIceTea = { gtin: iceTea, cases: 1 };
const records = (cash: number, short = 0) =>
  recordDelivery(
    shop.world,
    { orderId: order, lines: [{ gtin: iceTea, short, broken: 0 }], cash: fen(cash) },
    shop.seats.driver,
  );
const disputes = (cash: number, short: number) =>
  disputeReceipt(
    shop.world,
    {
      storeId: laowang,
      orderId: order,
      lines: [{ gtin: iceTea, short, broken: 0 }],
      cash: fen(cash),
      remark: '少了两件',
    },
    shop.seats.owner,
  );
const answers = (isWrong: boolean) =>
  answerReceiptDispute(shop.world, { orderId: order, isWrong, remark: '问过司机' }, shop.seats.seller);
const kept = () => shop.cloud.all(orders).find(({ orderId: id }) => id === order);
const nightAfter = async (hours: number) => {
  shop.cloud.clock.advance(hours * 3_600_000);
  await standDeliveries(shop.world);
};

test('without a receipt the driver’s record stands after two days, and not an hour earlier', async () => {
  await records(20_000);
  await nightAfter(47);
  expect(kept()?.state).toBe('shipped');
  await nightAfter(1);
  expect(kept()).toMatchObject({
    state: 'received',
    receipt: { by: 'driver', due: 30_000, cash: 20_000, onAccount: 10_000 },
  });
  expect(kept()?.receipt?.disputableUntil).toBe(shop.world.now() + 7 * 24 * 3_600_000);
  expect(shop.cloud.all(driverCash)[0]?.cash).toBe(20_000);
  expect(shop.credit()?.owed).toBe(10_000);
  await nightAfter(24);
  expect(shop.cloud.all(entries).filter(({ cause }) => cause.kind === 'receipt')).toHaveLength(1);
});

test('the owner’s receipt comes before the driver’s record; a record put right counts from then', async () => {
  await records(0);
  shop.cloud.clock.advance(30 * 3_600_000);
  await records(30_000);
  await nightAfter(30);
  expect(kept()?.state).toBe('shipped');
  await confirmReceipt(
    shop.world,
    { storeId: laowang, orderId: order, lines: [], cash: fen(30_000) },
    shop.seats.owner,
  );
  await nightAfter(48);
  expect(kept()?.receipt?.by).toBeUndefined();
  expect(shop.cloud.all(entries).filter(({ cause }) => cause.kind === 'receipt')).toHaveLength(1);
});

test('goods that are long in the store are owed although the account has no room, or there was none', async () => {
  const account = shop.credit();
  if (account) await shop.cloud.seed(credits, account._id, { ...account, limit: fen(0) });
  await records(0);
  await nightAfter(48);
  expect(shop.credit()).toMatchObject({ owed: 30_000, dues: { [order]: { amount: 30_000 } } });
});

test('the owner says within a week what really came, and the receipt becomes that, with all that follows', async () => {
  await records(20_000);
  await nightAfter(48);
  expect(await disputes(15_000, 2)).toMatchObject({ receipt: { dispute: { cash: 15_000 } } });
  expect(await answers(true)).toMatchObject({
    receipt: { due: 24_000, cash: 15_000, onAccount: 9_000, dispute: { answer: { isWrong: true } } },
  });
  await answers(true);
  expect(shop.credit()?.owed).toBe(9_000);
  expect(shop.cloud.all(driverCash)[0]?.cash).toBe(15_000);
  const posted = shop.cloud.all(entries).map(({ _id }) => _id);
  expect(posted.some((id) => /^rebate:.*:receipt-/.test(id))).toBe(true);
  expect(posted.filter((id) => /^(reverse:)?receipt:/.test(id)).toSorted()).toEqual([
    `receipt:${order}`,
    `receipt:${order}:righted`,
    `reverse:receipt:${order}`,
  ]);
  const [news] = shop.cloud.all(facts).filter(({ kind }) => kind === 'receipt');
  expect(news?.about).toMatchObject({
    lines: [{ gtin: iceTea, cases: 8, amount: 24_000 }],
    righted: { told: [{ gtin: iceTea, cases: 10, amount: 30_000 }] },
  });
});

test('what came and the driver had not told is owed, stands on the shelf and earns its rebate, once', async () => {
  await records(10_000, 4);
  await nightAfter(48);
  const counted = () =>
    shop.cloud
      .all(rebates)
      .flatMap(({ statement }) => (statement ? [[statement.cases, statement.amount]] : []));
  const before = counted();
  await disputes(10_000, 0);
  expect(await answers(true)).toMatchObject({ receipt: { due: 30_000, cash: 10_000, onAccount: 20_000 } });
  await answers(true);
  expect(before).toEqual([[6, 0]]);
  expect(counted()).toEqual([[10, 500]]);
  expect(shop.shelf()?.arrived[iceTea]).toBe(150);
  expect(await brokenCounts(shop.world)).toEqual([]);
});

test('a gift that goes back with what never came had earned no rebate, and takes none along', async () => {
  await run(shop, fiveForOne({ rule: { kind: 'buy_get', goods: [lemonTea], buyCases: 5, gift: oneIceTea } }));
  const { orderId: id, total } = await placed(shop, 'gift', [
    [lemonTea, 5],
    [iceTea, 8],
  ]);
  await accept(shop.world, { orderId: id }, shop.seats.seller);
  await ship(shop.world, { orderId: id, driverId: wangShifu }, shop.seats.seller);
  await recordDelivery(shop.world, { orderId: id, lines: [], cash: fen(0) }, shop.seats.driver);
  await nightAfter(48);
  const refused = [{ gtin: lemonTea, short: 0, broken: 0, refused: 5 }];
  const wish = { storeId: laowang, orderId: id, lines: refused, cash: fen(0), remark: '柠檬茶我没要' };
  await disputeReceipt(shop.world, wish, shop.seats.owner);
  await answerReceiptDispute(
    shop.world,
    { orderId: id, isWrong: true, remark: '退了五件' },
    shop.seats.seller,
  );
  expect(shop.credit()?.owed).toBe(24_000);
  expect(total).toBeGreaterThan(24_000);
  expect(shop.shelf()?.months['2026-11']).toMatchObject({ [iceTea]: 8 });
  expect(shop.cloud.all(rebates).flatMap(({ statement }) => statement?.cases ?? [])).toEqual([8]);
  expect(await brokenCounts(shop.world)).toEqual([]);
});

test('what never came stands on the shelf no longer: not in its week, its month, or what there is to sell', async () => {
  await records(20_000);
  await nightAfter(48);
  expect(shop.shelf()?.arrived[iceTea]).toBe(150);
  await disputes(15_000, 2);
  await answers(true);
  expect(shop.shelf()).toMatchObject({
    arrived: { [iceTea]: 120 },
    received: { '2026-11-23': { [iceTea]: 120 } },
    months: { '2026-11': { [iceTea]: 8 } },
    lately: [{ bottles: { [iceTea]: 120 } }],
  });
});

test('a shelf that was counted since knows better what stands there', async () => {
  await records(20_000);
  await nightAfter(48);
  shop.cloud.clock.advance(3_600_000);
  const lines = [{ gtin: iceTea, level: 'none' as const }];
  const count = { storeId: laowang, countedAt: shop.world.now(), lines };
  await shop.world.db.transaction((tx) => recordCount(tx, count, shop.world.now()));
  await disputes(15_000, 2);
  await answers(true);
  expect(shop.shelf()).toMatchObject({ arrived: { [iceTea]: 0 }, months: { '2026-11': { [iceTea]: 8 } } });
});

test('the driver’s word stands when the seller says so; after a week, or of an owner’s own receipt, nothing is disputed', async () => {
  await records(20_000);
  expect(await said(disputes(0, 0))).toBe('dispute_moved_on');
  await nightAfter(48);
  await disputes(30_000, 0);
  await answers(false);
  expect(kept()?.receipt?.cash).toBe(20_000);
  expect(await said(disputes(10_000, 0))).toBe('dispute_moved_on');
});

test('after a week the driver’s word is disputed no more', async () => {
  await records(20_000);
  await nightAfter(48);
  shop.cloud.clock.advance(7 * 24 * 3_600_000 + 1);
  expect(await said(disputes(0, 0))).toBe('dispute_moved_on');
});

test('a driver records only own stops, no more than was ordered and no more cash than is due', async () => {
  const stranger = { ...shop.seats.driver, at: `${xinyuan}.another` };
  const record = { orderId: order, lines: [], cash: fen(0) };
  expect(await said(recordDelivery(shop.world, record, stranger))).toBe('not_yours');
  expect(await said(records(0, 11))).toBe('receipt_exceeds_order');
  expect(await said(records(27_001, 1))).toBe('bad_input');
});

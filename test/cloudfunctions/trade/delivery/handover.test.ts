import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { credits } from '../../../../cloudfunctions/trade/account/credit';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { agreeHandover, bringHandover } from '../../../../cloudfunctions/trade/delivery/handover';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { OrderId, StoreId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { fiveForOne, placed, run } from '../promotion/promoting';
import { openShop, orderId, type Shop, said } from '../shop';
import { driversText, ownersAnswer } from './two-phones';

let shop: Shop;
const order = orderId('today');
beforeEach(async () => {
  shop = await openShop();
  await shop.shipped('today', [[iceTea, 10]], 'account');
});
afterEach(async () => {
  const broken = [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const told = { orderId: order, due: 27_000, cash: 20_000, lines: `${iceTea}:1:0:0:0` };
const agrees = (text: string, of: OrderId = order) =>
  agreeHandover(shop.world, { storeId: laowang, orderId: of, text }, shop.seats.owner);
const brings = (text: string, answer = ownersAnswer(shop, text), of: OrderId = order) =>
  bringHandover(shop.world, { orderId: of, text, answer }, shop.seats.driver);
const kept = () => shop.cloud.all(orders).find(({ orderId: id }) => id === order);

test('without network the driver’s phone shows it, the owner’s agrees, and the owner’s brings it later', async () => {
  shop.cloud.clock.set('2026-11-24T20:00:00+08:00');
  expect(await agrees(driversText(shop, told))).toMatchObject({
    state: 'received',
    receipt: { by: 'handover', due: 27_000, cash: 20_000, onAccount: 7_000, lines: [{ short: 1 }] },
  });
  expect(shop.cloud.all(driverCash)[0]?.cash).toBe(20_000);
  expect(shop.credit()?.owed).toBe(7_000);
});

test('the driver’s phone brings it as well, with the owner’s signature under it', async () => {
  const text = driversText(shop, told);
  expect(await brings(text)).toMatchObject({ state: 'received', receipt: { by: 'handover', cash: 20_000 } });
});

test('brought by both, at once or one after the other, it is settled once', async () => {
  const text = driversText(shop, told);
  await Promise.all([agrees(text), brings(text)]);
  expect(await agrees(text)).toEqual(await brings(text));
  expect(shop.cloud.all(entries).filter(({ cause }) => cause.kind === 'receipt')).toHaveLength(1);
  expect(shop.cloud.all(driverCash)[0]?.cash).toBe(20_000);
});

test('what was changed on the way is not believed, whatever was changed', async () => {
  const text = driversText(shop, told);
  const changed = [
    text.replace('|20000|', '|10000|'),
    text.replace('|27000|', '|26000|'),
    text.replace(':1:0:0:0', ':2:0:0:0'),
    text.replace('nonce001', 'nonce002'),
    text.replace('2026-11-23', '2026-11-22'),
    text.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    driversText(shop, told, `${xinyuan}.another-driver`),
    driversText(shop, { ...told, due: 26_000 }),
    'x'.repeat(40),
  ];
  for (const wrong of changed) {
    expect([wrong, await said(agrees(wrong))]).toEqual([wrong, 'handover_wrong']);
    expect([wrong, await said(brings(wrong))]).toEqual([wrong, 'handover_wrong']);
  }
  expect(kept()?.state).toBe('shipped');
});

test('the driver alone settles nothing: without the owner’s own signature under this very text it is no receipt', async () => {
  const text = driversText(shop, told);
  const other = driversText(shop, { ...told, cash: 0, nonce: 'nonce009' });
  const answers = [
    ownersAnswer(shop, other),
    ownersAnswer(shop, text, '2026-11-23', 'neighbour' as StoreId),
    ownersAnswer(shop, text).replace('2026-11-23', '2026-11-22'),
    'CA1|2026-11-23|none',
  ];
  for (const answer of answers) expect(await said(brings(text, answer))).toBe('handover_wrong');
  expect(kept()?.state).toBe('shipped');
});

test('a text of one order settles no other, and one from long ago nothing any more', async () => {
  await shop.shipped('other', [[iceTea, 10]], 'account');
  const text = driversText(shop, told);
  expect(await said(agrees(text, orderId('other')))).toBe('handover_wrong');
  shop.cloud.clock.set('2026-12-01T09:00:00+08:00');
  expect(await said(agrees(text))).toBe('handover_wrong');
  expect(await said(brings(text, ownersAnswer(shop, text, '2026-12-01')))).toBe('handover_wrong');
});

test('when the owner’s phone brings another one than the driver’s, the first stands and the second is told', async () => {
  await brings(driversText(shop, told));
  const other = driversText(shop, { ...told, cash: 27_000, nonce: 'nonce002' });
  expect(await said(agrees(other))).toBe('handover_differs');
  expect(kept()?.receipt?.cash).toBe(20_000);
});

test('a receipt that was confirmed with network meanwhile is what the text finds; one that says otherwise is told', async () => {
  const receipt = { storeId: laowang, orderId: order, cash: fen(20_000) };
  await confirmReceipt(
    shop.world,
    { ...receipt, lines: [{ gtin: iceTea, short: 1, broken: 0 }] },
    shop.seats.owner,
  );
  expect(await agrees(driversText(shop, told))).toMatchObject({ receipt: { cash: 20_000 } });
  expect(kept()?.receipt?.by).toBeUndefined();
  expect(await said(agrees(driversText(shop, { ...told, cash: 0, nonce: 'nonce003' })))).toBe(
    'handover_differs',
  );
});

test('a stranger’s phone brings nothing: another store’s owner or another driver', async () => {
  const text = driversText(shop, told);
  const { otherOwner, driver } = shop.seats;
  const ask = { storeId: laowang, orderId: order, text };
  expect(await said(agreeHandover(shop.world, ask, otherOwner))).toBe('not_yours');
  const stranger = { ...driver, at: `${xinyuan}.another` };
  const answer = ownersAnswer(shop, text);
  expect(await said(bringHandover(shop.world, { orderId: order, text, answer }, stranger))).toBe('not_yours');
});

test('with room on the account or without, what both phones agreed to is settled: the goods are in the store', async () => {
  const account = shop.credit();
  if (account) await shop.cloud.seed(credits, account._id, { ...account, limit: fen(0), reserved: {} });
  expect(await agrees(driversText(shop, { ...told, cash: 0 }))).toMatchObject({
    state: 'received',
    receipt: { onAccount: 27_000 },
  });
  expect(shop.credit()?.owed).toBe(27_000);
});

describe('of an order with a gift for five cases', () => {
  const gift = orderId('gift');
  const refused = (cases: number) => `${iceTea}:0:0:0:${cases}`;
  beforeEach(async () => {
    await run(shop, fiveForOne());
    await placed(shop, 'gift', [[iceTea, 5]]);
    await accept(shop.world, { orderId: gift }, shop.seats.seller);
    await ship(shop.world, { orderId: gift, driverId: wangShifu }, shop.seats.seller);
  });

  test('short and broken cases carry their sum as ever: the gifts stay', async () => {
    const text = driversText(shop, { orderId: gift, due: 9_000, cash: 9_000, lines: `${iceTea}:1:1:0:0` });
    expect(await agrees(text, gift)).toMatchObject({ receipt: { due: 9_000, cash: 9_000 } });
  });

  test('what the store refuses leaves the sum open, and the cloud reckons it: less cash than that is owed', async () => {
    const text = driversText(shop, { orderId: gift, cash: 9_000, lines: refused(1) });
    expect(await brings(text, ownersAnswer(shop, text), gift)).toMatchObject({
      state: 'received',
      receipt: { by: 'handover', due: 12_000, cash: 9_000, onAccount: 3_000 },
    });
  });

  test('more cash than that stands in the store’s favour, and the next receipt uses it', async () => {
    const text = driversText(shop, { orderId: gift, cash: 15_000, lines: refused(1) });
    expect(await agrees(text, gift)).toMatchObject({ receipt: { due: 12_000, cash: 15_000, over: 3_000 } });
    expect(shop.cloud.all(driverCash)[0]?.cash).toBe(15_000);
    expect(shop.credit()?.inFavour).toBe(3_000);
    expect(await agrees(driversText(shop, told))).toMatchObject({
      receipt: { cash: 20_000, onAccount: 7_000, inFavour: 3_000 },
    });
    expect(shop.credit()).toMatchObject({ owed: 4_000, inFavour: 0 });
  });

  test('a sum that is told is still held against the true one', async () => {
    const text = driversText(shop, { orderId: gift, due: 15_000, cash: 15_000, lines: refused(1) });
    expect(await said(agrees(text, gift))).toBe('handover_wrong');
  });
});

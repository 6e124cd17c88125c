import { sellers } from '../../../../cloudfunctions/people/seller';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { debtPayments, recordIdOf } from '../../../../cloudfunctions/trade/payment/debt-payment';
import { brokenPaidOrders } from '../../../../cloudfunctions/trade/payment/paid-orders';
import { debtPayment, endUnpaidDebts, payDebt } from '../../../../cloudfunctions/trade/payment/pay-debt';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { OrderId, RepaymentId, SellerId, StoreId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { orderId, problemOf, said } from '../shop';
import { sellersMchid } from '../till';
import { expectPaidFor, openPayingShop, type PayingShop } from './paying-shop';

let shop: PayingShop;
beforeEach(async () => {
  shop = await openPayingShop();
  await shop.world.db.updateIf(sellers, xinyuan, {}, { set: { mchid: sellersMchid } });
  for (const name of ['old', 'new']) {
    await shop.shipped(name, [[iceTea, 4]], 'account');
    const received = { storeId: laowang, orderId: orderId(name), lines: [], cash: fen(0) };
    await confirmReceipt(shop.world, received, shop.seats.owner);
    shop.cloud.clock.advance(86_400_000);
  }
});
afterEach(async () => {
  await expectPaidFor(shop);
  const broken = await brokenTradeBooks(shop.world);
  await shop.close();
  expect(broken).toEqual([]);
});

const id = (name: string) => name.padEnd(16, 'x') as RepaymentId;
const recordOf = (name: string) => recordIdOf(id(name)) as OrderId;
const pays = (name: string, amount: number, by = shop.seats.owner) =>
  payDebt(
    shop.world,
    { storeId: laowang, sellerId: xinyuan as SellerId, repaymentId: id(name), amount: fen(amount) },
    by,
  );
const looks = (name: string) => debtPayment(shop.world, { storeId: laowang, repaymentId: id(name) });
const minutes = async (count: number) => {
  for (let minute = 0; minute < count; minute++) {
    await shop.later(1);
    await endUnpaidDebts(shop.world);
  }
};

test('ST-21: a store pays some of its debt by WeChat to the seller’s own number, the oldest first, once WeChat says so', async () => {
  const { sheet, payment } = await pays('first', 15_000);
  expect([payment.state, sheet?.package]).toEqual(['unpaid', expect.stringContaining('prepay_id=')]);
  expect(shop.credit()?.owed).toBe(24_000);
  shop.confirm(recordOf('first'));
  expect(await looks('first')).toMatchObject({ state: 'paid', amount: 15_000 });
  expect(shop.credit()).toMatchObject({ owed: 9_000, dues: { [orderId('new')]: { amount: 9_000 } } });
  expect(await looks('first')).toMatchObject({ state: 'paid' });
  expect(shop.credit()?.owed).toBe(9_000);
});

test('tapped again and again, one number at a time can be paid; paid, it is told and not asked for again', async () => {
  await Promise.all([pays('first', 15_000), pays('first', 15_000)]);
  await pays('first', 15_000);
  expect(shop.asked(recordOf('first'))).toHaveLength(1);
  shop.confirm(recordOf('first'));
  await shop.later(2);
  expect(await pays('first', 15_000)).toMatchObject({ payment: { state: 'paid' } });
  expect(shop.credit()?.owed).toBe(9_000);
});

test('what nobody pays in its time can be paid no more, and the debt is as it was', async () => {
  await pays('first', 15_000);
  await minutes(45);
  expect((await looks('first')).state).toBe('ended');
  expect(shop.confirm(recordOf('first'))).not.toBe('requestPayment:ok');
  expect(shop.credit()?.owed).toBe(24_000);
});

test('where two people of one shop pay all of it at once, what is over stands in the store’s favour', async () => {
  await pays('first', 24_000);
  await pays('second', 24_000);
  shop.confirm(recordOf('first'));
  shop.confirm(recordOf('second'));
  await looks('first');
  await looks('second');
  expect(shop.credit()).toMatchObject({ owed: 0, inFavour: 24_000, dues: {} });
});

test('more than is owed, another sum under the same id, a stranger’s and a seller without a number are refused', async () => {
  expect(await problemOf(pays('first', 24_001))).toEqual({
    code: 'more_than_owed',
    facts: { owed: 24_000 },
  });
  await pays('first', 15_000);
  expect(await said(pays('first', 14_000))).toBe('repayment_differs');
  expect(await said(debtPayment(shop.world, { storeId: 'other' as StoreId, repaymentId: id('first') }))).toBe(
    'not_yours',
  );
  await shop.world.db.updateIf(sellers, xinyuan, {}, { unset: ['mchid'] });
  expect(await said(pays('second', 1_000))).toBe('wechat_not_taken');
});

test('money that came and was credited nowhere is a breach of the books', async () => {
  await pays('first', 15_000);
  shop.confirm(recordOf('first'));
  await looks('first');
  await shop.world.db.updateIf(debtPayments, id('first'), {}, { set: { credited: fen(1) } });
  expect(await brokenPaidOrders(shop.world)).toEqual([
    `debt payment ${id('first')} brought 15000 and 1 was credited`,
  ]);
  await shop.world.db.updateIf(debtPayments, id('first'), {}, { set: { credited: fen(15_000) } });
});

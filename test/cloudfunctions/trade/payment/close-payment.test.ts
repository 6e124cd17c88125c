import { audits } from '../../../../cloudfunctions/money/control/audit';
import { freeze, unfreeze } from '../../../../cloudfunctions/money/control/switches';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import {
  askParkedPayment,
  confirmPaymentClosing,
  parkedPayments,
  proposePaymentClosing,
} from '../../../../cloudfunctions/money/payment/close-payment';
import { hearOfPayment } from '../../../../cloudfunctions/money/payment/open-payments';
import { payments } from '../../../../cloudfunctions/money/payment/payment';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import type { SwitchId } from '../../../../contracts/control';
import type { OrderId } from '../../../../contracts/vocabulary';
import { iceTea, laowang } from '../../../first-shop';
import { anna, bo } from '../../../operators';
import { problemOf, said } from '../shop';
import { sellersMchid } from '../till';
import { inAPayingShop, MINUTE, type PayingShop } from './paying-shop';

let shop: PayingShop;
let id: OrderId;
inAPayingShop({ has: 'ordered', cases: 3 }, (opened) => {
  ({ shop, id } = opened);
});

const asked = () => {
  const found = shop.asked(id).at(-1);
  if (!found) throw new Error(`Nobody asked to be paid for ${id}.`);
  return found;
};
const paymentId = () => asked().paymentId;
const why = '商户后台查过，金额不一样，已经退了';
const propose = () => proposePaymentClosing(shop.world, { paymentId: paymentId(), why }, anna);
const confirm = () => {
  const proposalId = asked().proposal?.proposalId ?? 'nothing';
  return confirmPaymentClosing(shop.world, { paymentId: paymentId(), proposalId }, bo);
};
const factsOf = (problem: unknown) => (problem as { facts?: object } | undefined)?.facts;

/** WeChat has the number for another sum, as no code of ours makes it, and somebody paid that. */
async function paidOtherwise(): Promise<void> {
  const sendPayment: typeof shop.world.pay.sendPayment = (frozen) =>
    shop.world.pay.sendPayment({ ...frozen, body: frozen.body.replace('"total":9000', '"total":8000') });
  await shop.pay(id, { ...shop.world, pay: { ...shop.world.pay, sendPayment } });
  expect(shop.confirm(id)).toBe('requestPayment:ok');
  await shop.look(id);
  expect(asked()).toMatchObject({ state: 'parked', why: 'mismatch' });
}

/** By hand at the merchant's console, under a number that is not ours. */
async function givenBackAtTheConsole(): Promise<void> {
  const { mchid, outTradeNo } = asked();
  const name = { mchid, outRefundNo: `console${outTradeNo.slice(0, 20)}` };
  const sums = { outTradeNo, amountFen: 8_000, totalFen: 8_000 };
  const { body } = await shop.world.pay.prepareRefund({ ...name, ...sums });
  expect(await shop.world.pay.sendRefund({ ...name, body })).toMatchObject({ kind: 'accepted' });
}

test('paid with another sum, it is told once however often the order tries to end, and the order keeps waiting', async () => {
  await paidOtherwise();
  await shop.later(60);
  shop.cloud.clock.advance(120 * MINUTE);
  await shop.later(20);
  const told = shop.reported.filter((line) => line.alarm === 'payment_parked');
  expect(told).toEqual([{ alarm: 'payment_parked', paymentId: paymentId(), why: 'mismatch' }]);
  expect(shop.order(id).state).toBe('unpaid');
});

test('given back at the console, two people let it go: the order ends, and who, when, why and WeChat’s word are kept', async () => {
  await paidOtherwise();
  const { payments: listed } = await parkedPayments(shop.world);
  expect(listed.find((one) => one.paymentId === paymentId())).toMatchObject({
    orderId: id,
    amount: 9_000,
    why: 'mismatch',
    payer: 'store:laowang',
    payee: 'seller:xinyuan',
  });
  await propose();
  // The seller still has the money.
  expect(factsOf(await problemOf(confirm()))).toEqual({ why: 'paid' });
  await givenBackAtTheConsole();
  await confirm();
  expect(asked()).toMatchObject({
    state: 'closed',
    closing: { by: 'anna', confirmedBy: 'bo', proof: 'given_back', why },
  });
  expect(JSON.parse(asked().evidence?.body ?? '{}')).toMatchObject({ trade_state: 'REFUND' });
  const noted = shop.cloud.all(audits).filter(({ of }) => of === `payment:${paymentId()}`);
  expect(noted).toMatchObject([
    { what: 'propose', who: 'anna', why },
    { what: 'confirm', who: 'bo', why },
  ]);
  // A notice that comes late does not stop it again.
  await hearOfPayment(shop.world, asked().outTradeNo);
  expect(asked().state).toBe('closed');
  await shop.later(40);
  expect(shop.order(id).state).toBe('cancelled');
});

test('let go in time, the order is paid under a new number', async () => {
  await paidOtherwise();
  await givenBackAtTheConsole();
  await propose();
  await confirm();
  await shop.pay(id);
  expect(shop.asked(id)).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
  shop.confirm(id);
  expect(await shop.look(id)).toMatchObject({ state: 'placed', payment: { paid: 9_000 } });
});

test('without an answer that can be believed nothing is let go; what turns out to be paid rightly is taken', async () => {
  await shop.pay(id);
  shop.confirm(id);
  const wrong = { state: 'parked', why: 'mismatch' } as const;
  await shop.world.db.updateIf(payments, paymentId(), {}, { set: wrong });
  await propose();
  for (const kind of ['drop_before', 'error_before', 'forged', 'unsigned', 'stale'] as const) {
    shop.levers.fault({ on: 'query_payment', kind, match: { outTradeNo: asked().outTradeNo } });
    expect(factsOf(await problemOf(confirm()))).toEqual({ why: 'no_answer' });
  }
  expect(factsOf(await problemOf(confirm()))).toEqual({ why: 'paid' });
  expect(await askParkedPayment(shop.world, { paymentId: paymentId() })).toMatchObject({ state: 'paid' });
  expect(shop.order(id)).toMatchObject({ state: 'placed' });
});

test('the checker sees one that one person alone let go, or that WeChat’s word does not carry', async () => {
  await paidOtherwise();
  await givenBackAtTheConsole();
  await propose();
  await confirm();
  const breach = [`payment ${paymentId()} was let go without two people and WeChat’s word`];
  const change = (set: Record<string, string>) => shop.world.db.updateIf(payments, paymentId(), {}, { set });
  await change({ 'closing.confirmedBy': 'anna' });
  expect(await brokenBooks(shop.world)).toEqual(breach);
  await change({ 'closing.confirmedBy': 'bo', 'closing.proof': 'closed' });
  expect(await brokenBooks(shop.world)).toEqual(breach);
  await change({ 'closing.proof': 'given_back' });
});

const stop = { switchId: `merchant:${sellersMchid}` as SwitchId, why: '收款异常，先停' };
const switchWorld = () => ({ ...shop.world, noteSwitch: async () => {} });

test('a stopped number takes no new payment and gives back what it owes; what was paid before the stop counts', async () => {
  const toRefund = await shop.paid('refund', [[iceTea, 3]]);
  const open = await shop.ordered('open', [[iceTea, 3]]);
  await shop.pay(open);
  await freeze(switchWorld(), stop, anna);
  expect(await said(shop.pay(id))).toBe('payments_frozen');
  expect(shop.asked(id)).toEqual([]);
  // Nor is a page given again that was open before; but whoever had paid on it has paid.
  expect(await said(shop.pay(open))).toBe('payments_frozen');
  shop.confirm(open);
  expect(await shop.look(open)).toMatchObject({ state: 'placed' });
  await cancelOrder(shop.world, { storeId: laowang, orderId: toRefund }, shop.seats.owner);
  await shop.later(2);
  expect(shop.refunds(toRefund)).toMatchObject([{ state: 'done' }]);
  await unfreeze(switchWorld(), stop, anna);
  expect((await shop.pay(id)).sheet?.package).toMatch(/^prepay_id=/);
});

import { catchUp } from '../../../../cloudfunctions/facts/fact';
import { messages } from '../../../../cloudfunctions/reach/message';
import { reachReactions } from '../../../../cloudfunctions/reach/tell';
import {
  answerAsBrand,
  escalateComplaints,
} from '../../../../cloudfunctions/trade/complaint/answer-complaint';
import { complain } from '../../../../cloudfunctions/trade/complaint/complain';
import { declineExchange } from '../../../../cloudfunctions/trade/exchange/exchange-steps';
import { setExchangeTerms } from '../../../../cloudfunctions/trade/exchange/exchange-terms';
import { usualTerms } from '../../../../cloudfunctions/trade/rules/exchange/exchangeable';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { ComplaintId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, xinyuan } from '../../../first-shop';
import { expectPaidFor, openPayingShop, type PayingShop } from '../payment/paying-shop';
import { DAY_MS, exchangeId, givingBack } from './give-back';

let shop: PayingShop;
let back: ReturnType<typeof givingBack>;
beforeAll(async () => {
  shop = await openPayingShop();
  back = givingBack(shop);
  await setExchangeTerms(shop.world, { ...usualTerms, reading: 'within', mostCases: 99 }, shop.seats.seller);
});
afterEach(async () => {
  await expectPaidFor(shop);
  expect(await brokenTradeBooks(shop.world)).toEqual([]);
});
afterAll(() => shop.close());

const heard = async () => {
  await catchUp(shop.world, reachReactions);
  return shop.cloud
    .all(messages)
    .map(({ news }) => news)
    .filter(({ kind }) => kind === 'exchange_moved' || kind === 'complaint_moved');
};

test('what was paid by WeChat and goes back is credited to WeChat, the rest of the same return to the account, and nothing twice', async () => {
  const orderId = await shop.paid('wechat', [[iceTea, 4]]);
  await back.receive(orderId, 0);
  shop.cloud.clock.advance(DAY_MS);
  await shop.received('cash', [[iceTea, 3]]);
  await back.ask('both', 5 * 15);
  await back.accept('both');
  const { note } = await back.take('both', 5 * 15);
  // The oldest first: four cases of the order that WeChat carried, one of the other.
  expect(note).toMatchObject({ amount: 15_000, byWechat: 12_000, offDues: 0, inFavour: 3_000 });
  await back.take('both', 5 * 15);
  const refund = { cause: 'returned', amount: 12_000 };
  expect(shop.refunds(orderId)).toMatchObject([refund]);
  expect(shop.order(orderId).payment?.refunds).toMatchObject([{ ...refund, isDone: false }]);
  expect(shop.credit()?.inFavour).toBe(3_000);
  await shop.later(2);
  expect(shop.refunds(orderId)).toMatchObject([{ ...refund, state: 'done' }]);
  expect(shop.order(orderId).payment?.refunds).toMatchObject([{ ...refund, isDone: true }]);
});

test('the owner hears of every step of an exchange that somebody else takes', async () => {
  const before = (await heard()).length;
  await shop.received('more', [[iceTea, 4]]);
  await back.ask('first', 15);
  await declineExchange(
    shop.world,
    { exchangeId: exchangeId('first'), remark: '箱子拆过了' },
    shop.seats.seller,
  );
  await back.ask('second', 15);
  await back.accept('second');
  await back.take('second', 15);
  expect((await heard()).slice(before)).toMatchObject([
    { kind: 'exchange_moved', state: 'declined', remark: '箱子拆过了', goods: '冰红茶 500ml' },
    { kind: 'exchange_moved', state: 'accepted', driverName: '王师傅' },
    { kind: 'exchange_moved', state: 'done', credited: 3_000 },
  ]);
});

test('ST-22: the owner hears that a complaint went to the brand, and that the brand has answered', async () => {
  const before = (await heard()).length;
  const complaintId = 'late'.padEnd(16, 'x') as ComplaintId;
  const said = {
    complaintId,
    storeId: laowang,
    sellerId: xinyuan,
    kind: 'delivery' as const,
    words: '总是晚到',
  };
  await complain(shop.world, { ...said, photos: [] }, shop.seats.owner);
  shop.cloud.clock.advance(30 * DAY_MS);
  await escalateComplaints(shop.world);
  await answerAsBrand(shop.world, { complaintId, words: '换了一条送货线' });
  expect((await heard()).slice(before)).toEqual([
    { kind: 'complaint_moved', complaintId, act: 'escalate', by: 'clock' },
    { kind: 'complaint_moved', complaintId, act: 'answer', by: 'brand' },
  ]);
});

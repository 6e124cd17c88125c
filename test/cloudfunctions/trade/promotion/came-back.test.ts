import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { reimbursements } from '../../../../cloudfunctions/money/reimbursement/reimbursement';
import { signed } from '../../../../cloudfunctions/money/rules/reimbursement';
import {
  answerReceiptDispute,
  disputeReceipt,
} from '../../../../cloudfunctions/trade/delivery/dispute-receipt';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { recordDelivery } from '../../../../cloudfunctions/trade/delivery/record-delivery';
import { standDeliveries } from '../../../../cloudfunctions/trade/delivery/stand-deliveries';
import { exchanges } from '../../../../cloudfunctions/trade/exchange/exchange';
import { setExchangeTerms } from '../../../../cloudfunctions/trade/exchange/exchange-terms';
import { settleReturnedStock } from '../../../../cloudfunctions/trade/exchange/returned-stock';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { returnUndecidedHolds } from '../../../../cloudfunctions/trade/order/settle-stock';
import { promotions } from '../../../../cloudfunctions/trade/promotion/promotion';
import { promotionSpending } from '../../../../cloudfunctions/trade/promotion/promotion-spending';
import { usualTerms } from '../../../../cloudfunctions/trade/rules/exchange/exchangeable';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { ReceiptLine } from '../../../../contracts/order';
import type { Promotion } from '../../../../contracts/promotion';
import { honeyTea, iceTea, laowang, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { exchangeId, givingBack } from '../exchange/give-back';
import { type Lines, openShop, type Shop } from '../shop';
import { fiveForOne, left, placed, promotion, quoted, run } from './promoting';

let shop: Shop;
let back: ReturnType<typeof givingBack>;
beforeEach(async () => {
  shop = await openShop();
  back = givingBack(shop);
  await setExchangeTerms(shop.world, { ...usualTerms, reading: 'within', mostCases: 99 }, shop.seats.seller);
});
afterEach(async () => {
  const { world } = shop;
  const broken = [...(await brokenBooks(world)), ...(await brokenTradeBooks(world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const oneOffEach = promotion('step', {
  kind: 'step',
  goods: [iceTea],
  steps: [{ fromCases: 10, offPerCase: fen(100) }],
});

async function received(lines: Lines, said: ReceiptLine[] = []) {
  const { orderId } = await placed(shop, 'order', lines);
  await accept(shop.world, { orderId }, shop.seats.seller);
  await ship(shop.world, { orderId, driverId: wangShifu }, shop.seats.seller);
  return confirmReceipt(
    shop.world,
    { storeId: laowang, orderId, lines: said, cash: fen(0) },
    shop.seats.owner,
  );
}

/** So many bottles of ice tea, or of another product, go back with the driver for money. */
async function wentBack(id: string, bottles: number, more: Parameters<typeof back.ask>[2] = {}) {
  await back.ask(id, bottles, more);
  await back.accept(id);
  return (await back.take(id, bottles)).note;
}

/** What the brand owes the seller for promotions, and what stands in the ledger of it. */
const brandOwes = () => shop.cloud.all(reimbursements).reduce((all, statement) => all + signed(statement), 0);

test('a lower price that the rest no longer reaches goes off the credit note, and the brand no longer bears it', async () => {
  await run(shop, oneOffEach);
  await received([[iceTea, 10]]);
  expect(brandOwes()).toBe(1_000);
  // Nine cases at 30 yuan are 270; 290 are owed, so one case is worth 20 and not 29.
  expect(await wentBack('one', 15)).toMatchObject({ amount: 2_000, unearned: 900, offDues: 2_000 });
  expect(shop.credit()?.owed).toBe(27_000);
  expect(brandOwes()).toBe(0);
  // The rest has its full price by now, and the next one is worth that.
  expect(await wentBack('two', 15)).toMatchObject({ amount: 3_000 });
});

test('a gift that the rest no longer earns is paid by the credit note as far as it goes; the gift itself gives that back', async () => {
  await run(shop, fiveForOne());
  await received([[iceTea, 5]]);
  expect(brandOwes()).toBe(3_300);
  expect(await wentBack('tea', 15)).toMatchObject({ amount: 0, unearned: 3_000 });
  // Three yuan of the gift nobody paid for: the brand bears them still.
  expect(brandOwes()).toBe(300);
  expect(await wentBack('gift', 12, { gtin: honeyTea })).toMatchObject({ amount: 3_000 });
  expect(brandOwes()).toBe(0);
  expect(back.held(`store:${laowang}:gifts`, `GOODS:${honeyTea}`)).toBe(0);
});

test('what was broken costs the store no gift: that was the seller’s doing', async () => {
  await run(shop, fiveForOne());
  const { orderId } = await received([[iceTea, 5]]);
  await back.broken('broken', orderId, 15, [back.photo('broken')]);
  expect(await back.accept('broken')).toMatchObject({ note: { amount: 3_000 } });
  expect(brandOwes()).toBe(3_300);
});

test('a seller’s own promotion moves no money between brand and seller, and its gifts are booked back as goods', async () => {
  await run(shop, fiveForOne({ funder: 'seller' }));
  await received([[iceTea, 5]]);
  expect(back.held(`store:${laowang}:gifts`, `GOODS:${honeyTea}`)).toBe(12);
  await wentBack('tea', 15);
  expect([brandOwes(), back.held(`store:${laowang}:gifts`, `GOODS:${honeyTea}`)]).toEqual([0, 0]);
});

test('what the store refused of a capped promotion can be given to others again, and until then it is held', async () => {
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 10 } }));
  await received([[iceTea, 10]], [{ gtin: iceTea, short: 0, broken: 0, refused: 1 }]);
  expect(left(shop)).toBe(9);
  expect(shop.holds()).toEqual({});
});

test('what came back later of a capped promotion can be given to others again, once for each return', async () => {
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 10 } }));
  await received([[iceTea, 10]]);
  expect(left(shop)).toBe(8);
  await wentBack('one', 15);
  expect(left(shop)).toBe(9);
  // The other gift needs five more, and ten bottles are no case.
  await wentBack('bottles', 10);
  expect(left(shop)).toBe(9);
  await wentBack('rest', 65);
  expect(left(shop)).toBe(10);
  await shop.world.db.updateIf(
    exchanges,
    exchangeId('rest'),
    {},
    { set: { stockDueAt: 1, stockBack: { 'promotion-five-for-one': 1 } } },
  );
  await settleReturnedStock(shop.world);
  expect(left(shop)).toBe(10);
});

test('of a budget in money comes back what nobody bears any more, to the fen', async () => {
  await run(shop, fiveForOne({ cap: { of: 'money', total: 10_000 } }));
  await received([[iceTea, 5]]);
  expect(left(shop)).toBe(6_700);
  // Thirty yuan of the gift were paid by the smaller note; three the brand bears still.
  await wentBack('tea', 15);
  expect([brandOwes(), left(shop)]).toEqual([300, 9_700]);
  await wentBack('gift', 12, { gtin: honeyTea });
  expect([brandOwes(), left(shop)]).toEqual([0, 10_000]);
});

test('where a promotion says that refused and returned goods still earn it, gift and budget stay as they were', async () => {
  await run(
    shop,
    fiveForOne({ cap: { of: 'cases', total: 10 }, stillEarns: ['refused', 'returned', 'short'] }),
  );
  await received([[iceTea, 5]], [{ gtin: iceTea, short: 0, broken: 0, refused: 1 }]);
  expect([brandOwes(), left(shop)]).toEqual([3_300, 9]);
  expect(await wentBack('tea', 15)).toMatchObject({ amount: 3_000 });
  expect([brandOwes(), left(shop)]).toEqual([3_300, 9]);
});

test('what the seller had not takes nothing back from a capped promotion: the gift is owed', async () => {
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 10 } }));
  await received([[iceTea, 10]], [{ gtin: honeyTea, short: 1, broken: 0 }]);
  expect(left(shop)).toBe(8);
});

test('ST-02: a receipt that is put right settles its promotions again: two cases never came, and the gift is the brand’s no more', async () => {
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 10 } }));
  const { orderId } = await placed(shop, 'order', [[iceTea, 5]]);
  const { owner, seller, driver } = shop.seats;
  await accept(shop.world, { orderId }, seller);
  await ship(shop.world, { orderId, driverId: wangShifu }, seller);
  await recordDelivery(shop.world, { orderId, lines: [], cash: fen(15_000) }, driver);
  shop.cloud.clock.advance(48 * 3_600_000);
  await standDeliveries(shop.world);
  expect(brandOwes()).toBe(3_300);
  const lines = [{ gtin: iceTea, short: 0, broken: 0, refused: 2 }];
  const dispute = { storeId: laowang, orderId, lines, cash: fen(9_000), remark: '退了两件' };
  await disputeReceipt(shop.world, dispute, owner);
  expect(left(shop)).toBe(9);
  const answer = { orderId, isWrong: true, remark: '司机记错了' };
  await Promise.all([1, 2, 3].map(() => answerReceiptDispute(shop.world, answer, seller)));
  expect([brandOwes(), left(shop)]).toEqual([0, 10]);
});

test('refused and unsold goods are in the seller’s warehouse again, once; what was near its end is not', async () => {
  const before = shop.available()[iceTea] ?? 0;
  const said = [{ gtin: iceTea, short: 1, broken: 0, refused: 2, nearExpiry: 1 }];
  await received([[iceTea, 10]], said);
  expect(shop.available()[iceTea]).toBe(before - 8);
  await wentBack('half', 8);
  expect(shop.available()[iceTea]).toBe(before - 8);
  await wentBack('whole', 7);
  expect(shop.available()[iceTea]).toBe(before - 7);
  await returnUndecidedHolds(shop.world);
  await shop.world.db.updateIf(
    exchanges,
    exchangeId('whole'),
    {},
    { set: { stockDueAt: 1, stockBack: { [iceTea]: 1 } } },
  );
  await settleReturnedStock(shop.world);
  expect(shop.available()[iceTea]).toBe(before - 7);
  await wentBack('old', 15, { why: 'near_expiry', photos: [back.photo('day')] });
  expect(shop.available()[iceTea]).toBe(before - 7);
});

const listed = (each: Promotion) =>
  shop.cloud.seed(promotions, each.promotionId, { ...each, sellerIds: [], tiers: [] });

test('the brand reads what each version of a promotion has given, what orders hold of it and what is left', async () => {
  const capped = fiveForOne({ cap: { of: 'cases', total: 10 } });
  await run(shop, capped);
  await listed(capped);
  await received([[iceTea, 5]]);
  const { total, uses } = await quoted(shop, [[iceTea, 5]]);
  expect([total, uses?.promotions]).toEqual([15_000, ['five-for-one']]);
  await placed(shop, 'waiting', [[iceTea, 10]]);
  const { promotions: shown } = await promotionSpending(shop.world, {});
  expect(shown).toEqual([
    {
      ...{ promotionId: 'five-for-one', version: 3, name: 'five-for-one', funder: 'brand' },
      runs: { startsOn: '2026-11-01', endsOn: '2026-12-31' },
      sellers: [
        {
          ...{ sellerId: xinyuan, sellerName: '鑫源商贸', orders: 1, given: 3_300, takenBack: 0 },
          cap: { of: 'cases', total: 10, held: 2, left: 7 },
        },
      ],
    },
  ]);
  await listed({ ...capped, version: 4 });
  await wentBack('tea', 15);
  const later = await promotionSpending(shop.world, {});
  expect(
    later.promotions.map(({ version, sellers }) => [version, sellers[0]?.given, sellers[0]?.takenBack]),
  ).toEqual([
    [4, 0, 0],
    [3, 3_300, 3_000],
  ]);
});

import fc from 'fast-check';
import { recount } from '../../../../cloudfunctions/goods/recount';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import {
  answerReceiptDispute,
  disputeReceipt,
} from '../../../../cloudfunctions/trade/delivery/dispute-receipt';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { recordDelivery } from '../../../../cloudfunctions/trade/delivery/record-delivery';
import { standDeliveries } from '../../../../cloudfunctions/trade/delivery/stand-deliveries';
import { orders } from '../../../../cloudfunctions/trade/order/order';
import { placeOrder } from '../../../../cloudfunctions/trade/order/place-order';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { creditGoods, goodsCredits } from '../../../../cloudfunctions/trade/promotion/goods-credit';
import { promotionSpendings } from '../../../../cloudfunctions/trade/promotion/spending';
import { rebates } from '../../../../cloudfunctions/trade/rebate/rebate';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { ReceiptLine } from '../../../../contracts/order';
import type { RebateRule } from '../../../../contracts/rebate-rule';
import type { CountId, TaskId } from '../../../../contracts/vocabulary';
import { honeyTea, iceTea, laowang, lemonTea, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { fiveForOne, left, placed, promotion, quoted, run } from '../promotion/promoting';
import { openRebateShop, type RebateShop } from '../rebate/rebate-shop';
import { display, steps } from '../rules/rebate/rebate-story';
import { dyingAfter, openShop, ordered, type Shop, said } from '../shop';

/** What somebody says of a delivery: how many of each product were missing, broken or not taken. */
type Word = { lines: ReceiptLine[]; cash: number };

const beforeThis: RebateRule = {
  kind: 'growth',
  against: 'before',
  every: 'month',
  steps: [
    { fromPercent: 0, perCase: fen(40) },
    { fromPercent: 20, perCase: fen(80) },
  ],
};

/** Every kind of rebate, near enough to its next step that a case more or less decides it. */
const openYear = () =>
  openRebateShop(
    ['steps', steps([8, 50], [12, 100], [16, 130])],
    ['growth', beforeThis],
    ['front', { ...display, leastDays: 1, percent: 7, base: 'all', taskIds: ['tea-front' as TaskId] }],
    ['new', { kind: 'new_product', perCase: fen(90), mostCases: 9 }, [iceTea]],
    ['till', { kind: 'prize', every: 'month', targetCases: 13, prize: { as: 'thing', name: '收银机' } }],
  );

/** Every kind of promotion: a gift, a lower price from so many on, money off from so much on, and a voucher. */
const promotions = [
  fiveForOne({ cap: { of: 'cases', total: 10 } }),
  promotion('cheaper', { kind: 'step', goods: [lemonTea], steps: [{ fromCases: 4, offPerCase: fen(170) }] }),
  promotion(
    'more',
    { kind: 'spend', goods: [], spend: fen(40_000), off: fen(1_111) },
    { cap: { of: 'money', total: 9_000 } },
  ),
  promotion('year-end', { kind: 'voucher', spend: fen(45_000), off: fen(900), days: 30, issued: 'by_brand' }),
];

/**
 * A delivery that nobody agreed to stands by the driver's word; December begins; and then the owner has it put right. Of
 * the first word nobody may have heard until then.
 */
async function lived(told: Word, right?: Word, isUnheard = false): Promise<RebateShop> {
  const shop = await openYear();
  const { world, seats, cloud } = shop;
  await shop.received('first', 5);
  await shop.photo('2026-11-23');
  await world.db.transaction((tx) =>
    creditGoods(tx, {
      ...{ storeId: laowang, sellerId: xinyuan, gtin: honeyTea, bottles: 24, at: world.now() },
      entryId: 'prize:honey-tea',
      cause: { kind: 'goods', funder: 'brand', records: ['quarter-4'] },
    }),
  );
  await run(shop, ...promotions);
  const { orderId } = await placed(shop, 'main', [
    [iceTea, 10],
    [lemonTea, 5],
  ]);
  await accept(world, { orderId }, seats.seller);
  await ship(world, { orderId, driverId: wangShifu }, seats.seller);
  await run(shop);
  const later = await shop.shipped('december', [[iceTea, 9]]);
  await recordDelivery(world, { orderId, lines: told.lines, cash: fen(told.cash) }, seats.driver);
  cloud.clock.set('2026-11-28T10:00:00+08:00');
  await standDeliveries(isUnheard ? dyingAfter(1, world) : world);
  cloud.clock.set('2026-12-02T10:00:00+08:00');
  const all = { storeId: laowang, orderId: later.orderId, lines: [], cash: later.total };
  await confirmReceipt(world, all, seats.owner);
  cloud.clock.set('2026-12-03T10:00:00+08:00');
  if (!right) return shop;
  const wish = { storeId: laowang, orderId, lines: right.lines, cash: fen(right.cash), remark: '不是这样' };
  await disputeReceipt(world, wish, seats.owner);
  await answerReceiptDispute(world, { orderId, isWrong: true, remark: '司机记错了' }, seats.seller);
  return shop;
}

/** All that came of it, without how it came to it. */
function outcomeOf(shop: RebateShop) {
  const { cloud } = shop;
  const balances = new Map<string, number>();
  for (const { postings } of cloud.all(entries))
    for (const [key, change] of effectOf(postings)) balances.set(key, (balances.get(key) ?? 0) + change);
  const { months, received, arrived, lately, owedGoods, vouchers, promotionUses } = shop.shelf() ?? {};
  const { owed, dues, inFavour = 0 } = shop.credit() ?? {};
  return {
    statements: cloud
      .all(rebates)
      .flatMap(({ statement: { lines: _, ...sums } = { lines: [] } }) => ('month' in sums ? [sums] : [])),
    purse: cloud.all(rebates).flatMap(({ parts, usable, carried }) => (parts ? [{ usable, carried }] : [])),
    balances: [...balances].filter(([, sum]) => sum !== 0).toSorted(),
    shelf: { months, received, arrived, lately, owedGoods, vouchers, promotionUses },
    owed: [owed, Object.values(dues ?? {}).map(({ amount }) => amount), inFavour],
    stock: shop.available(),
    holds: shop.holds(),
    cash: cloud.all(driverCash).map(({ cash }) => cash),
    goods: cloud.all(goodsCredits).map(({ goods, taken, byBrand }) => ({ goods, taken, byBrand })),
    given: cloud
      .all(promotionSpendings)
      .flatMap(({ promotionId, given, takenBack }) =>
        given === takenBack ? [] : [[promotionId, given - takenBack]],
      )
      .toSorted(),
  };
}

/** Nothing and none are the same. */
const withoutNothing = (outcome: unknown): unknown =>
  JSON.parse(JSON.stringify(outcome, (_, value) => (value === 0 ? undefined : value)));

async function endsAlike(told: Word, right: Word, isUnheard: boolean): Promise<void> {
  const shops = [await lived(told, right, isUnheard), await lived(right)] as const;
  for (const { world } of shops) expect(await brokenTradeBooks(world)).toEqual([]);
  const [put, was] = shops.map((shop) => withoutNothing(outcomeOf(shop)));
  for (const shop of shops) await shop.closeSound();
  expect(put).toEqual(was);
}

const lineOf = (gtin: ReceiptLine['gtin'], most: number) =>
  fc
    .record({ short: fc.nat(most), broken: fc.nat(2), refused: fc.nat(most) })
    .filter(({ short, broken, refused }) => short + broken + refused <= most)
    .map((line) => ({ gtin, ...line }));
const word: fc.Arbitrary<Word> = fc
  .tuple(lineOf(iceTea, 10), lineOf(lemonTea, 5), lineOf(honeyTea, 4))
  .map((lines) => ({ lines, cash: 0 }));

test('whatever the driver told first, a receipt that is put right ends where it would be had it been right at once', async () => {
  await fc.assert(fc.asyncProperty(word, word, fc.boolean(), endsAlike), { numRuns: 2, endOnFailure: true });
}, 120_000);

test('December is held against what November is after all, though nobody heard of a receipt before it was put right', async () => {
  const cases = (missing: number): Word => ({
    lines: [{ gtin: iceTea, short: 0, broken: 0, refused: missing }],
    cash: 0,
  });
  const nothing = {
    lines: [...cases(10).lines, { gtin: lemonTea, short: 0, broken: 0, refused: 5 }],
    cash: 0,
  };
  await endsAlike(cases(9), cases(2), true);
  await endsAlike(cases(2), nothing, true);
}, 60_000);

/** Five cases that earn the last gift of a budget; by the driver's word none of them was taken. */
async function refusedByWord() {
  const shop = await openShop();
  const { world, seats } = shop;
  await run(shop, fiveForOne({ cap: { of: 'cases', total: 1 } }));
  const { orderId } = await placed(shop, 'main', [[iceTea, 5]]);
  await accept(world, { orderId }, seats.seller);
  await ship(world, { orderId, driverId: wangShifu }, seats.seller);
  const lines = [{ gtin: iceTea, short: 0, broken: 0, refused: 5 }];
  await recordDelivery(world, { orderId, lines, cash: fen(0) }, seats.driver);
  shop.cloud.clock.advance(48 * 3_600_000);
  await standDeliveries(world);
  const wish = { storeId: laowang, orderId, lines: [], cash: fen(0), remark: '都收了' };
  await disputeReceipt(world, wish, seats.owner);
  const righted = () =>
    answerReceiptDispute(world, { orderId, isWrong: true, remark: '司机记错了' }, seats.seller);
  return { ...shop, orderId, righted };
}

const borneByBrand = (shop: Pick<Shop, 'cloud'>) =>
  shop.cloud.all(promotionSpendings).reduce((sum, { given, takenBack }) => sum + given - takenBack, 0);

test('what a receipt put right finds spent of a budget is the seller’s to bear: the store keeps its gift, and no budget falls below nothing', async () => {
  const shop = await refusedByWord();
  expect(left(shop)).toBe(1);
  await placed(shop, 'faster', [[iceTea, 5]]);
  expect(left(shop)).toBe(0);
  await shop.righted();
  expect([left(shop), borneByBrand(shop)]).toEqual([0, 0]);
  expect(shop.credit()?.owed).toBe(15_000);
  expect(shop.shelf()?.arrived).toMatchObject({ [iceTea]: 75, [honeyTea]: 12 });
  expect(await brokenTradeBooks(shop.world)).toEqual([]);
  await shop.cloud.close();
});

test('two orders and a receipt put right want the last gift of a budget at once: it is given once', async () => {
  const shop = await refusedByWord();
  const { total, uses } = await quoted(shop, [[iceTea, 5]]);
  const order = (id: string) =>
    placeOrder(shop.world, { ...ordered(id, [[iceTea, 5]]), total, ...(uses && { uses }) }, shop.seats.owner);
  const [one, two, put] = await Promise.all([said(order('one')), said(order('two')), said(shop.righted())]);
  expect(put).toBe('done');
  const won = [one, two].filter((answer) => answer === 'done').length;
  expect([left(shop), won + borneByBrand(shop) / 3_300]).toEqual([0, 1]);
  expect(await brokenTradeBooks(shop.world)).toEqual([]);
  await shop.cloud.close();
});

test('a count of the warehouse since a delivery knows what a receipt put right says of it: only what nobody counted follows', async () => {
  for (const [gtin, iceTeaAfter] of [[lemonTea, 25] as const, [iceTea, 11] as const]) {
    const shop = await refusedByWord();
    expect(shop.available()[iceTea]).toBe(30);
    shop.cloud.clock.advance(1_000);
    const lines = [{ gtin, cases: 11 }];
    const count = { recountId: 'since'.padEnd(16, 'x') as CountId, reason: 'counted' as const, lines };
    await recount(shop.world, count, shop.seats.seller);
    await shop.righted();
    expect(shop.available()).toMatchObject({ [gtin]: 11, [iceTea]: iceTeaAfter });
    await shop.cloud.close();
  }
});

test('a receipt is put right although what its first word puts into stock is still due: that is done first', async () => {
  const shop = await refusedByWord();
  await shop.world.db.updateIf(
    orders,
    shop.orderId,
    {},
    { set: { stockDueAt: shop.world.now(), stockBack: { [iceTea]: 5 } } },
  );
  expect(await said(shop.righted())).toBe('done');
  expect([left(shop), shop.available()[iceTea]]).toEqual([0, 25]);
  expect(await brokenTradeBooks(shop.world)).toEqual([]);
  await shop.cloud.close();
});

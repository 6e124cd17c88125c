import fc from 'fast-check';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import { cash } from '../../../../cloudfunctions/trade/account/seller-books';
import { countHandIn, handInsBefore } from '../../../../cloudfunctions/trade/delivery/count-hand-in';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { handIn } from '../../../../cloudfunctions/trade/delivery/hand-over-cash';
import { stops } from '../../../../cloudfunctions/trade/delivery/stops';
import { countedOf } from '../../../../cloudfunctions/trade/rules/hand-in';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { HandInId } from '../../../../contracts/vocabulary';
import { iceTea, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, problemOf, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.received('first', [[iceTea, 10]]);
});
afterEach(async () => {
  const broken = [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const id = (name: string) => name.padEnd(16, 'x') as HandInId;
const hands = (name: string, amount: number) =>
  handIn(shop.world, { handInId: id(name), amount: fen(amount) }, shop.seats.driver);
const counts = (name: string, counted: number, remark = '') =>
  countHandIn(shop.world, { handInId: id(name), counted: fen(counted), remark }, shop.seats.seller);
const inHand = () => shop.cloud.all(driverCash)[0];

function held(account: string): number {
  return shop.cloud
    .all(entries)
    .flatMap(({ postings }) => [...effectOf(postings)])
    .filter(([key]) => key === `${account}|CNY`)
    .reduce((sum, [, change]) => sum + change, 0);
}
const driverAccount = `driver:${xinyuan}.${wangShifu}:cash`;

test('the driver says what is handed in; nothing moves before the seller has counted it', async () => {
  await hands('today', 30_000);
  expect(inHand()).toMatchObject({ cash: 30_000, handIn: { amount: 30_000 } });
  expect(await stops(shop.world, {}, shop.seats.driver)).toMatchObject({
    cash: 30_000,
    handIn: { amount: 30_000 },
  });
  expect(await cash(shop.world, {}, shop.seats.seller)).toMatchObject({
    drivers: [{ name: '王师傅', cash: 30_000, handIn: { amount: 30_000 } }],
  });

  expect(await counts('today', 30_000)).toMatchObject({ counted: { amount: 30_000, short: 0, over: 0 } });
  expect(inHand()?.cash).toBe(0);
  expect(held(driverAccount)).toBe(0);
  expect(held(`seller:${xinyuan}:cash`)).toBe(-30_000);
  expect(await handInsBefore(shop.world, {}, shop.seats.seller)).toMatchObject({
    handIns: [{ driverName: '王师傅', amount: 30_000 }],
    more: false,
  });
});

test('what was counted short stays with the driver, and is named', async () => {
  await hands('today', 30_000);
  expect(await counts('today', 28_000, '少 20')).toMatchObject({
    counted: { amount: 28_000, short: 2_000, over: 0, remark: '少 20' },
  });
  expect(inHand()?.cash).toBe(2_000);
  expect(held(driverAccount)).toBe(-2_000);
});

test('more than the driver ever had in hand is nobody’s, until somebody explains it', async () => {
  await hands('today', 30_000);
  expect(await counts('today', 30_500)).toMatchObject({ counted: { short: 0, over: 500 } });
  expect(inHand()?.cash).toBe(0);
  expect(held(`seller:${xinyuan}:surplus`)).toBe(500);
});

test('two hand-ins of the same cash at once: one waits to be counted, the other is told', async () => {
  const answers = await Promise.all([said(hands('one', 30_000)), said(hands('two', 30_000))]);
  expect(answers.toSorted()).toEqual(['done', 'hand_in_open']);
});

test('counted twice at once, or sent again, the money moves once; another figure afterwards is told', async () => {
  await hands('today', 30_000);
  await Promise.all([counts('today', 30_000), counts('today', 30_000)]);
  await counts('today', 30_000);
  expect(held(`seller:${xinyuan}:cash`)).toBe(-30_000);
  expect(await said(counts('today', 29_000))).toBe('hand_in_moved_on');
});

test('a hand-in sent again is the same one; more than is in hand is refused with what there is', async () => {
  expect(await problemOf(hands('much', 30_001))).toEqual({
    code: 'more_than_available',
    facts: { available: 30_000 },
  });
  expect(await hands('today', 12_000)).toEqual(await hands('today', 12_000));
  await counts('today', 12_000);
  expect(inHand()?.cash).toBe(18_000);
  await hands('rest', 18_000);
  await counts('rest', 18_000);
  expect(inHand()?.cash).toBe(0);
});

test('another seller counts nothing of this one’s, and another driver takes nobody’s hand-in for its own', async () => {
  await hands('today', 30_000);
  const { otherSeller, driver } = shop.seats;
  const counted = { handInId: id('today'), counted: fen(30_000), remark: '' };
  expect(await said(countHandIn(shop.world, counted, otherSeller))).toBe('not_yours');
  const stranger = { ...driver, at: `${xinyuan}.another` };
  expect(await said(handIn(shop.world, { handInId: id('today'), amount: fen(1) }, stranger))).toBe(
    'not_yours',
  );
});

test('however it is counted, nothing is lost: what left the hand and what is over make up what was counted', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map(fen);
  fc.assert(
    fc.property(amount, amount, amount, (said, inHand, counted) => {
      const { fromDriver, short, over } = countedOf({ said, inHand, counted });
      expect(fromDriver + over).toBe(counted);
      expect(fromDriver).toBeLessThanOrEqual(inHand);
      expect(short).toBe(Math.max(0, said - counted));
    }),
  );
});

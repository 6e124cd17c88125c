import fc from 'fast-check';
import { facts } from '../../../../cloudfunctions/facts/fact';
import { sellers } from '../../../../cloudfunctions/people/seller';
import { addDays, dayOf, weekdayOf } from '../../../../cloudfunctions/time/rules/day';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { home } from '../../../../cloudfunctions/trade/home';
import { priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import {
  deliveryTerms,
  keepOwnTerms,
  setDeliveryTerms,
} from '../../../../cloudfunctions/trade/promise/delivery-terms';
import { tellLate, tellUntoldLate } from '../../../../cloudfunctions/trade/promise/late';
import { punctuality, rollUpPunctuality } from '../../../../cloudfunctions/trade/promise/punctuality';
import { deliveryDay } from '../../../../cloudfunctions/trade/rules/delivery-day';
import { isClosedTooLong } from '../../../../cloudfunctions/trade/rules/promise';
import type { Day } from '../../../../contracts/vocabulary';
import { day, iceTea, instant, laowang, xinyuan } from '../../../first-shop';
import { openShop, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const monday = '2026-11-23';
const terms = { deliveryWeekdays: [2, 4, 6], cutOffMinute: 18 * 60, closedDays: [day('2026-11-24')] };
const cart = [[iceTea, 3]] as const;
const late = (orderId: string, on = '2026-11-26', reason = 'vehicle' as const) =>
  tellLate(shop.world, { orderId: orderId as never, reason, day: day(on) }, shop.seats.seller);

describe('ST-20: the delivery promise is shown when ordering and kept to account', () => {
  test('ST-20: the seller’s own days, cut-off and closed days decide the day that the next order is promised', async () => {
    expect((await shop.place('before', cart)).deliveryDay).toBe('2026-11-24');
    const set = await setDeliveryTerms(shop.world, terms, shop.seats.seller);
    expect(set).toEqual({
      ...terms,
      nextDelivery: '2026-11-26',
      stillPromised: [{ day: '2026-11-24', orders: 1 }],
    });
    expect((await shop.place('after', cart)).deliveryDay).toBe('2026-11-26');
    expect(await deliveryTerms(shop.world, {}, shop.seats.seller)).toMatchObject(terms);
    expect((await home(shop.world, { storeId: laowang })).sellers[0]?.deliveryDay).toBe('2026-11-26');
  });

  test('ST-20: a workbook that writes the price list anew does not take the seller’s own days back, even at the same moment', async () => {
    await setDeliveryTerms(shop.world, { ...terms, closedDays: [] }, shop.seats.seller);
    const workbookWrites = () =>
      shop.world.db.updateIf(
        priceLists,
        `${xinyuan}:A`,
        {},
        { set: { 'seller.deliveryWeekdays': [1], 'seller.cutOffMinute': 60 } },
      );
    await workbookWrites();
    await keepOwnTerms(shop.world, xinyuan, `${xinyuan}:A`);
    expect(shop.cloud.all(priceLists)[0]?.seller).toMatchObject({ ...terms, closedDays: [] });
    await workbookWrites();
    await Promise.all([
      keepOwnTerms(shop.world, xinyuan, `${xinyuan}:A`),
      setDeliveryTerms(shop.world, terms, shop.seats.seller),
    ]);
    expect(shop.cloud.all(priceLists)[0]?.seller).toMatchObject(terms);
    expect(shop.cloud.all(sellers)[0]?.deliveries).toEqual(terms);
  });

  test('ST-20: nobody closes for so long that stores wait more than two weeks', async () => {
    const closedDays = Array.from({ length: 15 }, (_, n) => addDays(day(monday), n + 1));
    const asked = { deliveryWeekdays: [1, 2, 3, 4, 5, 6, 7], cutOffMinute: 960, closedDays };
    expect(await said(setDeliveryTerms(shop.world, asked, shop.seats.seller))).toBe('closed_too_long');
    const fewer = { ...asked, closedDays: closedDays.slice(0, 13) };
    expect(await said(setDeliveryTerms(shop.world, fewer, shop.seats.seller))).toBe('done');
    expect(await said(setDeliveryTerms(shop.world, fewer, shop.seats.otherSeller))).toBe('not_yours');
  });

  test('ST-20: the owner of a late order reads why, which day instead and whom to call, and the promise stays what it was', async () => {
    const { orderId } = await shop.shipped('late', cart);
    const told = await late(orderId);
    const expected = { reason: 'vehicle', day: '2026-11-26', sellerPhone: '13800000001' };
    expect(told).toMatchObject({ deliveryDay: '2026-11-24', late: expected });
    expect((await home(shop.world, { storeId: laowang })).orders).toMatchObject([{ late: expected }]);
    expect(newsOf('order_late')).toEqual([
      expect.objectContaining({ reason: 'vehicle', day: '2026-11-26', sellerPhone: '13800000001' }),
    ]);
    expect(await late(orderId)).toEqual(told);
    expect(newsOf('order_late')).toHaveLength(1);
  });

  test('ST-20: a day that has passed, an order that has come and somebody else’s order are no such promise', async () => {
    const { orderId } = await shop.shipped('come', cart);
    expect(await said(late(orderId, '2026-11-22'))).toBe('day_has_passed');
    const input = { orderId, reason: 'weather' as const, day: day('2026-11-26') };
    expect(await said(tellLate(shop.world, input, shop.seats.otherSeller))).toBe('not_yours');
    await receive(orderId);
    expect(await said(late(orderId))).toBe('order_moved_on');
  });

  test('ST-20: what nobody said a word about is told the owner the night after, once', async () => {
    const [silent, told, kept] = [
      await shop.shipped('silent', cart),
      await shop.shipped('told', cart),
      await shop.shipped('kept', cart),
    ];
    await late(told.orderId);
    await receive(kept.orderId);
    shop.cloud.clock.set('2026-11-24T23:59:00+08:00');
    expect(await tellUntoldLate(shop.world)).toBe(0);
    shop.cloud.clock.set('2026-11-25T03:00:00+08:00');
    expect(await tellUntoldLate(shop.world)).toBe(1);
    expect(await tellUntoldLate(shop.world)).toBe(0);
    expect(newsOf('order_late').map(({ orderId }) => orderId)).toEqual(
      expect.arrayContaining([told.orderId, silent.orderId]),
    );
    const { orders } = await home(shop.world, { storeId: laowang });
    expect(orders.find(({ orderId }) => orderId === silent.orderId)?.late).toEqual({
      at: instant('2026-11-25T03:00:00+08:00'),
      sellerPhone: '13800000001',
    });
  });

  test('ST-20: the seller reads how much came on its day, however often the night counts it', async () => {
    await receive((await shop.shipped('early', cart)).orderId);
    const second = await shop.shipped('second', cart);
    const third = await shop.shipped('third', cart);
    shop.cloud.clock.set('2026-11-24T10:00:00+08:00');
    await receive(second.orderId);
    shop.cloud.clock.set('2026-11-25T10:00:00+08:00');
    await receive(third.orderId);
    shop.cloud.clock.set('2026-11-26T03:00:00+08:00');
    await rollUpPunctuality(shop.world);
    await rollUpPunctuality(shop.world);
    expect(await punctuality(shop.world, {}, shop.seats.seller)).toEqual({
      last30Days: { onTime: 2, late: 1 },
      months: [{ month: '2026-11', onTime: 2, late: 1 }],
    });
    expect(await punctuality(shop.world, {}, shop.seats.otherSeller)).toEqual({
      last30Days: { onTime: 0, late: 0 },
      months: [],
    });
  });
});

test('whatever days a seller may choose, every order finds a day that is open and never today', () => {
  const anyDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day(monday), n));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fc.uniqueArray(anyDay, { maxLength: 40 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 30 * 24 * 60 }),
      (deliveryWeekdays, closedDays, cutOffMinute, minutes) => {
        const chosen = { deliveryWeekdays, closedDays, cutOffMinute };
        const now = instant(`${monday}T00:00:00+08:00`);
        fc.pre(!isClosedTooLong(chosen, day(monday)));
        const at = (now + minutes * 60_000) as typeof now;
        const promised: Day = deliveryDay(chosen, at);
        return (
          promised > dayOf(at) &&
          deliveryWeekdays.includes(weekdayOf(promised)) &&
          !closedDays.includes(promised)
        );
      },
    ),
  );
});

const receive = (orderId: string) =>
  confirmReceipt(
    shop.world,
    { storeId: laowang, orderId: orderId as never, lines: [], cash: 9000 as never },
    shop.seats.owner,
  );

function newsOf(kind: string) {
  return shop.cloud
    .all(facts)
    .map(({ about }) => about.news as { kind: string; orderId: string } | undefined)
    .filter((news) => news?.kind === kind)
    .map((news) => ({ ...news, orderId: news?.orderId }));
}

import { openingDayOf, yearsOpen } from '../../../cloudfunctions/people/rules/opening-day';
import { stores } from '../../../cloudfunctions/people/store';
import { greetShops } from '../../../cloudfunctions/reach/greet';
import { messages } from '../../../cloudfunctions/reach/message';
import type { Day } from '../../../contracts/vocabulary';
import { laowang } from '../../first-shop';
import { openShop, type Shop } from '../trade/shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop('2026-11-21T03:00:00+08:00');
});
afterEach(() => shop.cloud.close());

const opened = (on: string) =>
  shop.world.db.updateIf(stores, laowang, {}, { set: { openedOn: on, openingDay: openingDayOf(on as Day) } });

test('ST-23: a shop is greeted on the day it opened, once however often the night runs', async () => {
  await opened('2021-11-21');
  await greetShops(shop.world);
  await greetShops(shop.world);
  expect(shop.cloud.all(messages)).toMatchObject([
    { to: 'store:laowang', news: { kind: 'opening_day', years: 5 } },
  ]);
});

test('no shop is greeted on another day, nor on the day it opens', async () => {
  await opened('2021-11-22');
  await greetShops(shop.world);
  await opened('2026-11-21');
  await greetShops(shop.world);
  expect(shop.cloud.all(messages)).toEqual([]);
});

test('a shop that opened on a leap day has its day every year', () => {
  expect(openingDayOf('2024-02-29' as Day)).toBe('02-28');
  expect(yearsOpen('2024-02-29' as Day, '2027-02-28' as Day)).toBe(3);
});

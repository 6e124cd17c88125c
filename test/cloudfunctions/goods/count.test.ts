import { count, counts } from '../../../cloudfunctions/goods/count';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import type { CountId, Gtin, Instant, StoreId } from '../../../contracts/vocabulary';
import { iceTea, laowang, lemonTea, openFirstShop, openShelf, seat } from '../../first-shop';
import { openTestCloud, type TestCloud } from '../../test-cloud';

const HOUR = 3_600_000;

let cloud: TestCloud;
let wang: Seat;
beforeEach(async () => {
  cloud = await openTestCloud();
  await openFirstShop(cloud);
  wang = await seat(cloud, 'wang', 'owner', laowang);
});
afterEach(() => cloud.close());

let numbers = 0;
const newCount = (change: object = {}) => {
  numbers += 1;
  const countId = `count${String(numbers).padStart(15, '0')}` as CountId;
  const lines = [{ gtin: iceTea, level: 'one' as const }];
  return { storeId: laowang, countId, countedAt: cloud.clock.now(), lines, ...change };
};
const counted = () => cloud.all(shelves).find(({ _id }) => _id === laowang)?.counted;

test('chips become bottles of the product’s own case', async () => {
  const lines = [
    { gtin: iceTea, level: 'two_or_more' as const },
    { gtin: lemonTea, level: 'none' as const },
  ];
  expect(await count(cloud.world, newCount({ lines }), wang)).toEqual({ counted: 2 });
  const at = cloud.clock.now();
  expect(counted()).toEqual({ [iceTea]: { bottles: 30, at }, [lemonTea]: { bottles: 0, at } });
});

test('a count sent again changes nothing, and another store’s count is not yours', async () => {
  const first = newCount();
  await count(cloud.world, first, wang);
  const before = counted();
  cloud.clock.advance(HOUR);
  expect(await count(cloud.world, { ...first, countedAt: cloud.clock.now() }, wang)).toEqual({ counted: 1 });
  expect(counted()).toEqual(before);
  await openShelf(cloud, 'corner' as StoreId, '街角');
  const stolen = count(cloud.world, { ...first, storeId: 'corner' as StoreId }, wang);
  await expect(stolen).rejects.toMatchObject({ problem: { code: 'not_yours' } });
  expect(cloud.all(counts)).toHaveLength(1);
});

test('a count that comes late does not hide a newer one, and a fast clock does not shut out the next', async () => {
  const tomorrow = (cloud.clock.now() + 24 * HOUR) as Instant;
  await count(cloud.world, newCount({ countedAt: tomorrow }), wang);
  cloud.clock.advance(HOUR);
  await count(cloud.world, newCount({ lines: [{ gtin: iceTea, level: 3 }] }), wang);
  const late = (cloud.clock.now() - 2 * HOUR) as Instant;
  await count(cloud.world, newCount({ countedAt: late, lines: [{ gtin: iceTea, level: 9 }] }), wang);
  expect(counted()?.[iceTea]?.bottles).toBe(3);
});

test('a product nobody sells is left out', async () => {
  const lines = [{ gtin: '6900000000000' as Gtin, level: 'one' as const }];
  await count(cloud.world, newCount({ lines }), wang);
  expect(counted()).toEqual({});
});

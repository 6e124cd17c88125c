import { goodsCredits } from '../../../../cloudfunctions/trade/promotion/goods-credit';
import { displayPlans } from '../../../../cloudfunctions/trade/rebate/display';
import { displayPlan } from '../../../../cloudfunctions/trade/rebate/display-plan';
import type { PolicyId, TaskId } from '../../../../contracts/vocabulary';
import { day, iceTea, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { display, till } from '../rules/rebate/rebate-story';
import { openRebateShop, type RebateShop } from './rebate-shop';

let shop: RebateShop;
afterEach(() => shop.closeSound());

const plan = {
  planId: 'heap' as PolicyId,
  version: 2,
  place: '收银台堆头',
  standard: '不少于 8 瓶',
  taskId: 'new-peach' as TaskId,
  fee: fen(3000),
  mostAMonth: 2,
  sellerId: xinyuan,
  sellerName: '鑫源商贸',
  startsOn: day('2026-11-01'),
  endsOn: day('2026-12-31'),
};
const withPlan = () => shop.cloud.seed(displayPlans, laowang, { storeId: laowang, places: [plan] });

test('ST-05: two passed photos with 15 days between them earn 2 % of what was bought of the product', async () => {
  shop = await openRebateShop(['display', display, [iceTea]]);
  await shop.received('before', 10);
  await shop.photo('2026-11-03');
  expect(await shop.statement('display')).toMatchObject({
    days: 1,
    amount: 0,
    next: { moreDays: 14, more: 600 },
  });
  await shop.photo('2026-11-17');
  expect(await shop.statement('display')).toMatchObject({ days: 15, amount: 600, bought: 30_000 });
  await shop.received('after', 5);
  expect(await shop.page()).toMatchObject({ usable: 900 });
});

test('ST-05: what is not displayed is bought without a rebate, unless the base is everything', async () => {
  shop = await openRebateShop(
    ['display', display, [lemonTea]],
    ['all', { ...display, base: 'all' }, [lemonTea]],
  );
  await shop.received('tea', 10);
  await shop.photo('2026-11-03');
  await shop.photo('2026-11-20');
  expect(await shop.statement('display')).toMatchObject({ days: 18, amount: 0 });
  expect(await shop.statement('all')).toMatchObject({ days: 18, amount: 600 });
});

test('ST-05: counted by photos, each day needs its own', async () => {
  shop = await openRebateShop(['display', { ...display, days: 'photos', leastDays: 2 }]);
  await shop.received('tea', 10);
  await shop.photo('2026-11-03');
  await shop.photo('2026-11-03');
  expect(await shop.statement('display')).toMatchObject({ days: 1, amount: 0 });
  await shop.photo('2026-11-20');
  expect(await shop.statement('display')).toMatchObject({ days: 2, amount: 600 });
});

test('ST-05: a photo that fails in between breaks the interval, and one judged late takes back what it proved', async () => {
  shop = await openRebateShop(['display', display]);
  await shop.received('tea', 10);
  await shop.photo('2026-11-03');
  await shop.photo('2026-11-20');
  expect(await shop.page()).toMatchObject({ usable: 600 });
  await shop.photo('2026-11-10', { passed: false });
  expect(await shop.statement('display')).toMatchObject({ days: 2, amount: 0 });
  expect(await shop.page()).toMatchObject({ usable: 0, carried: 0 });
});

test('ST-16: a photo that passes brings the fee at once, no more often than agreed', async () => {
  shop = await openRebateShop(['display', display]);
  await withPlan();
  await shop.photo('2026-11-12', { taskId: 'new-peach' });
  expect(await shop.page()).toMatchObject({ usable: 3000, ready: [{ sellerId: xinyuan, amount: 3000 }] });
  await shop.photo('2026-11-13', { taskId: 'new-peach', passed: false });
  await shop.photo('2026-11-14', { taskId: 'new-peach' });
  await shop.photo('2026-11-15', { taskId: 'new-peach' });
  expect(await shop.statement('heap')).toMatchObject({
    photos: 3,
    amount: 6000,
    nature: '陈列服务费',
    policyVersion: 2,
  });
});

test('ST-16: the fee goes off what the store owes the seller of the plan in the next night', async () => {
  shop = await openRebateShop(['display', display]);
  await withPlan();
  await shop.received('owing', 10, 20_000);
  await shop.photo('2026-11-12', { taskId: 'new-peach' });
  await shop.night('2026-11-25T03:00:00+08:00');
  expect(shop.credit()?.owed).toBe(17_000);
  expect(shop.held('seller:xinyuan:reimbursement')).toBe(3000);
});

test('ST-16: a photo outside of the plan’s days, or of another task, brings nothing', async () => {
  shop = await openRebateShop(['display', display]);
  await withPlan();
  await shop.photo('2026-10-31', { taskId: 'new-peach' });
  await shop.photo('2026-11-12', { taskId: 'other' });
  expect(await shop.page()).toMatchObject({ usable: 0, statements: [] });
});

test('ST-13: a quarter’s target met brings the till, once, a week after the quarter is over', async () => {
  shop = await openRebateShop(['till', { ...till, targetCases: 20 } as typeof till]);
  await shop.received('first', 12);
  expect((await shop.statement('till'))?.next).toMatchObject({ moreCases: 8, prize: '收银机' });
  shop.cloud.clock.set('2026-12-10T09:00:00+08:00');
  await shop.received('second', 9);
  await shop.night('2027-01-01T03:00:00+08:00');
  expect((await shop.statement('till'))?.prize).toBeUndefined();
  await shop.night('2027-01-08T03:00:00+08:00');
  expect((await shop.statement('till'))?.prize).toMatchObject({ name: '收银机', state: 'promised' });
  await shop.wentBack('late', 9, 'second');
  await shop.night('2027-01-09T03:00:00+08:00');
  expect((await shop.statement('till'))?.prize).toMatchObject({ name: '收银机', state: 'promised' });
});

test('ST-13: goods that go back before the week is over cost the prize', async () => {
  shop = await openRebateShop(['till', { ...till, targetCases: 20 } as typeof till]);
  await shop.received('only', 21);
  shop.cloud.clock.set('2027-01-03T09:00:00+08:00');
  await shop.wentBack('r1', 5, 'only');
  await shop.night('2027-01-09T03:00:00+08:00');
  expect((await shop.statement('till'))?.prize).toBeUndefined();
});

test('ST-13: a prize in goods is put into the store’s goods purse, once', async () => {
  const goods = { as: 'goods' as const, gtin: iceTea, name: '24 瓶', bottles: 24 };
  shop = await openRebateShop(['goods', { kind: 'prize', every: 'month', targetCases: 10, prize: goods }]);
  await shop.received('ten', 10);
  await shop.night('2026-12-08T03:00:00+08:00');
  await shop.night('2026-12-09T03:00:00+08:00');
  expect(shop.cloud.all(goodsCredits)).toMatchObject([
    { storeId: laowang, sellerId: xinyuan, goods: { [iceTea]: 24 } },
  ]);
  expect((await shop.statement('goods'))?.prize).toEqual({ name: '24 瓶', state: 'credited' });
});

const planOf = () => displayPlan(shop.world, { storeId: laowang });

test('ST-17: the owner sees the store’s own display plan before the first photo: where, how, for how much', async () => {
  shop = await openRebateShop(['display', display]);
  expect(await planOf()).toEqual({ places: [] });
  await withPlan();
  expect(await planOf()).toEqual({
    places: [
      {
        planId: 'heap',
        place: '收银台堆头',
        standard: '不少于 8 瓶',
        fee: 3000,
        mostAMonth: 2,
        sellerName: '鑫源商贸',
        startsOn: '2026-11-01',
        endsOn: '2026-12-31',
        days: 0,
        earned: 0,
        more: 2,
      },
    ],
  });
});

test('ST-17: the plan counts days proven, what they brought and what is missing, month by month', async () => {
  shop = await openRebateShop(['display', display]);
  await withPlan();
  await shop.photo('2026-11-12', { taskId: 'new-peach' });
  await shop.photo('2026-11-13', { taskId: 'new-peach', passed: false });
  expect((await planOf()).places).toMatchObject([{ days: 1, earned: 3000, more: 1, failedOn: '2026-11-13' }]);
  await shop.photo('2026-11-14', { taskId: 'new-peach' });
  await shop.photo('2026-11-15', { taskId: 'new-peach' });
  expect((await planOf()).places).toMatchObject([{ days: 3, earned: 6000, more: 0 }]);
  expect((await planOf()).places[0]).not.toHaveProperty('failedOn');
  shop.cloud.clock.set('2026-12-01T09:00:00+08:00');
  expect((await planOf()).places).toMatchObject([{ days: 0, earned: 0, more: 2 }]);
  shop.cloud.clock.set('2027-01-01T09:00:00+08:00');
  expect(await planOf()).toEqual({ places: [] });
});

test('ST-17: a screen’s three database calls are enough for the plan', async () => {
  shop = await openRebateShop(['display', display]);
  await withPlan();
  expect(1 + (await shop.cloud.callsOf(planOf))).toBeLessThanOrEqual(3);
});

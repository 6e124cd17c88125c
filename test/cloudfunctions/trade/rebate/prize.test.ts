import { catchUp } from '../../../../cloudfunctions/facts/fact';
import { messages } from '../../../../cloudfunctions/reach/message';
import { reachReactions } from '../../../../cloudfunctions/reach/tell';
import { standDeliveries } from '../../../../cloudfunctions/trade/delivery/stand-deliveries';
import {
  bringPrize,
  confirmPrize,
  openPrizes,
  prizesToBring,
  tellLatePrizes,
} from '../../../../cloudfunctions/trade/rebate/prize';
import type { Month, PolicyId } from '../../../../contracts/vocabulary';
import { laowang, seat, xiaoli } from '../../../first-shop';
import { said, transferBegins } from '../shop';
import { openRebateShop, type RebateShop } from './rebate-shop';

let shop: RebateShop;
beforeEach(async () => {
  const till = { as: 'thing' as const, name: '收银机' };
  shop = await openRebateShop(['till', { kind: 'prize', every: 'quarter', targetCases: 10, prize: till }]);
  await shop.received('ten', 10);
  await shop.night('2027-01-09T03:00:00+08:00');
});
afterEach(() => shop.closeSound());

const won = { storeId: laowang, month: '2026-12' as Month, policyId: 'till' as PolicyId };
const news = async () => {
  await catchUp(shop.world, reachReactions);
  const told = shop.cloud.all(messages).map(({ news: { kind } }) => kind);
  return told.filter((kind) => kind.startsWith('prize'));
};

test('ST-13: a till that was won is promised with its day, brought by the seller, and handed over with the owner’s yes', async () => {
  const promised = {
    state: 'promised',
    name: '收银机',
    dueOn: '2027-01-23',
    isLate: false,
    sellerName: '鑫源商贸',
  };
  expect((await openPrizes(shop.world)).prizes).toMatchObject([{ storeName: '老王便利店', ...promised }]);
  expect(await news()).toEqual(['prize_promised']);
  expect((await prizesToBring(shop.world, {}, shop.seats.seller)).prizes).toHaveLength(1);
  expect(await bringPrize(shop.world, won, shop.seats.seller)).toMatchObject({ state: 'brought' });
  expect((await shop.statement('till'))?.prize).toMatchObject({ state: 'brought', dueOn: '2027-01-23' });
  expect(await confirmPrize(shop.world, won, shop.seats.owner)).toMatchObject({ state: 'handed_over' });
  expect(await confirmPrize(shop.world, won, shop.seats.owner)).toMatchObject({ state: 'handed_over' });
  expect(await said(bringPrize(shop.world, won, shop.seats.seller))).toBe('prize_moved_on');
  expect((await openPrizes(shop.world)).prizes).toEqual([]);
  expect((await shop.statement('till'))?.prize).toMatchObject({ state: 'handed_over' });
});

test('ST-13: goods that go back after the prize was promised cost it, and it is no longer brought', async () => {
  await shop.wentBack('r1', 3, 'ten');
  await shop.night('2027-01-10T03:00:00+08:00');
  const missed = { name: '收银机', missedBy: 3 };
  expect(await openPrizes(shop.world)).toMatchObject({ prizes: [], missed: [{ ...missed, isKept: false }] });
  expect((await shop.statement('till'))?.prize).toMatchObject({ state: 'promised', missedBy: 3 });
  expect((await prizesToBring(shop.world, {}, shop.seats.seller)).prizes).toEqual([]);
  expect(await said(bringPrize(shop.world, won, shop.seats.seller))).toBe('prize_moved_on');
  expect(await news()).toEqual(['prize_promised', 'prize_missed']);
  await shop.wentBack('r2', 1, 'ten');
  await shop.night('2027-01-11T03:00:00+08:00');
  expect((await openPrizes(shop.world)).missed).toMatchObject([{ missedBy: 4 }]);
});

test('ST-13: a receipt put right upwards wins back a prize that goods going back had cost, with a new day', async () => {
  shop.cloud.clock.set('2026-12-28T09:00:00+08:00');
  await shop.sent('late', 4, 4);
  shop.cloud.clock.set('2026-12-31T09:00:00+08:00');
  await standDeliveries(shop.world);
  await shop.disputed('late');
  await shop.wentBack('r1', 3, 'ten');
  await shop.night('2027-01-10T03:00:00+08:00');
  expect(await news()).toEqual(['prize_promised', 'prize_missed']);
  await shop.agreedWrong('late');
  await shop.night('2027-01-11T03:00:00+08:00');
  expect(await openPrizes(shop.world)).toMatchObject({ prizes: [{ dueOn: '2027-01-25' }], missed: [] });
  expect(await news()).toEqual(['prize_promised', 'prize_missed', 'prize_promised']);
});

test('ST-13: a prize that a store has in its hands is never fetched back; store and brand read by how much it was missed', async () => {
  await confirmPrize(shop.world, won, shop.seats.owner);
  await shop.wentBack('r1', 3, 'ten');
  await shop.night('2027-01-10T03:00:00+08:00');
  await shop.night('2027-01-11T03:00:00+08:00');
  const missed = [{ name: '收银机', missedBy: 3, isKept: true }];
  expect(await openPrizes(shop.world)).toMatchObject({ prizes: [], missed });
  expect(await news()).toEqual(['prize_promised', 'prize_missed']);
  expect(shop.cloud.all(messages).at(-1)?.news).toMatchObject({ isKept: true, missedBy: 3 });
});

test('a shop that begins to change hands while its old owner takes a prize: nobody has taken it', async () => {
  const taken = confirmPrize(transferBegins(shop, laowang), won, shop.seats.owner);
  expect(await said(taken)).toBe('transfer_open');
  expect((await openPrizes(shop.world)).prizes).toMatchObject([{ state: 'promised' }]);
});

test('ST-13: the rep of the store may bring it as well, and nobody else may; the owner’s yes is only the owner’s', async () => {
  const li = await seat(shop.cloud, 'li', 'rep', xiaoli);
  const other = await seat(shop.cloud, 'zhang', 'rep', 'xiaozhang');
  expect(await said(bringPrize(shop.world, won, other))).toBe('not_yours');
  expect(await said(bringPrize(shop.world, won, shop.seats.otherSeller))).toBe('not_yours');
  expect(await said(confirmPrize(shop.world, won, shop.seats.otherOwner))).toBe('not_yours');
  expect((await prizesToBring(shop.world, {}, li)).prizes).toMatchObject([{ name: '收银机' }]);
  expect(await bringPrize(shop.world, won, li)).toMatchObject({ state: 'brought' });
});

test('ST-13: the seller’s driver has it in the van and brings it; another seller’s driver sees nothing of it', async () => {
  const stranger = await seat(shop.cloud, 'zhao', 'driver', 'guangda.zhao');
  expect((await prizesToBring(shop.world, {}, stranger)).prizes).toEqual([]);
  expect(await said(bringPrize(shop.world, won, stranger))).toBe('not_yours');
  expect((await prizesToBring(shop.world, {}, shop.seats.driver)).prizes).toMatchObject([{ name: '收银机' }]);
  expect(await bringPrize(shop.world, won, shop.seats.driver)).toMatchObject({ state: 'brought' });
});

test('ST-13: one that is late is told to the store once, and stands late before the brand until the owner has it', async () => {
  shop.cloud.clock.set('2027-01-23T03:00:00+08:00');
  await tellLatePrizes(shop.world);
  expect(await news()).toEqual(['prize_promised']);
  shop.cloud.clock.set('2027-01-24T03:00:00+08:00');
  await tellLatePrizes(shop.world);
  await tellLatePrizes(shop.world);
  expect(await news()).toEqual(['prize_promised', 'prize_late']);
  expect((await openPrizes(shop.world)).prizes).toMatchObject([{ isLate: true }]);
  await confirmPrize(shop.world, won, shop.seats.owner);
  expect((await openPrizes(shop.world)).prizes).toEqual([]);
});

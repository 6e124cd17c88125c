import { noteTransfer } from '../../../cloudfunctions/goods/note-transfer';
import { bindingCode, bindStore } from '../../../cloudfunctions/people/binding';
import { identities, seatOf } from '../../../cloudfunctions/people/identity';
import {
  answerTransfer,
  invite,
  people,
  removePerson,
  startTransfer,
} from '../../../cloudfunctions/people/own-people';
import { settleTransfer, transfers } from '../../../cloudfunctions/people/settle-transfer';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import { settleRebates } from '../../../cloudfunctions/trade/account/offset';
import { confirmReceipt } from '../../../cloudfunctions/trade/delivery/receipt';
import { placeOrder } from '../../../cloudfunctions/trade/order/place-order';
import { storeOrder, storeOrders } from '../../../cloudfunctions/trade/order/store-orders';
import { quote } from '../../../cloudfunctions/trade/price/quote';
import type { Call } from '../../../contracts/call';
import { payApi } from '../../../contracts/pay';
import { repApi } from '../../../contracts/rep';
import { sellerApi } from '../../../contracts/seller';
import { storeApi } from '../../../contracts/store';
import type { StoreId } from '../../../contracts/vocabulary';
import { iceTea, laowang, openShelf, seat, xiaoli } from '../../first-shop';
import { fen } from '../../test-cloud';
import { openShop, ordered, orderId, type Shop } from '../trade/shop';

let shop: Shop;
let world: Shop['world'] & { noteTransfer: typeof noteTransfer };
let rep: Seat;
let wang: Seat;
const store = { storeId: laowang };

beforeEach(async () => {
  shop = await openShop();
  world = { ...shop.world, noteTransfer };
  rep = await seat(shop.cloud, 'xiaoli', 'rep', xiaoli);
  wang = await byRepsCode('wang');
});
afterEach(() => shop.cloud.close());

const stranger = (name: string) => seat(shop.cloud, name, 'member', name);
const typed = async (code: string, name: string): Promise<Seat> => {
  const one = await stranger(name);
  const { role } = await bindStore(world, { code }, one);
  return { ...one, role, at: laowang };
};
const byRepsCode = async (name: string) => typed((await bindingCode(world, store, rep)).code, name);
const invited = async (role: 'clerk' | 'owner', name: string) =>
  typed((await invite(world, { ...store, role, name }, wang)).code, `person${++came}`);
let came = 0;
const rolesOf = ({ personId }: Seat) =>
  shop.cloud
    .all(identities)
    .find((identity) => identity.personId === personId)
    ?.grants.filter(({ at }) => at === laowang)
    .map(({ role }) => role);
const onAccount = () =>
  quote(world, { ...store, lines: [{ gtin: iceTea, cases: 4 }], payBy: 'account' }).then(
    ({ quotes }) => quotes[0]?.reasons,
  );
const closed = [{ reason: 'transfer_open' }];

test('an owner invites a clerk by a code of one use, sees who belongs to the store, and sends the clerk away', async () => {
  const mei = await invited('clerk', '小美');
  expect(rolesOf(mei)).toEqual(['clerk']);
  const seen = await people(world, store, wang);
  expect(seen.people).toMatchObject([
    { role: 'owner', isYou: true, mayBeRemoved: false },
    { role: 'clerk', name: '小美', isYou: false, mayBeRemoved: true },
  ]);
  const after = await removePerson(world, { ...store, personId: mei.personId }, wang);
  expect(after.people).toHaveLength(1);
  expect(rolesOf(mei)).toEqual([]);
});

test('what a former owner asked just before the shop changed hands hands nothing over and invites nobody', async () => {
  const { code } = await startTransfer(world, store, wang);
  const next = await typed(code, 'next');
  await expect(startTransfer(world, store, wang)).rejects.toThrow('not_yours');
  await expect(invite(world, { ...store, role: 'owner', name: '小舅' }, wang)).rejects.toThrow('not_yours');
  expect((await people(world, store, next)).people).toMatchObject([{ role: 'owner', isYou: true }]);
});

test('an owner of two shops sits in the one a call is about: nothing ordered or handed over in one is the other’s', async () => {
  const corner = 'corner' as StoreId;
  await openShelf(shop.cloud, corner, '街角店');
  const { openid } = await seat(shop.cloud, 'two-shops', 'owner', laowang, corner);
  const seatIn = (storeId: string) => seatOf(world, { openid }, storeApi.order, { storeId });
  const [first, second] = [await seatIn(laowang), await seatIn(corner)];
  if (!first || !second) throw new Error('An owner has no seat in the own shop.');
  expect([first.at, second.at, await seatIn('neighbour')]).toEqual([laowang, corner, undefined]);

  const order = await placeOrder(world, ordered('corner', [[iceTea, 4]], 'cash', corner), second);
  expect((await storeOrders(world, { storeId: laowang })).orders).toEqual([]);
  await expect(storeOrder(world, { ...store, orderId: order.orderId }, first)).rejects.toThrow('not_yours');
  await startTransfer(world, store, wang);
  const asked = { storeId: corner, lines: [{ gtin: iceTea, cases: 4 }], payBy: 'account' as const };
  expect((await quote(world, asked)).quotes[0]?.reasons).not.toEqual(closed);
});

test('whoever holds two seats of one kind sits in the one they say, for every call of every door', async () => {
  const calls = [repApi, sellerApi, payApi].flatMap((api) => Object.values<Call>(api));
  for (const role of ['rep', 'seller', 'driver'] as const) {
    await seat(shop.cloud, role, role, 'first', 'second');
    for (const call of calls.filter(({ by }) => by !== 'anyone' && by.includes(role))) {
      const seatAt = async (at?: string) => (await seatOf(world, { openid: `o-${role}` }, call, { at }))?.at;
      const seats = await Promise.all([seatAt('second'), seatAt('first'), seatAt(), seatAt('third')]);
      expect(seats).toEqual(['second', 'first', 'first', undefined]);
    }
  }
});

test('an invitation is used once and for ten minutes', async () => {
  const { code } = await invite(world, { ...store, role: 'clerk', name: '小美' }, wang);
  await typed(code, 'mei');
  await expect(typed(code, 'thief')).rejects.toThrow('code_used');
  const late = await invite(world, { ...store, role: 'clerk', name: '小张' }, wang);
  shop.cloud.clock.advance(600_001);
  await expect(typed(late.code, 'zhang')).rejects.toThrow('code_expired');
});

test('an owner’s second phone is an owner without a change of hands; it may leave, but not send the first away', async () => {
  const second = await invited('owner', '老王的平板');
  expect(rolesOf(second)).toEqual(['owner']);
  expect((await people(world, store, wang)).transfer).toBe(undefined);
  const sendAway = removePerson(world, { ...store, personId: wang.personId }, second);
  await expect(sendAway).rejects.toThrow('not_first_owner');
  await expect(invite(world, { ...store, role: 'owner', name: '第三个' }, second)).rejects.toThrow(
    'not_first_owner',
  );
  await removePerson(world, { ...store, personId: second.personId }, second);
  expect(rolesOf(second)).toEqual([]);
});

test('the owner cannot leave the store without an owner', async () => {
  await expect(removePerson(world, { ...store, personId: wang.personId }, wang)).rejects.toThrow(
    'not_first_owner',
  );
});

test('a store has ten people and no more', async () => {
  for (let n = 0; n < 9; n++) await invited('clerk', `店员${n}`);
  await expect(invited('clerk', '第十一个')).rejects.toThrow('people_full');
});

test('a rep’s code for a store that has an owner is a change of hands: nothing goes on account until the old owner agrees', async () => {
  expect(await onAccount()).toEqual([]);
  const li = await byRepsCode('li');
  expect(await onAccount()).toEqual(closed);
  await expect(shop.place('x', [[iceTea, 4]], 'account')).rejects.toThrow('order_refused');
  expect((await people(world, store, li)).transfer?.youAre).toBe('to');
  const after = await answerTransfer(world, { ...store, agree: true }, wang);
  expect(after.people.map(({ personId }) => personId)).toEqual([li.personId]);
  expect(rolesOf(wang)).toEqual([]);
  expect(rolesOf(li)).toEqual(['owner']);
  expect(await onAccount()).toEqual([]);
});

test('the old owner says no: the newcomer is out and the account is open again', async () => {
  const li = await byRepsCode('li');
  await answerTransfer(world, { ...store, agree: false }, wang);
  expect(rolesOf(li)).toEqual([]);
  expect(rolesOf(wang)).toEqual(['owner']);
  expect(await onAccount()).toEqual([]);
});

test('the newcomer cannot agree in the old owner’s place, only step back', async () => {
  const li = await byRepsCode('li');
  await answerTransfer(world, { ...store, agree: true }, li);
  expect(await onAccount()).toEqual(closed);
  expect(rolesOf(wang)).toEqual(['owner']);
  await answerTransfer(world, { ...store, agree: false }, li);
  expect(rolesOf(li)).toEqual([]);
});

test('where the old owner is gone, the seller who lends to the store says so; another seller has no say', async () => {
  const li = await byRepsCode('li');
  expect((await transfers(world, {}, shop.seats.seller)).transfers).toMatchObject([
    { storeId: laowang, hasNewOwner: true },
  ]);
  expect((await transfers(world, {}, shop.seats.otherSeller)).transfers).toEqual([]);
  const asked = { ...store, agree: true };
  await expect(settleTransfer(world, asked, shop.seats.otherSeller)).rejects.toThrow('not_yours');
  await settleTransfer(world, asked, shop.seats.seller);
  expect([rolesOf(wang), rolesOf(li)]).toEqual([[], ['owner']]);
  await expect(settleTransfer(world, asked, shop.seats.seller)).rejects.toThrow('transfer_over');
});

test('the old owner begins it and the new one types the code: both have agreed, and helpers of the old one are gone, too', async () => {
  const mei = await invited('clerk', '小美');
  const { code } = await startTransfer(world, store, wang);
  expect(await onAccount()).toEqual(closed);
  const li = await typed(code, 'li');
  expect([rolesOf(wang), rolesOf(mei), rolesOf(li)]).toEqual([[], [], ['owner']]);
  expect(await onAccount()).toEqual([]);
});

test('what was begun is called off: its code is worth nothing', async () => {
  const { code } = await startTransfer(world, store, wang);
  await answerTransfer(world, { ...store, agree: false }, wang);
  expect(await onAccount()).toEqual([]);
  await expect(typed(code, 'li')).rejects.toThrow('code_expired');
});

test('two newcomers at once: one comes, the other hears that the shop changes hands', async () => {
  const codes = [await bindingCode(world, store, rep), await bindingCode(world, store, rep)];
  const tries = await Promise.allSettled(codes.map(({ code }, n) => typed(code, `new${n}`)));
  expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = tries.find((one) => one.status === 'rejected');
  expect(refused?.reason.message).toBe('transfer_open');
});

test('while a shop changes hands nobody is invited or sent away', async () => {
  const mei = await invited('clerk', '小美');
  await byRepsCode('li');
  await expect(invite(world, { ...store, role: 'clerk', name: '小张' }, wang)).rejects.toThrow(
    'transfer_open',
  );
  await expect(removePerson(world, { ...store, personId: mei.personId }, wang)).rejects.toThrow(
    'transfer_open',
  );
});

test('goods on their way are received while it lasts, and paid in cash', async () => {
  await shop.shipped('x', [[iceTea, 4]], 'account');
  await byRepsCode('li');
  const receive = (cash: number) =>
    confirmReceipt(world, { ...store, orderId: orderId('x'), lines: [], cash: fen(cash) }, shop.seats.owner);
  await expect(receive(0)).rejects.toThrow('account_short');
  expect((await receive(12_000)).receipt?.onAccount).toBe(0);
});

test('the same owner by another code of the rep changes nothing', async () => {
  const { code } = await bindingCode(world, store, rep);
  await bindStore(world, { code }, wang);
  expect((await people(world, store, wang)).transfer).toBe(undefined);
  expect(rolesOf(wang)).toEqual(['owner']);
});

test('a rebate stays in the purse while the shop changes hands, and is taken off in the night after', async () => {
  await shop.received('first', [[iceTea, 12]]);
  await shop.shipped('owed', [[iceTea, 4]], 'account');
  await confirmReceipt(
    world,
    { ...store, orderId: orderId('owed'), lines: [], cash: fen(0) },
    shop.seats.owner,
  );
  const owed = shop.credit()?.owed;
  shop.cloud.clock.set('2026-12-05T03:00:00+08:00');
  await byRepsCode('li');
  await settleRebates(world);
  expect(shop.credit()?.owed).toBe(owed);
  await answerTransfer(world, { ...store, agree: true }, wang);
  await settleRebates(world);
  expect(shop.credit()?.owed).toBeLessThan(owed ?? 0);
});

import { facts } from '../../../../cloudfunctions/facts/fact';
import { noteTransfer } from '../../../../cloudfunctions/goods/note-transfer';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { credits } from '../../../../cloudfunctions/trade/account/credit';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { exchangeable, storeExchanges } from '../../../../cloudfunctions/trade/exchange/store-exchanges';
import { storeOrder } from '../../../../cloudfunctions/trade/order/store-orders';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { Instant } from '../../../../contracts/vocabulary';
import { iceTea, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, orderId, problemOf, type Shop, said } from '../shop';
import { givingBack } from './give-back';

const HOUR = 3_600_000;
let shop: Shop;
let back: ReturnType<typeof givingBack>;
beforeEach(async () => {
  shop = await openShop();
  back = givingBack(shop);
});
afterEach(async () => {
  const broken = [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const receive = (id: string, lines: Parameters<typeof confirmReceipt>[1]['lines'], cash: number) =>
  confirmReceipt(
    shop.world,
    { storeId: laowang, orderId: orderId(id), lines, cash: fen(cash) },
    shop.seats.owner,
  );

test('ST-21: two broken cases told within two days are credited with the seller’s word, and nobody has to fetch them', async () => {
  await shop.received('came', [[iceTea, 4]]);
  shop.cloud.clock.advance(47 * HOUR);
  const page = await exchangeable(shop.world, { storeId: laowang }, shop.seats.owner);
  expect(page.receipts).toMatchObject([{ orderId: orderId('came'), lines: [{ bottles: 60 }] }]);
  await back.broken('wet', orderId('came'), 30, [back.photo('wet')]);
  const done = await back.accept('wet');
  expect(done).toMatchObject({ state: 'done', note: { amount: 6000, inFavour: 6000, offDues: 0 } });
  expect(await back.accept('wet')).toEqual(done);
  expect(back.held(`store:${laowang}:owes:${xinyuan}`)).toBe(6000);
  expect(shop.cloud.all(facts).filter(({ kind }) => kind === 'return')).toHaveLength(1);
});

test('what stands in a store’s favour pays its next receipt first, and only once', async () => {
  await shop.received('came', [[iceTea, 4]]);
  await back.broken('wet', orderId('came'), 15, [back.photo('wet')]);
  await back.accept('wet');
  for (const id of ['next', 'more']) await shop.shipped(id, [[iceTea, 3]]);
  const shown = await storeOrder(
    shop.world,
    { storeId: laowang, orderId: orderId('next') },
    shop.seats.owner,
  );
  expect(shown.inFavour).toBe(3000);
  const ends = await Promise.all(['next', 'more'].map((id) => said(receive(id, [], 6000))));
  expect(ends).toContain('done');
  expect(shop.credit()?.inFavour).toBe(0);
  expect(back.held(`store:${laowang}:owes:${xinyuan}`)).toBe(-(shop.credit()?.owed ?? 0));
});

test('while the shop changes hands what stands in its favour stays where it is', async () => {
  await shop.received('came', [[iceTea, 4]]);
  await back.broken('wet', orderId('came'), 15, [back.photo('wet')]);
  await back.accept('wet');
  await shop.shipped('next', [[iceTea, 3]]);
  const since = (at?: Instant) => shop.world.db.transaction((tx) => noteTransfer(tx, laowang, at));
  await since(shop.cloud.clock.now());
  expect(await problemOf(receive('next', [], 6000))).toEqual({ code: 'account_short', facts: { room: 0 } });
  expect(shop.credit()?.inFavour).toBe(3000);
  await since();
  expect(await said(receive('next', [], 6000))).toBe('done');
});

test('an account without a limit pays with what stands in its favour, and with nothing beyond it', async () => {
  await shop.received('came', [[iceTea, 4]]);
  await shop.world.db.updateIf(credits, `${laowang}:${xinyuan}`, {}, { set: { limit: 0 } });
  await back.broken('wet', orderId('came'), 15, [back.photo('wet')]);
  await back.accept('wet');
  await shop.shipped('next', [[iceTea, 3]]);
  expect(await problemOf(receive('next', [], 5999))).toEqual({
    code: 'account_short',
    facts: { room: 3000 },
  });
  expect(await receive('next', [], 6000)).toMatchObject({ receipt: { onAccount: 3000, inFavour: 3000 } });
  expect(shop.credit()).toMatchObject({ owed: 0, dues: {}, inFavour: 0 });
});

test('told too late, without a photo, of more than came, or twice, it is refused each with its reason', async () => {
  await shop.received('came', [[iceTea, 4]]);
  expect(await said(back.broken('dark', orderId('came'), 15, []))).toBe('photo_missing');
  expect(await said(back.broken('much', orderId('came'), 61, [back.photo('a')]))).toBe(
    'receipt_exceeds_order',
  );
  expect(await said(back.broken('half', orderId('came'), 40, [back.photo('b')]))).toBe('done');
  expect(await said(back.broken('rest', orderId('came'), 21, [back.photo('c')]))).toBe(
    'receipt_exceeds_order',
  );
  expect(await said(back.broken('same', orderId('came'), 5, [back.photo('b')]))).toBe('photo_used');
  shop.cloud.clock.advance(48 * HOUR + 1);
  expect(await said(back.broken('late', orderId('came'), 5, [back.photo('d')]))).toBe('damage_too_late');
});

test('five phones that report the last case broken at once are credited for one', async () => {
  await shop.received('came', [[iceTea, 3]]);
  const photos = Array.from({ length: 5 }, (_, n) => back.photo(`p${n}`));
  const answers = await Promise.all(
    photos.map((photo, n) => said(back.broken(`r${n}`, orderId('came'), 30, [photo]))),
  );
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
});

test('at the door what is refused, near its end or never ordered is not paid for and stays on record with its photo', async () => {
  await shop.shipped('door', [
    [iceTea, 5],
    [lemonTea, 3],
  ]);
  const photos = [back.photo('day')];
  const lines = [
    { gtin: iceTea, short: 1, broken: 0, nearExpiry: 1, photos },
    { gtin: lemonTea, short: 0, broken: 0, refused: 3, notOrdered: true as const },
  ];
  const order = await receive('door', lines, 9000);
  expect(order.receipt).toMatchObject({ due: 9000, lines });
  expect(shop.cloud.all(driverCash)).toMatchObject([{ cash: 9000 }]);
  const { exchanges: records } = await storeExchanges(shop.world, { storeId: laowang });
  expect(records).toMatchObject([
    {
      state: 'done',
      photos,
      lines: [
        { gtin: iceTea, why: 'near_expiry', bottles: 15 },
        { gtin: lemonTea, why: 'not_ordered', bottles: 45 },
      ],
    },
  ]);
  expect(await receive('door', lines, 9000)).toEqual(order);
});

test('at the door a photo that never arrived, or lies in another’s folder, is not believed', async () => {
  await shop.shipped('door', [[iceTea, 3]]);
  const lost = `cloud://local-1abc.local-files/${shop.seats.owner.openid}/lost.jpg` as ReturnType<
    typeof back.photo
  >;
  const line = { gtin: iceTea, short: 0, broken: 1 };
  expect(await said(receive('door', [{ ...line, photos: [lost] }], 6000))).toBe('photo_missing');
  const theirs = shop.cloud.put('o-neighbour/x.jpg', Buffer.from('x')) as typeof lost;
  expect(await said(receive('door', [{ ...line, photos: [theirs] }], 6000))).toBe('not_yours');
});

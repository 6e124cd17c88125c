import { facts } from '../../../../cloudfunctions/facts/fact';
import { stocks } from '../../../../cloudfunctions/goods/stock';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { ownAccount } from '../../../../cloudfunctions/trade/account/account';
import { credits } from '../../../../cloudfunctions/trade/account/credit';
import { cancelExchange, declineExchange } from '../../../../cloudfunctions/trade/exchange/exchange-steps';
import { setExchangeTerms } from '../../../../cloudfunctions/trade/exchange/exchange-terms';
import { exchangeable, storeExchanges } from '../../../../cloudfunctions/trade/exchange/store-exchanges';
import { goodsCredits } from '../../../../cloudfunctions/trade/promotion/goods-credit';
import { rebate } from '../../../../cloudfunctions/trade/rebate/rebate-page';
import { usualTerms } from '../../../../cloudfunctions/trade/rules/exchange/exchangeable';
import { iceTea, laowang, xinyuan } from '../../../first-shop';
import { openShop, problemOf, type Shop, said } from '../shop';
import { DAY_MS, exchangeId, givingBack } from './give-back';

let shop: Shop;
let back: ReturnType<typeof givingBack>;
beforeEach(async () => {
  shop = await openShop();
  back = givingBack(shop);
});
afterEach(async () => {
  const broken = await brokenBooks(shop.world);
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const later = (days: number) => shop.cloud.clock.advance(days * DAY_MS);
const page = () => exchangeable(shop.world, { storeId: laowang }, shop.seats.owner);

test('ST-06: what has not sold for 30 days may be exchanged, and what came since may not', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(20);
  await shop.received('new', [[iceTea, 3]]);
  later(11);
  await back.counted(75);
  expect((await page()).products).toMatchObject([{ gtin: iceTea, slow: 30 }]);
  expect(await problemOf(back.ask('toomany', 31))).toEqual({ code: 'exchange_refused', facts: { may: 30 } });
  expect(await back.ask('two', 30)).toMatchObject({
    state: 'asked',
    amount: 6000,
    lines: [{ orderId: 'old'.padEnd(16, 'x'), bottles: 30, amount: 6000, why: 'slow' }],
  });
  expect((await page()).products).toMatchObject([{ slow: 0, why: { reason: 'too_new' } }]);
});

test('ST-06: before the thirtieth day the store reads from which day on it may', async () => {
  await shop.received('new', [[iceTea, 4]]);
  later(29);
  await back.counted(60);
  expect(await problemOf(back.ask('early', 15))).toEqual({
    code: 'exchange_refused',
    facts: { may: 0, why: { reason: 'too_new', from: '2026-12-23', days: 30 } },
  });
  later(1);
  expect(await said(back.ask('early', 15))).toBe('done');
});

test('ST-06: by the other reading only what came within 30 days may be exchanged', async () => {
  await setExchangeTerms(shop.world, { ...usualTerms, reading: 'within' }, shop.seats.seller);
  await shop.received('one', [[iceTea, 4]]);
  later(30);
  expect(await said(back.ask('first', 15))).toBe('done');
  later(1);
  expect(await problemOf(back.ask('late', 15))).toMatchObject({
    facts: { may: 0, why: { reason: 'too_old', days: 30 } },
  });
});

test('ST-06: what nobody counted, what is sold and what never came cannot be exchanged, each with its reason', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  expect(await problemOf(back.ask('uncounted', 15))).toMatchObject({
    facts: { why: { reason: 'count_first' } },
  });
  await back.counted(0);
  expect(await problemOf(back.ask('sold', 15))).toMatchObject({ facts: { why: { reason: 'sold_out' } } });
  const other = { gtin: '6970000000020' as typeof iceTea };
  expect(await problemOf(back.ask('never', 15, other))).toMatchObject({
    facts: { why: { reason: 'never_received' } },
  });
});

test('no more of one product than a month allows, however often it is asked; what is not exchanged after all may be again', async () => {
  await setExchangeTerms(shop.world, { ...usualTerms, mostCases: 1 }, shop.seats.seller);
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  expect(await said(back.ask('first', 15))).toBe('done');
  expect(await problemOf(back.ask('second', 1))).toMatchObject({
    facts: { why: { reason: 'limit_reached' } },
  });
  await cancelExchange(shop.world, { storeId: laowang, exchangeId: exchangeId('first') }, shop.seats.owner);
  expect(await said(back.ask('second', 15))).toBe('done');
});

test('ten phones asking for the last case at once are given it once', async () => {
  await setExchangeTerms(shop.world, { ...usualTerms, mostCases: 1 }, shop.seats.seller);
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => said(back.ask(`phone${n}`, 15))));
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
});

test('goods that went back come off what is owed first, and what is over stands in the store’s favour', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  await shop.world.db.updateIf(
    credits,
    `${laowang}:${xinyuan}`,
    {},
    { set: { owed: 4000, 'dues.opening': { amount: 4000, dueDay: '2026-12-01' } } },
  );
  await back.ask('back', 30);
  await back.accept('back');
  const done = await back.take('back', 30);
  expect(done).toMatchObject({
    state: 'done',
    note: { amount: 6000, offDues: 4000, inFavour: 2000, byWechat: 0, document: '红字或折扣发票' },
  });
  expect(shop.credit()).toMatchObject({ owed: 0, dues: {}, inFavour: 2000 });
  const terms = { storeId: laowang, sellerId: xinyuan };
  expect(await ownAccount(shop.world, terms)).toMatchObject({ owed: 0, inFavour: 2000 });
  expect((await rebate(shop.world, { storeId: laowang })).owed).toMatchObject([{ owed: 0, inFavour: 2000 }]);
  expect(back.held(`seller:${xinyuan}:sales`)).toBe(12_000 - 6000);
  expect(back.held(`store:${laowang}:owes:${xinyuan}`)).toBe(6000);
  const [entry] = shop.cloud.all(entries).filter(({ _id }) => _id.startsWith('credit:'));
  expect(entry?.cause).toMatchObject({ nature: '销售退回', funder: `seller:${xinyuan}` });
  expect(shop.cloud.all(facts).find(({ kind }) => kind === 'return')?.about).toMatchObject({
    cases: 2,
    lines: [{ gtin: iceTea, cases: 2, orderId: 'old'.padEnd(16, 'x') }],
  });
  expect(shop.shelf()?.received['2026-11-23']).toEqual({ [iceTea]: 30 });
});

test('what did not sell is sold again by the whole case, and a bottle near its end fills none', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  const available = () =>
    shop.cloud.all(stocks).find(({ sellerId }) => sellerId === xinyuan)?.available[iceTea];
  const before = available() ?? 0;
  const goes = async (id: string, bottles: number, more: Parameters<typeof back.ask>[2] = {}) => {
    await back.ask(id, bottles, more);
    await back.accept(id);
    await back.take(id, bottles);
    return (available() ?? 0) - before;
  };
  expect(await goes('near', 10, { why: 'near_expiry', photos: [back.photo('near')] })).toBe(0);
  expect(await goes('slow', 10)).toBe(0);
  expect(await goes('rest', 5)).toBe(1);
});

test('the same goods instead come with a later order, or at once when the driver has them with him', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  await back.ask('later', 15, { instead: 'goods' });
  await back.accept('later');
  expect(await back.take('later', 15)).toMatchObject({ state: 'done', owedBottles: 15 });
  expect(shop.cloud.all(goodsCredits)).toMatchObject([{ goods: { [iceTea]: 15 } }]);
  await back.ask('now', 15, { instead: 'goods' });
  await back.accept('now');
  expect(await back.take('now', 15, true)).not.toHaveProperty('owedBottles');
  expect(shop.cloud.all(goodsCredits)).toMatchObject([{ goods: { [iceTea]: 15 } }]);
});

test('the driver takes fewer than asked: only those are credited, and the rest may be asked for again', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  await back.ask('some', 60);
  await back.accept('some');
  expect(await said(back.take('some', 61))).toBe('receipt_exceeds_order');
  expect(await back.take('some', 40)).toMatchObject({ note: { amount: 8000 } });
  expect(await back.take('some', 40)).toMatchObject({ note: { amount: 8000 } });
  expect(await said(back.ask('rest', 20))).toBe('done');
});

test('a case counts as gone back with its last bottle, in however many parts it goes', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  for (const [id, bottles] of [
    ['a', 8],
    ['b', 7],
  ] as const)
    await back.ask(id, bottles);
  for (const [id, bottles] of [
    ['a', 8],
    ['b', 7],
  ] as const) {
    await back.accept(id);
    await back.take(id, bottles);
  }
  const cases = shop.cloud
    .all(facts)
    .filter(({ kind }) => kind === 'return')
    .map(({ about }) => about.cases);
  expect(cases).toEqual([0, 1]);
  expect(shop.credit()).toMatchObject({ inFavour: 3000 });
});

test('accepted by the seller and cancelled by the owner at once, or fetched and cancelled at once, ends one way and is credited once', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  const cancel = (id: string) =>
    cancelExchange(shop.world, { storeId: laowang, exchangeId: exchangeId(id) }, shop.seats.owner);
  for (const id of ['one', 'two', 'three']) {
    await back.ask(id, 15);
    await Promise.all([said(back.accept(id)), said(cancel(id))]);
    const [shown] = (await storeExchanges(shop.world, { storeId: laowang })).exchanges;
    if (shown?.state !== 'accepted') continue;
    const ends = await Promise.all([said(back.take(id, 15)), said(cancel(id))]);
    expect(ends.filter((end) => end === 'done')).toHaveLength(1);
  }
  const { exchanges } = await storeExchanges(shop.world, { storeId: laowang });
  const credited = exchanges.filter(({ state }) => state === 'done').length * 3000;
  expect(back.held(`store:${laowang}:owes:${xinyuan}`)).toBe(credited);
  expect(shop.credit()?.inFavour ?? 0).toBe(credited);
});

test('asked again it is answered as it stands; other goods under the same id are told', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  const first = await back.ask('once', 15);
  expect(await back.ask('once', 15)).toEqual(first);
  expect(await said(back.ask('once', 16))).toBe('exchange_differs');
});

test('what is near its end needs a photo of its day, and one picture proves one thing', async () => {
  await shop.received('new', [[iceTea, 4]]);
  expect(await said(back.ask('dark', 15, { why: 'near_expiry' }))).toBe('photo_missing');
  const lost = 'cloud://local-1abc.local-files/o-laowang/lost.jpg' as ReturnType<typeof back.photo>;
  expect(await said(back.ask('lost', 15, { why: 'near_expiry', photos: [lost] }))).toBe('photo_missing');
  const photos = [back.photo('day')];
  expect(await said(back.ask('near', 15, { why: 'near_expiry', photos }))).toBe('done');
  expect(await said(back.ask('again', 15, { why: 'near_expiry', photos }))).toBe('photo_used');
});

test('a photo in somebody else’s folder is believed by nobody', async () => {
  await shop.received('new', [[iceTea, 4]]);
  const theirs = shop.cloud.put('o-neighbour/day.jpg', Buffer.from('x')) as ReturnType<typeof back.photo>;
  expect(await said(back.ask('near', 15, { why: 'near_expiry', photos: [theirs] }))).toBe('not_yours');
});

test('another seller, another driver and another owner cannot touch an exchange', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  await back.ask('mine', 15);
  const own = { exchangeId: exchangeId('mine') };
  const no = { ...own, remark: '不行' };
  expect(await said(declineExchange(shop.world, no, shop.seats.otherSeller))).toBe('not_yours');
  expect(await said(back.take('mine', 15))).toBe('not_yours');
  const asNeighbour = { ...own, storeId: shop.seats.otherOwner.at as typeof laowang };
  expect(await said(cancelExchange(shop.world, asNeighbour, shop.seats.otherOwner))).toBe('not_yours');
});

test('ST-21: every return stands in the store’s records with each step and who took it', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  await back.ask('no', 15);
  await declineExchange(
    shop.world,
    { exchangeId: exchangeId('no'), remark: '箱子拆过了' },
    shop.seats.seller,
  );
  shop.cloud.clock.advance(1000);
  await back.ask('yes', 15);
  await back.accept('yes');
  await back.take('yes', 15);
  const records = await storeExchanges(shop.world, { storeId: laowang });
  expect(
    records.exchanges.map(({ state, steps }) => [state, steps.map(({ by, remark }) => remark ?? by)]),
  ).toEqual([
    ['done', ['owner', 'seller', 'driver']],
    ['declined', ['owner', '箱子拆过了']],
  ]);
});

test('what was cancelled is not fetched, and what was fetched is not cancelled', async () => {
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  const cancel = (id: string) =>
    said(cancelExchange(shop.world, { storeId: laowang, exchangeId: exchangeId(id) }, shop.seats.owner));
  for (const id of ['first', 'second']) {
    await back.ask(id, 15);
    await back.accept(id);
  }
  expect(await cancel('first')).toBe('done');
  expect(await said(back.take('first', 15))).toBe('exchange_moved_on');
  expect(await said(back.take('second', 15))).toBe('done');
  expect(await cancel('second')).toBe('exchange_moved_on');
  expect(shop.credit()?.inFavour).toBe(3000);
});

test('ten phones asking at once are never given more of a receipt than came with it', async () => {
  await setExchangeTerms(shop.world, { ...usualTerms, mostCases: 99 }, shop.seats.seller);
  await shop.received('old', [[iceTea, 4]]);
  later(31);
  await back.counted(60);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => said(back.ask(`phone${n}`, 15))));
  const given = answers.filter((answer) => answer === 'done').length;
  expect(given).toBeGreaterThan(0);
  expect(given).toBeLessThanOrEqual(4);
});

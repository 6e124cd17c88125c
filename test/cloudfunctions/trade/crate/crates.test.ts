import { catalogs } from '../../../../cloudfunctions/goods/product';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { ownAccount } from '../../../../cloudfunctions/trade/account/account';
import { recordRepayment } from '../../../../cloudfunctions/trade/account/record-repayment';
import { crates, moveCrates } from '../../../../cloudfunctions/trade/crate/move-crates';
import { brokenTradeBooks } from '../../../../cloudfunctions/trade/trade-invariants';
import type { CrateMoveId, Gtin, RepaymentId, SellerId } from '../../../../contracts/vocabulary';
import { honeyTea, iceTea, laowang, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, problemOf, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  const [catalog] = shop.cloud.all(catalogs);
  const products = (catalog?.products ?? []).map((each) =>
    each.gtin === iceTea ? { ...each, crate: fen(2_000) } : each,
  );
  await shop.cloud.seed(catalogs, 'current', { products });
});
afterEach(async () => {
  const broken = [...(await brokenBooks(shop.world)), ...(await brokenTradeBooks(shop.world))];
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const moves = (name: string, left: number, back: number, gtin: Gtin = iceTea) =>
  moveCrates(
    shop.world,
    {
      crateMoveId: name.padEnd(16, 'x') as CrateMoveId,
      storeId: laowang,
      lines: [{ gtin, left, back }],
    },
    shop.seats.driver,
  );
const account = () => ownAccount(shop.world, { storeId: laowang, sellerId: xinyuan as SellerId });

test('crates left at the store are charged, and both sides read how many stand there', async () => {
  expect(await moves('first', 6, 0)).toMatchObject({ charged: 12_000, givenBack: 0 });
  expect(await account()).toMatchObject({
    owed: 12_000,
    deposit: 12_000,
    crates: [{ gtin: iceTea, crates: 6, deposit: 2_000 }],
    dues: [{ amount: 12_000, dueDay: '2026-11-23' }],
    lines: [{ cause: { kind: 'crates', nature: '押金' }, amount: 12_000 }],
  });
  expect(await crates(shop.world, { storeId: laowang }, shop.seats.driver)).toEqual({
    kinds: [{ gtin: iceTea, name: '冰红茶 500ml', deposit: 2_000, atStore: 6 }],
    deposit: 12_000,
  });
});

test('crates that come back are given back off what is owed, at what they were paid for', async () => {
  await moves('first', 6, 0);
  await moves('second', 2, 5);
  expect(await account()).toMatchObject({ owed: 6_000, deposit: 6_000, crates: [{ crates: 3 }] });
  const assets = shop.cloud.all(entries).flatMap(({ postings }) => postings.map(({ asset }) => asset));
  expect(new Set(assets)).toEqual(new Set(['CNY', `GOODS:${iceTea}`]));
});

test('no more comes back than stands there, and no more is given back than is owed', async () => {
  await moves('first', 6, 0);
  expect(await problemOf(moves('much', 0, 7))).toEqual({
    code: 'more_crates_than_there',
    facts: { gtin: iceTea, there: 6 },
  });
  const paid = { repaymentId: 'paid'.padEnd(16, 'x') as RepaymentId, storeId: laowang, amount: fen(12_000) };
  await recordRepayment(shop.world, { ...paid, way: 'cash' }, shop.seats.driver);
  expect(await said(moves('back', 0, 1))).toBe('more_than_owed');
});

test('moved twice at once or sent again, the crates move once; other numbers under the same id are told', async () => {
  await Promise.all([moves('first', 6, 0), moves('first', 6, 0)]);
  await moves('first', 6, 0);
  expect((await account()).deposit).toBe(12_000);
  expect(await said(moves('first', 5, 0))).toBe('crates_differ');
});

test('two drivers cannot take back the same crates', async () => {
  await moves('first', 6, 0);
  const both = await Promise.all([said(moves('one', 0, 6)), said(moves('two', 0, 6))]);
  expect(both.toSorted()).toEqual(['done', 'more_crates_than_there']);
});

test('a product without a returnable crate has none to move, and another seller moves none here', async () => {
  expect(await said(moves('tea', 1, 0, honeyTea))).toBe('no_such_crate');
  const lines = [{ gtin: iceTea, left: 1, back: 0 }];
  const asked = { crateMoveId: 'other'.padEnd(16, 'x') as CrateMoveId, storeId: laowang, lines };
  expect(await said(moveCrates(shop.world, asked, shop.seats.otherSeller))).toBe('not_yours');
});

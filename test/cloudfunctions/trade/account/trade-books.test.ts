import { credits } from '../../../../cloudfunctions/trade/account/credit';
import { brokenTrade } from '../../../../cloudfunctions/trade/account/trade-books';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { iceTea } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openShop, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.received('first', [[iceTea, 10]]);
});
afterEach(() => shop.cloud.close());

test('cash, debts, deposits and crates that the ledger does not know are each named', async () => {
  expect(await brokenTrade(shop.world)).toEqual([]);
  const [hand] = shop.cloud.all(driverCash);
  const account = shop.credit();
  if (!hand || !account) throw new Error('The first shop has a driver and an account.');
  await shop.cloud.seed(driverCash, hand._id, { ...hand, cash: fen(29_000) });
  const crates = { [iceTea]: { name: '冰红茶 500ml', crates: 2, deposit: fen(2_000) } };
  await shop.cloud.seed(credits, account._id, { ...account, owed: fen(500), deposit: fen(4_000), crates });
  expect(await brokenTrade(shop.world)).toEqual([
    'driver xinyuan.wang-shifu has 29000 in hand and the entries say 30000',
    'account laowang:xinyuan owes 500 and its dues are 0',
    'account laowang:xinyuan has 4000 in deposits and the entries say 0',
    `account laowang:xinyuan has other crates of ${iceTea} than the entries say`,
  ]);
});

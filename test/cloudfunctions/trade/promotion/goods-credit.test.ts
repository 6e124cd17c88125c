import { shelves } from '../../../../cloudfunctions/goods/shelf';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { brokenGoods } from '../../../../cloudfunctions/trade/promotion/goods-books';
import {
  creditGoods,
  goodsCreditId,
  goodsCredits,
} from '../../../../cloudfunctions/trade/promotion/goods-credit';
import { iceTea, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { openShop, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const credit = (entryId: string, gtin = iceTea, bottles = 15) =>
  shop.world.db.transaction((tx) =>
    creditGoods(tx, {
      storeId: laowang,
      sellerId: xinyuan,
      gtin,
      bottles,
      entryId,
      at: shop.world.now(),
      cause: { kind: 'goods', funder: 'brand', records: ['quarter-4'] },
    }),
  );

test('goods a store has coming are in its purse, on its shelf and in the books, once however often they are given', async () => {
  for (const id of ['prize:1', 'prize:1', 'prize:2']) await credit(id);
  await credit('prize:3', lemonTea, 4);
  const owed = { [iceTea]: 30, [lemonTea]: 4 };
  expect(shop.cloud.all(goodsCredits)).toMatchObject([{ storeId: laowang, sellerId: xinyuan, goods: owed }]);
  expect(shop.cloud.all(shelves)[0]?.owedGoods).toEqual({ [xinyuan]: owed });
  expect(await brokenBooks(shop.world)).toEqual([]);
});

test('a purse that says other than the entries or its page is named', async () => {
  await credit('prize:1');
  const id = goodsCreditId(laowang, xinyuan);
  await shop.world.db.updateIf(goodsCredits, id, {}, { inc: { [`goods.${iceTea}`]: 1 } });
  expect(await brokenGoods(shop.world)).toEqual([
    `purse ${id} has 16 of ${iceTea} and the entries say 15`,
    `purse ${id} offers 16 of ${iceTea} and its page says 15`,
  ]);
});

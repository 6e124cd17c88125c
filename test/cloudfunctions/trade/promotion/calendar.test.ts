import { shelves } from '../../../../cloudfunctions/goods/shelf';
import { type PriceList, priceListId, priceLists } from '../../../../cloudfunctions/trade/price/price-list';
import { calendar } from '../../../../cloudfunctions/trade/promotion/calendar';
import { sentenceOf } from '../../../../cloudfunctions/trade/rules/promotion/sentence';
import type { Promotion, PromotionRule } from '../../../../contracts/promotion';
import type {
  Day,
  Fen,
  Gtin,
  PolicyId,
  PromotionId,
  SellerId,
  TaskId,
} from '../../../../contracts/vocabulary';
import { honeyTea, iceTea, laowang, lemonTea, xinyuan } from '../../../first-shop';
import { openShop, type Shop } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop('2026-11-21T09:00:00+08:00');
});
afterEach(() => shop.cloud.close());

const promotion = (name: string, startsOn: string, endsOn: string, storeIds: string[] = []): Promotion => ({
  promotionId: name as PromotionId,
  version: 1,
  name,
  funder: 'seller',
  startsOn: startsOn as Day,
  endsOn: endsOn as Day,
  storeIds,
  stacking: 'stackable',
  order: 1,
  rule: { kind: 'spend', goods: [], spend: 50_000 as Fen, off: 2_000 as Fen },
});

test('ST-12: the calendar shows what runs and what comes, the soonest first, and nothing that is over or for others', async () => {
  const promotions = [
    promotion('coming', '2026-12-01', '2026-12-31'),
    promotion('over', '2026-10-01', '2026-11-20'),
    promotion('ends-today', '2026-11-01', '2026-11-21'),
    promotion('neighbours', '2026-11-01', '2026-12-31', ['neighbour']),
    promotion('ours', '2026-11-10', '2026-12-31', [laowang]),
  ];
  await shop.world.db.updateIf(priceLists, priceListId(xinyuan, 'A'), {}, { set: { promotions } });
  const { promotions: shown } = await calendar(shop.world, { storeId: laowang });
  expect(shown.map(({ name }) => name)).toEqual(['ends-today', 'ours', 'coming']);
  expect(shown[0]).toMatchObject({ sellerName: '鑫源商贸', says: '所有货每满 ¥500.00 减 ¥20.00' });
});

test('ST-05: the per cent for a display is read before the first photo and the first case, with what counts for it and from whom', async () => {
  const rule = {
    ...{
      kind: 'display' as const,
      leastDays: 15,
      percent: 2,
      days: 'interval' as const,
      base: 'displayed' as const,
    },
    taskIds: ['tea-front' as TaskId],
  };
  const terms = { version: 1, nature: '销售折让' as const, gtins: [iceTea, lemonTea], rule };
  const lasting = (id: string, startsOn: string, endsOn: string) => ({
    ...terms,
    ...{ policyId: id as PolicyId, name: id, startsOn: startsOn as Day, endsOn: endsOn as Day },
  });
  const rebates = [lasting('runs', '2026-01-01', '2026-12-31'), lasting('over', '2026-01-01', '2026-11-20')];
  await shop.world.db.updateIf(priceLists, priceListId(xinyuan, 'A'), {}, { set: { rebates } });
  expect(shop.shelf()?.rebates).toEqual({});
  expect((await calendar(shop.world, { storeId: laowang })).rebates).toEqual([
    {
      ...{ policyId: 'runs', name: 'runs', rule, startsOn: '2026-01-01', endsOn: '2026-12-31' },
      goods: ['冰红茶 500ml', '柠檬茶 500ml'],
    },
  ]);

  const [{ _id, ...list }] = shop.cloud.all(priceLists) as [PriceList & { _id: string }];
  const other = { ...list, sellerId: 'guangda' as SellerId, rebates: [] };
  await shop.cloud.seed(priceLists, priceListId(other.sellerId, 'A'), other);
  const { supply } = shop.shelf()!;
  const both = [...supply, { line: '汽水', sellerId: other.sellerId }];
  await shop.world.db.updateIf(shelves, laowang, {}, { set: { supply: both } });
  const { rebates: ofOneSeller } = await calendar(shop.world, { storeId: laowang });
  expect(ofOneSeller.map(({ sellerNames }) => sellerNames)).toEqual([['鑫源商贸']]);
});

const names: Record<string, string> = { [iceTea]: '冰红茶', [lemonTea]: '柠檬茶', [honeyTea]: '蜂蜜茶' };
const yuan = (amount: number) => (amount * 100) as Fen;
const rules: [PromotionRule, string][] = [
  [
    { kind: 'buy_get', goods: [iceTea, lemonTea], buyCases: 10, gift: { gtin: iceTea as Gtin, cases: 1 } },
    '冰红茶、柠檬茶每满 10 件送 1 件冰红茶',
  ],
  [
    {
      kind: 'step',
      goods: ['茶饮'],
      steps: [
        { fromCases: 10, offPerCase: yuan(1) },
        { fromCases: 30, offPerCase: yuan(2) },
      ],
    },
    '茶饮满 10 件每件减 ¥1.00，满 30 件每件减 ¥2.00',
  ],
  [
    {
      kind: 'bundle',
      parts: [
        { gtin: iceTea as Gtin, cases: 2 },
        { gtin: lemonTea as Gtin, cases: 1 },
      ],
      off: yuan(5),
    },
    '冰红茶 2 件 + 柠檬茶 1 件一组减 ¥5.00',
  ],
  [
    { kind: 'new_pack', goods: [iceTea, lemonTea, honeyTea], cases: 5, offPerCase: yuan(6) },
    '新品冰红茶、柠檬茶等 3 样前 5 件每件减 ¥6.00',
  ],
  [
    {
      kind: 'presale',
      gtin: honeyTea as Gtin,
      offPerCase: yuan(3),
      deliverFrom: '2026-12-05' as Day,
      exchangeDays: 30,
    },
    '蜂蜜茶预订每件减 ¥3.00，12月5日起送，卖不完 30 天内可换',
  ],
  [
    { kind: 'voucher', spend: yuan(300), off: yuan(20), days: 30, issued: 'first_receipt' },
    '头一次收货后送一张券，满 ¥300.00 减 ¥20.00，30 天内用',
  ],
];
test.each(rules)('a promotion says its rule in one sentence: %#', (rule, says) => {
  expect(sentenceOf(rule, (gtin) => names[gtin])).toBe(says);
});

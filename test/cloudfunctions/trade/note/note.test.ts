import fc from 'fast-check';
import { deliveryNotes } from '../../../../cloudfunctions/trade/note/delivery-notes';
import { orderSheet } from '../../../../cloudfunctions/trade/note/order-sheet';
import { orders as orderDocuments } from '../../../../cloudfunctions/trade/order/order';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import { deliveryNotes as page } from '../../../../cloudfunctions/trade/rules/note/delivery-note';
import { orderSheet as sheetOf } from '../../../../cloudfunctions/trade/rules/note/order-sheet';
import type { Order } from '../../../../contracts/order';
import { day, iceTea, instant, laowang, lemonTea, wangShifu, xinyuan } from '../../../first-shop';
import { openShop, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const cart = [
  [iceTea, 3],
  [lemonTea, 2],
] as const;
const today = { from: day('2026-11-23'), through: day('2026-11-23') };

test('ST-03: an accepted order is on the warehouse’s paper with all that the driver and the shop need', async () => {
  const { orderId } = await shop.place('paper', cart);
  await accept(shop.world, { orderId }, shop.seats.seller);
  const { html, orders } = await deliveryNotes(shop.world, {}, shop.seats.seller);
  expect(orders).toBe(1);
  for (const words of [
    '鑫源商贸 送货单',
    '13800000001',
    '老王便利店',
    '深圳市南山区海岸城 1 号',
    '13800000004',
    '2026-11-24',
    '冰红茶 500ml',
    iceTea,
    '共 <b>5</b> 件',
    '¥162.00',
    '货到付款，请收现金',
    '收货人签字',
  ])
    expect(html).toContain(words);
  expect(html).not.toMatch(/<script|<link|<img|https?:/);
});

test('ST-03: one order’s note, a van’s notes, and all that waits for a van are each printed alone', async () => {
  const [waits, onVan] = [await shop.place('waits', cart), await shop.place('onvan', cart)];
  for (const { orderId } of [waits, onVan]) await accept(shop.world, { orderId }, shop.seats.seller);
  await ship(shop.world, { orderId: onVan.orderId, driverId: wangShifu }, shop.seats.seller);
  const ask = async (input: Parameters<typeof deliveryNotes>[1]) => {
    const { html } = await deliveryNotes(shop.world, input, shop.seats.seller);
    return [waits, onVan].map(({ orderId }) => html.includes(orderId));
  };
  expect(await ask({})).toEqual([true, false]);
  expect(await ask({ driverId: wangShifu })).toEqual([false, true]);
  expect(await ask({ orderId: onVan.orderId })).toEqual([false, true]);
  expect(await said(deliveryNotes(shop.world, { orderId: waits.orderId }, shop.seats.otherSeller))).toBe(
    'not_yours',
  );
});

test('ST-03: what was confirmed reaches the books as rows with the same numbers, and what was not does not', async () => {
  const received = await shop.received('books', cart);
  await shop.place('unconfirmed', cart);
  const { csv, name, orders } = await orderSheet(shop.world, today, shop.seats.seller);
  expect([name, orders]).toEqual(['订单 2026-11-23 至 2026-11-23.csv', 1]);
  const [head, ...rows] = csv.trim().split('\r\n');
  expect(csv.startsWith('\uFEFF"单据编号","单据日期"')).toBe(true);
  expect(head?.split(',')).toHaveLength(20);
  expect(rows.map((row) => row.split(','))).toEqual([
    expect.arrayContaining([
      `"${received.orderId}"`,
      '"老王便利店"',
      '"冰红茶 500ml"',
      '3',
      '"30.00"',
      '"90.00"',
      '"货到付款"',
      '"已收货"',
    ]),
    expect.arrayContaining([`"${received.orderId}"`, '"柠檬茶 500ml"', '2', '"36.00"', '"72.00"']),
  ]);
  expect((await orderSheet(shop.world, today, shop.seats.otherSeller)).orders).toBe(0);
  const yesterday = { from: day('2026-11-22'), through: day('2026-11-22') };
  expect((await orderSheet(shop.world, yesterday, shop.seats.seller)).orders).toBe(0);
});

test('ST-03: a month of more orders than a page is joined from pages without a line lost or said twice', async () => {
  const { orderId } = await shop.place('many', [[iceTea, 3]]);
  await accept(shop.world, { orderId }, shop.seats.seller);
  const [one] = shop.cloud.all(orderDocuments);
  if (!one) throw new Error('Nothing was placed.');
  const { _id, ...fields } = one;
  for (let n = 1; n < 103; n++) {
    const another = `many${n}`.padEnd(16, 'x') as typeof orderId;
    const placedAt = (fields.placedAt + Math.floor(n / 2) * 1000) as typeof fields.placedAt;
    await shop.cloud.seed(orderDocuments, another, { ...fields, orderId: another, placedAt });
  }
  const first = await orderSheet(shop.world, today, shop.seats.seller);
  if (first.last === undefined) throw new Error('The first page has no end.');
  const second = await orderSheet(shop.world, { ...today, after: first.last }, shop.seats.seller);
  expect([first.more, second.more]).toEqual([true, false]);
  const rows = (first.csv + second.csv).trim().split('\r\n').slice(1);
  expect(rows).toHaveLength(103);
  expect(new Set(rows).size).toBe(103);
  expect(second.csv).not.toMatch(/\uFEFF|单据编号/);
});

const order: Order = {
  orderId: 'a'.repeat(16) as Order['orderId'],
  storeId: laowang,
  storeName: '老王便利店',
  sellerId: xinyuan,
  sellerName: '鑫源商贸',
  state: 'accepted',
  lines: [
    { gtin: iceTea, name: '冰红茶', caseSize: 15, cases: 3, casePrice: 3000 as never, amount: 9000 as never },
  ],
  total: 9000 as Order['total'],
  payBy: 'cash',
  placedAt: instant('2026-11-23T09:00:00+08:00'),
  deliveryDay: day('2026-11-24'),
};

test('whatever a shop calls itself, no spreadsheet runs it and no paper obeys it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string()).map((parts) => parts.join('')),
        fc.constantFrom(
          '=HYPERLINK("http://x","y")',
          '<script>alert(1)</script>',
          '"><img src=x onerror=y>',
          "a'b,c\r\nd",
        ),
      ),
      (storeName) => {
        const csv = sheetOf([{ ...order, storeName }], false);
        const cells = cellsOf(csv);
        const html = page(
          [{ order: { ...order, storeName }, sellerPhone: '', address: storeName, ownerPhone: '' }],
          order.placedAt,
        );
        expect(cells).toHaveLength(20);
        expect(/^[=+\-@\t\r]/.test(cells[4] ?? '')).toBe(false);
        expect(html.match(/<[a-z!/][^>]*>/g)).toEqual(
          page([{ order, sellerPhone: '', address: '', ownerPhone: '' }], order.placedAt).match(
            /<[a-z!/][^>]*>/g,
          ),
        );
      },
    ),
  );
});

/** One record as RFC 4180 reads it. */
function cellsOf(csv: string): string[] {
  const found = csv.replace(/\r\n$/, '').matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gy);
  const cells = [...found].map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
  return csv.trimEnd().endsWith(',') ? cells : cells.slice(0, 20);
}

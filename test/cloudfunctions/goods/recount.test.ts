import fc from 'fast-check';
import { recount, recountFromSheet, recounts } from '../../../cloudfunctions/goods/recount';
import { readStockSheet } from '../../../cloudfunctions/goods/rules/stock-sheet';
import { stock } from '../../../cloudfunctions/goods/seller-stock';
import type { CountId, Gtin } from '../../../contracts/vocabulary';
import { day, honeyTea, iceTea, lemonTea } from '../../first-shop';
import { openShop, type Shop, said } from '../trade/shop';

const monday = day('2026-11-23');

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const id = (name: string) => name.padEnd(16, 'x') as CountId;
const counted = (name: string, cases: number, gtin: Gtin = iceTea) => ({
  recountId: id(name),
  reason: 'counted' as const,
  lines: [{ gtin, cases }],
});

test('what stands in the warehouse less what orders hold can be promised, and who said so is kept', async () => {
  await shop.place('holds', [[iceTea, 5]]);
  expect(await recount(shop.world, counted('one', 20), shop.seats.seller)).toEqual({ recounted: 1 });
  expect(shop.available()[iceTea]).toBe(15);
  expect(await stock(shop.world, {}, shop.seats.seller)).toMatchObject({
    lines: [
      { gtin: iceTea, name: '冰红茶 500ml', free: 15, held: 5 },
      { gtin: lemonTea, free: 30, held: 0 },
      { gtin: honeyTea, free: 30, held: 0 },
    ],
  });
  expect(shop.cloud.all(recounts)).toMatchObject([
    { by: 'person-xinyuan', reason: 'counted', lines: [{ gtin: iceTea, cases: 20, from: 25, to: 15 }] },
  ]);
});

test('the same count sent twice, at once or after others ordered, counts once', async () => {
  const once = () => recount(shop.world, counted('twice', 20), shop.seats.seller);
  await Promise.all([once(), once()]);
  await shop.place('between', [[iceTea, 4]]);
  await once();
  expect(shop.available()[iceTea]).toBe(16);
  await recount(shop.world, counted('later', 30), shop.seats.seller);
  await once();
  expect(shop.available()[iceTea]).toBe(26);
  expect(shop.cloud.all(recounts)).toHaveLength(2);
});

test('orders that come in while the seller counts are never promised what they already hold', async () => {
  await Promise.all([
    ...[1, 2, 3, 4].map((n) => shop.place(`rush${n}`, [[iceTea, 3]])),
    recount(shop.world, counted('rush', 40), shop.seats.seller),
  ]);
  expect(shop.available()[iceTea]).toBe(28);
});

test('a product nobody knows and a seller without a stock are told so, and nothing changes', async () => {
  const unknown = '6970000009999' as Gtin;
  expect(await said(recount(shop.world, counted('unknown', 5, unknown), shop.seats.seller))).toBe(
    'bad_input',
  );
  expect(await said(recount(shop.world, counted('other', 5), shop.seats.otherSeller))).toBe('not_yours');
  expect(await stock(shop.world, {}, shop.seats.otherSeller)).toEqual({ lines: [] });
  expect(shop.cloud.all(recounts)).toEqual([]);
});

test('a pasted table counts wholly or not at all, and each wrong row is named', async () => {
  const paste = (name: string, sheet: string) =>
    recountFromSheet(shop.world, { recountId: id(name), reason: 'arrived', sheet }, shop.seats.seller);
  expect(await paste('good', `条码\t品名\t件数\n${iceTea}\t冰红茶\t120\n"${lemonTea}",柠檬茶,40\n`)).toEqual({
    recounted: 2,
    wrong: [],
  });
  expect(shop.available()).toMatchObject({ [iceTea]: 120, [lemonTea]: 40 });
  const wrong = `${iceTea},12\n${iceTea},13\n6970000009999,1\n${lemonTea},一箱\n冰红茶,4`;
  expect(await paste('bad', wrong)).toEqual({
    recounted: 0,
    wrong: [
      { row: 2, text: `${iceTea},13`, why: 'twice' },
      { row: 3, text: '6970000009999,1', why: 'unknown' },
      { row: 4, text: `${lemonTea},一箱`, why: 'no_number' },
      { row: 5, text: '冰红茶,4', why: 'no_barcode' },
    ],
  });
  expect(shop.available()).toMatchObject({ [iceTea]: 120, [lemonTea]: 40 });
});

test('a table says what comes under its headings, on days as people write them; half of it, or a day that is over, is named', async () => {
  const headings = '条码,品名,到货日,件数,到货件数';
  const rows = (...lines: string[]) => [headings, ...lines].join('\n');
  const sheet = rows(`${iceTea},冰红茶,11月28日,4,30`, `${lemonTea},柠檬茶,,7,`, `${honeyTea},蜂蜜茶,,0,0`);
  const asked = { recountId: id('arrivals'), reason: 'counted' as const, sheet };
  expect(await recountFromSheet(shop.world, asked, shop.seats.seller)).toEqual({ recounted: 3, wrong: [] });
  expect(await stock(shop.world, {}, shop.seats.seller)).toMatchObject({
    lines: [{ free: 4, expected: { on: '2026-11-28', cases: 30 } }, { free: 7 }, { free: 0 }],
  });
  const wrongIn = (row: string) => readStockSheet(rows(row), new Set([iceTea]), monday).wrong[0]?.why;
  expect([
    wrongIn(`${iceTea},冰红茶,11月20日,4,30`),
    wrongIn(`${iceTea},冰红茶,快了,4,30`),
    wrongIn(`${iceTea},冰红茶,11月28日,4,`),
    wrongIn(`${iceTea},冰红茶,,4,30`),
    wrongIn(`${iceTea},冰红茶,11月28日,4,30 件`),
  ]).toEqual(Array(5).fill('no_arrival'));
});

test('whatever is pasted, only known barcodes with whole numbers are read, each once', () => {
  const known = new Set([iceTea, lemonTea]);
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom(iceTea, lemonTea, '12', '-3', '1e3', '99999', '0.5', '', '到货日', '到货', '周六'),
  );
  const row = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join('\t'));
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const { lines } = readStockSheet(rows.join('\n'), known, monday);
      expect(new Set(lines.map(({ gtin }) => gtin)).size).toBe(lines.length);
      for (const { gtin, cases, expected } of lines) {
        expect(known.has(gtin)).toBe(true);
        expect(Number.isInteger(cases) && cases >= 0 && cases <= 9_999).toBe(true);
        if (expected) expect([expected.on >= monday, expected.cases > 0]).toEqual([true, true]);
      }
    }),
  );
});

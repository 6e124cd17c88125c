import { MOST_NUMBER } from '../../goods/rules/code';
import type { Finding, Placed } from './sheet-rule';
import type { Rows } from './workbook-rows';
import { sheetRules } from './workbook-rows';

/** What several sheets must agree on; each is said at the row where it can be put right. */
export function disagreements(rows: Rows, before: Rows): Finding[] {
  return [
    ...suppliedLines(rows),
    ...ownersWhoVisit(rows),
    ...phonesWithTwoSeats(rows),
    ...storesWithoutPrices(rows),
    ...rebatesAtOnce(rows),
    ...promotedGoods(rows),
    ...batchSerials(rows),
    ...batchesReprinted(rows, before),
    ...batchesTooLarge(rows),
  ];
}

function suppliedLines(rows: Rows): Finding[] {
  const linesOf = new Map(rows.sellers.map(({ values }) => [values.sellerId, values.lines]));
  return rows.supply
    .filter(({ values }) => linesOf.get(values.sellerId)?.includes(values.line) === false)
    .map((row) => said('supply', 'line', row, `经销商 ${row.values.sellerId} 不做“${row.values.line}”`));
}

/** A rep is never owner of a store assigned to them; the phone numbers tell before anybody signs in. */
function ownersWhoVisit(rows: Rows): Finding[] {
  const ownerOf = new Map(rows.stores.map(({ values }) => [values.storeId, values.ownerPhone]));
  const phoneOf = new Map(rows.reps.map(({ values }) => [values.repId, values.phone]));
  return rows.assignments
    .filter(({ values: { storeId, repId } }) => {
      const phone = phoneOf.get(repId);
      return phone !== undefined && ownerOf.get(storeId) === phone;
    })
    .map((row) => said('assignments', 'repId', row, '业务员和店主是同一个手机号,业务员不能负责自己的店'));
}

/** One person may drive for two sellers; a number typed twice by mistake would open another's seat. */
function phonesWithTwoSeats(rows: Rows): Finding[] {
  return (['sellers', 'drivers', 'reps'] as const).flatMap((name) => {
    const first = new Map<string, number>();
    const listed = rows[name].filter(({ row }) => row > 0).toSorted((a, b) => a.row - b.row);
    return listed.flatMap((row) => {
      const before = first.get(row.values.phone);
      if (before === undefined) first.set(row.values.phone, row.row);
      const says = `和第 ${before} 行是同一个手机号,用它登录两边都进得去;不是同一个人请改正`;
      return before === undefined ? [] : [said(name, 'phone', row, says, 'told')];
    });
  });
}

function storesWithoutPrices(rows: Rows): Finding[] {
  const priced = new Set(rows.prices.map(({ values }) => `${values.sellerId} ${values.tier}`));
  const tierOf = new Map(rows.stores.map(({ values }) => [values.storeId, values.tier]));
  const missing = new Map<string, Rows['supply'][number]>();
  for (const row of rows.supply) {
    const tier = tierOf.get(row.values.storeId);
    const list = `${row.values.sellerId} ${tier}`;
    if (tier !== undefined && !priced.has(list) && !missing.has(list)) missing.set(list, row);
  }
  return [...missing].map(([list, row]) =>
    said('supply', 'sellerId', row, `没有 ${list} 级的价格,这些店订不了货`, 'told'),
  );
}

/** A store's receipt counts once for a kind of rule, so two of one kind must never want the same one. */
function rebatesAtOnce({ rebates }: Rows): Finding[] {
  const isShared = (a: readonly string[], b: readonly string[]) =>
    a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));
  const meet = (a: Rows['rebates'][number], b: Rows['rebates'][number]) =>
    a.values.rule.kind === b.values.rule.kind &&
    isShared(a.values.gtins, b.values.gtins) &&
    a.values.startsOn <= b.values.endsOn &&
    b.values.startsOn <= a.values.endsOn &&
    isShared(a.values.sellerIds, b.values.sellerIds) &&
    isShared(a.values.tiers, b.values.tiers);
  const inOrder = rebates.toSorted((a, b) => a.row - b.row);
  return inOrder.flatMap((row, place) => {
    const other = inOrder.slice(0, place).find((earlier) => meet(earlier, row));
    if (!other) return [];
    const says = `和政策 ${other.values.policyId} 同时管着同样的店,一家店的进货同一种返利只能算一条,请把日期、经销商、等级或商品错开`;
    return [said('rebates', 'policyId', row, says)];
  });
}

/** A barcode or a product line that nobody sells would promote nothing, and nobody would notice. */
function promotedGoods({ products, promotions }: Rows): Finding[] {
  const known = new Set(products.flatMap(({ values: { gtin, line } }) => [gtin as string, line]));
  return promotions.flatMap((row) =>
    row.values.goods
      .filter((goods) => !known.has(goods))
      .map((goods) => said('promotions', 'goods', row, `“商品”表里没有“${goods}”这个条码，也没有这个品类`)),
  );
}

function batchSerials(rows: Rows): Finding[] {
  const first = new Map<number, string>();
  return rows.batches.flatMap((row) => {
    const { serial, batchId } = row.values;
    const taken = first.get(serial);
    if (taken === undefined) first.set(serial, batchId);
    return taken === undefined ? [] : [said('batches', 'serial', row, `码序号已经给了批次 ${taken}`)];
  });
}

/** Codes are printed with the batch's number, and points were given for its product. */
function batchesReprinted({ batches }: Rows, before: Rows): Finding[] {
  const known = new Map(before.batches.map(({ values }) => [values.batchId, values]));
  return batches.flatMap((row) =>
    (['serial', 'gtin'] as const)
      .filter(
        (column) => (known.get(row.values.batchId)?.[column] ?? row.values[column]) !== row.values[column],
      )
      .map((column) => said('batches', column, row, '码已经按原来的印了,这一格不能改;请用新的批次编号')),
  );
}

function batchesTooLarge(rows: Rows): Finding[] {
  const sizeOf = new Map(rows.products.map(({ values }) => [values.gtin, values.caseSize]));
  return rows.batches
    .filter(({ values }) => values.cases * (sizeOf.get(values.gtin) ?? 1) > MOST_NUMBER)
    .map((row) => said('batches', 'cases', row, `一个批次最多 ${MOST_NUMBER} 个码,请分成几批`));
}

function said<Name extends keyof Rows>(
  name: Name,
  column: keyof (typeof sheetRules)[Name]['columns'] & string,
  row: Placed<unknown>,
  says: string,
  weight: Finding['weight'] = 'wrong',
): Finding {
  const { sheet, columns } = sheetRules[name];
  const { heading } = (columns as Record<string, { heading: string }>)[column] ?? { heading: column };
  return { weight, sheet, row: row.row, column: heading, value: row.cells[column] ?? '', says };
}

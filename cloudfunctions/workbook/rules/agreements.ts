import { MOST_NUMBER } from '../../goods/rules/code';
import type { Finding, Placed } from './sheet-rule';
import type { Rows } from './workbook-rows';
import { sheetRules } from './workbook-rows';

/** What several sheets must agree on; each is said at the row where it can be put right. */
export function disagreements(rows: Rows): Finding[] {
  return [
    ...suppliedLines(rows),
    ...ownersWhoVisit(rows),
    ...storesWithoutPrices(rows),
    ...batchSerials(rows),
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

function batchSerials(rows: Rows): Finding[] {
  const first = new Map<number, string>();
  return rows.batches.flatMap((row) => {
    const { serial, batchId } = row.values;
    const taken = first.get(serial);
    if (taken === undefined) first.set(serial, batchId);
    return taken === undefined ? [] : [said('batches', 'serial', row, `码序号已经给了批次 ${taken}`)];
  });
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

import type { Finding, Layout } from './sheet-rule';
import { type Rows, sheetNames, sheetRules, type WorkbookRead } from './workbook-rows';

/** Whoever is named must be there: a seller, a store, a product, a rep. */
export function unknownReferences(rows: Rows, keys: WorkbookRead['keys']): Finding[] {
  return sheetNames.flatMap((name) => {
    const rule = sheetRules[name] as Layout;
    const references = Object.entries(rule.columns).filter(([, { refersTo }]) => refersTo);
    return rows[name].flatMap(({ row, values }) =>
      references.flatMap(([column, { heading, refersTo = '' }]) =>
        [(values as Record<string, string | string[] | undefined>)[column] ?? []]
          .flat()
          .filter((value) => !keysOf(refersTo, keys).has(value))
          .map((value) => ({
            weight: 'wrong' as const,
            sheet: rule.sheet,
            row,
            column: heading,
            value,
            says: `“${refersTo}”表里没有 ${value}`,
          })),
      ),
    );
  });
}

function keysOf(sheet: string, keys: WorkbookRead['keys']): ReadonlySet<string> {
  const name = sheetNames.find((one) => sheetRules[one].sheet === sheet);
  if (!name) throw new Error(`No sheet is called ${sheet}.`);
  return keys[name];
}

import type { Shelf } from '../../goods/shelf';

/** Cases ordered and not yet received, by GTIN. */
export function casesUnderWay({ orders }: Shelf): Record<string, number> {
  const cases: Record<string, number> = {};
  for (const order of Object.values(orders))
    for (const [gtin, ordered] of Object.entries(order.cases)) cases[gtin] = (cases[gtin] ?? 0) + ordered;
  return cases;
}

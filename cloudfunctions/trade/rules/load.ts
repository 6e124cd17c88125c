/** The loading list: every product of all stops, summed. */
export function loadOf<Name extends string>(
  lines: readonly { gtin: Name; name: string; cases: number }[],
): { gtin: Name; name: string; cases: number }[] {
  const load = new Map<Name, { gtin: Name; name: string; cases: number }>();
  for (const { gtin, name, cases } of lines)
    load.set(gtin, { gtin, name, cases: cases + (load.get(gtin)?.cases ?? 0) });
  return [...load.values()].toSorted((a, b) => (a.gtin < b.gtin ? -1 : 1));
}

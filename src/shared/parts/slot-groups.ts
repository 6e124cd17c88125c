/** The slots of a few rows, gone or not, and those of them in which a row stands. */
export type SlotGroup = { slots: readonly string[]; keys: readonly string[] };

/** So many rows stand anew when one comes among them. */
const A_GROUP = 4;

/** A row that comes, or that moves, goes to the group of the row before it; no other group hears of it. */
export function slotGroups(before: readonly SlotGroup[], keys: readonly string[]): readonly SlotGroup[] {
  const groupOf = new Map(before.flatMap((group, at) => group.keys.map((key) => [key, at] as const)));
  const staying = longestInOrder(
    before.flatMap((group) => group.keys),
    keys,
  );
  const groups = before.map((): string[] => []);
  const [firstStaying] = keys.filter((key) => staying.has(key));
  let at = groupOf.get(firstStaying ?? '') ?? 0;
  const comesAfterAll = (place: number) => !keys.slice(place).some((key) => staying.has(key));
  for (const [place, key] of Array.from(keys.entries())) {
    if (staying.has(key)) at = groupOf.get(key) ?? at;
    else if (comesAfterAll(place)) {
      at = Math.max(at, before.length - 1);
      if ((groups[at]?.length ?? 0) >= A_GROUP) at += 1;
    }
    groups[at] = [...(groups[at] ?? []), key];
  }
  return groups.map((own, group) => ({ slots: slotsOf(before[group]?.slots ?? [], own), keys: own }));
}

/** Those that were there stay where they were, gone or not, and new ones come after them; in another order they all stand anew. */
function slotsOf(before: readonly string[], keys: readonly string[]): readonly string[] {
  const staying = before.filter((key) => keys.includes(key));
  const isSameOrder = staying.every((key, at) => key === keys[at]);
  return isSameOrder ? [...before, ...keys.slice(staying.length)] : keys;
}

/** As many as possible that follow each other now as they did before: the others moved. */
function longestInOrder(before: readonly string[], keys: readonly string[]): ReadonlySet<string> {
  const runs: { last: number; keys: readonly string[] }[] = [];
  for (const key of keys) {
    const place = before.indexOf(key);
    if (place < 0) continue;
    const [best] = runs.filter(({ last }) => last < place).sort((a, b) => b.keys.length - a.keys.length);
    runs.push({ last: place, keys: [...(best?.keys ?? []), key] });
  }
  const [longest] = runs.sort((a, b) => b.keys.length - a.keys.length);
  return new Set(longest?.keys ?? []);
}

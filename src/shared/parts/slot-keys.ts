/** Those that were there stay where they were, gone or not, and new ones come after them; in another order they all stand anew. */
export function slotKeys(before: readonly string[], keys: readonly string[]): readonly string[] {
  const staying = before.filter((key) => keys.includes(key));
  const isSameOrder = staying.every((key, at) => key === keys[at]);
  return isSameOrder ? [...before, ...keys.slice(staying.length)] : keys;
}

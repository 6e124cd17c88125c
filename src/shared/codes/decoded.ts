/** A page's parameter comes encoded on one platform and decoded on the other; what was never encoded stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export type Document = Record<string, unknown>;

export function isPlainObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Ids are strings or numbers, and 1 is not "1". */
export function nameOfId(id: unknown): string {
  return JSON.stringify(id);
}

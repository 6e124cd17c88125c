export type Document = Record<string, unknown>;

export function isPlainObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A field of the document's own; what every object inherits is none. */
export function fieldIn(document: unknown, name: string): unknown {
  return isPlainObject(document) && Object.hasOwn(document, name) ? document[name] : undefined;
}

/** Ids are strings or numbers, and 1 is not "1". */
export function nameOfId(id: unknown): string {
  return JSON.stringify(id);
}

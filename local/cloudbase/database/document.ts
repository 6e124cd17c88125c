export type Document = Record<string, unknown>;

export function isPlainObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Ids are strings or numbers, and 1 is not "1". */
export function nameOfId(id: unknown): string {
  return JSON.stringify(id);
}

/** All values a dotted path reaches. `throughArray` tells that an array was opened on the way, as a multikey index does. */
export function valuesAt(document: Document, path: string): { values: unknown[]; throughArray: boolean } {
  const reached = { values: [] as unknown[], throughArray: false };
  collect(document, path.split('.'), reached);
  return reached;
}

function collect(
  value: unknown,
  path: readonly string[],
  reached: { values: unknown[]; throughArray: boolean },
): void {
  const [step, ...rest] = path;
  if (Array.isArray(value)) {
    reached.throughArray = true;
    if (step === undefined && value.length === 0) reached.values.push(value);
    else if (step !== undefined && /^\d+$/.test(step)) collect(value[Number(step)], rest, reached);
    else for (const element of value) collect(element, path, reached);
  } else if (step === undefined) reached.values.push(value);
  else collect(isPlainObject(value) ? value[step] : undefined, rest, reached);
}

import type { Row } from './asked-plainly';

/** The rules told once more, as plainly and slowly as can be, for documents of small values. */
const missing = Symbol('missing');

export function isFound(row: Row, filter: Row): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    if (key === '$and') return (wanted as Row[]).every((part) => isFound(row, part));
    if (key === '$or') return (wanted as Row[]).some((part) => isFound(row, part));
    if (key === '$nor') return !(wanted as Row[]).some((part) => isFound(row, part));
    return Object.entries(wanted as Row).every(([operator, operand]) => holds(row, key, operator, operand));
  });
}

function holds(row: Row, path: string, operator: string, operand: unknown): boolean {
  if (operator === '$ne') return !holds(row, path, '$eq', operand);
  if (operator === '$nin') return !holds(row, path, '$in', operand);
  if (operator === '$not')
    return !Object.entries(operand as Row).every(([name, inner]) => holds(row, path, name, inner));
  if (operator === '$all')
    return (
      (operand as unknown[]).length > 0 &&
      (operand as unknown[]).every((value) => holds(row, path, '$eq', value))
    );
  const steps = path.split('.');
  const lists = ends(row, steps).filter(Array.isArray);
  if (operator === '$size') return lists.some((list) => list.length === operand);
  if (operator === '$elemMatch')
    return lists.some((list) =>
      list.some((element) =>
        Object.entries(operand as Row).every(([name, inner]) =>
          name.startsWith('$')
            ? isMet(element, name, inner)
            : // A list counts as a document that has only places.
              (isRow(element) || Array.isArray(element)) &&
              isFound(isRow(element) ? element : {}, { [name]: inner }),
        ),
      ),
    );
  const values = ends(row, steps).flatMap((end) => (Array.isArray(end) ? [...end, end] : [end]));
  if (operator === '$exists') return values.some((value) => value !== missing) === operand;
  return values.some((value) => isMet(value, operator, operand));
}

/** Where a path ends: a list on the way is entered by each of its documents. */
function ends(value: Row, [step, ...rest]: string[]): unknown[] {
  const next = step! in value ? value[step!] : missing;
  if (rest.length === 0) return [next];
  if (Array.isArray(next)) return next.filter(isRow).flatMap((element) => ends(element, rest));
  return isRow(next) ? ends(next, rest) : [missing];
}

function isMet(value: unknown, operator: string, operand: unknown): boolean {
  const met = value === missing ? null : value;
  if (operator === '$in') return (operand as unknown[]).some((one) => isMet(value, '$eq', one));
  if (operator === '$nin') return !isMet(value, '$in', operand);
  if (operator === '$ne') return !isMet(value, '$eq', operand);
  const isEqual = JSON.stringify(met) === JSON.stringify(operand);
  if (operator === '$eq') return isEqual;
  if (operand === null) return isEqual && operator.endsWith('e');
  if (typeof met !== typeof operand || met === null || typeof met === 'object') return false;
  const [a, b] = [met as number, operand as number];
  return { $gt: a > b, $gte: a >= b, $lt: a < b, $lte: a <= b }[operator]!;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What one operator makes of one field, or 'refused'. Fields are plain or lie in the object `o`. */
export function afterUpdate(row: Row, operator: string, field: string, operand: unknown): Row | 'refused' {
  const after = structuredClone(row);
  const [first, second] = field.split('.') as [string, string?];
  if (second !== undefined && first in after && !isRow(after[first])) {
    if (operator === '$unset') return after;
    return 'refused';
  }
  const isThere = second === undefined ? first in after : isRow(after[first]) && second in after[first];
  const home = () => {
    if (second === undefined) return after;
    after[first] ??= {};
    return after[first] as Row;
  };
  const name = second ?? first;
  const value = isThere ? home()[name] : undefined;
  const put = (next: unknown) => {
    home()[name] = next;
    return after;
  };
  const list = Array.isArray(value) ? value : undefined;
  if (operator === '$set') return put(operand);
  if (operator === '$unset') {
    if (isThere) delete home()[name];
    return after;
  }
  if (operator === '$inc' || operator === '$mul') {
    if (!isThere) return put(operator === '$inc' ? operand : 0);
    if (typeof value !== 'number') return 'refused';
    return put((operator === '$inc' ? value + (operand as number) : value * (operand as number)) + 0);
  }
  if (!isThere) return operator === '$pull' || operator === '$pop' ? after : put([operand]);
  if (!list) return 'refused';
  const alike = (element: unknown) => JSON.stringify(element) === JSON.stringify(operand);
  if (operator === '$push') return put([...list, operand]);
  if (operator === '$pull') return put(list.filter((element) => !alike(element)));
  if (operator === '$pop') return put(operand === 1 ? list.slice(0, -1) : list.slice(1));
  return put(list.some(alike) ? list : [...list, operand]);
}

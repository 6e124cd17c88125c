import { update } from 'mingo/updater';
import { cloneDeep, isEqual } from 'mingo/util';
import { type Document, isPlainObject } from './document';
import { notBuilt, requestFailed } from './problem';

/** What a field must hold for an operator to apply; MongoDB answers an error where mingo would stay silent. */
const demands: Record<string, 'anything' | 'number' | 'array'> = {
  $set: 'anything',
  $unset: 'anything',
  $min: 'anything',
  $max: 'anything',
  $inc: 'number',
  $mul: 'number',
  $push: 'array',
  $addToSet: 'array',
  $pull: 'array',
  $pullAll: 'array',
  $pop: 'array',
};

/** The document after the update, or the very same object when nothing changed. */
export function applyUpdate(document: Document, modifier: Document): Document {
  for (const [operator, fields] of Object.entries(modifier)) {
    const demand = demands[operator];
    if (demand === undefined)
      throw operator.startsWith('$')
        ? notBuilt(`the update operator ${operator}`)
        : requestFailed('An update holds only operators.');
    if (!isPlainObject(fields)) throw requestFailed(`Modifiers operate on fields: ${operator}`);
    for (const [path, operand] of Object.entries(fields))
      checkField(document, { operator, path, operand, demand });
  }
  const changed = cloneDeep(document) as Document;
  const modified = update(changed, modifier as never, [], {}, { cloneMode: 'deep' });
  return modified.length === 0 ? document : changed;
}

/** Replaces all but the id. */
export function replaceDocument(document: Document, replacement: Document): Document {
  const changed = { ...replacement, _id: document._id };
  return isEqual(document, changed) ? document : changed;
}

function checkField(
  document: Document,
  field: { operator: string; path: string; operand: unknown; demand: 'anything' | 'number' | 'array' },
): void {
  const { operator, path, operand, demand } = field;
  if (path.split('.').some((step) => step.startsWith('$'))) throw notBuilt(`the positional update ${path}`);
  if (path === '' || path.split('.').includes(''))
    throw requestFailed(`The update path '${path}' contains an empty field name.`);
  if (path === '_id')
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'");
  const { value, blockedAt } = follow(document, path);
  if (
    blockedAt !== undefined &&
    operator !== '$unset' &&
    !operator.startsWith('$pull') &&
    operator !== '$pop'
  )
    throw requestFailed(`Cannot create field '${path}' in element {${blockedAt}}`);
  if (demand === 'number') {
    if (typeof operand !== 'number')
      throw requestFailed(`Cannot ${operator} with non-numeric argument: {${path}}`);
    if (value !== undefined && typeof value !== 'number')
      throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type: {${path}}`);
  }
  if (demand === 'array' && value !== undefined && !Array.isArray(value))
    throw requestFailed(`The field '${path}' must be an array but is of type ${typeof value}: ${operator}`);
}

/** What stands at a path, or the step at which a scalar (or a word into an array) bars the way. */
function follow(document: Document, path: string): { value?: unknown; blockedAt?: string } {
  let value: unknown = document;
  const walked: string[] = [];
  for (const step of path.split('.')) {
    if (value === undefined) return {};
    const isOpen = Array.isArray(value) ? /^\d+$/.test(step) : isPlainObject(value);
    if (!isOpen) return { blockedAt: walked.join('.') };
    value = (value as Document)[step];
    walked.push(step);
  }
  return { value };
}

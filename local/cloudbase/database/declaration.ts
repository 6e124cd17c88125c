/** What the shipped code declares of its collections; a collection that is not declared does not exist. */
export type CollectionDeclaration = { readonly name: string; readonly indexes: readonly IndexDeclaration[] };

export type IndexDeclaration = {
  readonly name: string;
  readonly keys: readonly (IndexKey | PointKey)[];
  readonly unique?: boolean;
};

export type IndexKey = { readonly field: string; readonly direction: 1 | -1 };

/** Places on the earth, by CloudBase's word for their direction. */
export type PointKey = { readonly field: string; readonly direction: '2d' };

const mostFields = 31;
const mostIndexes = 100;

/** A declaration that CloudBase would not take is a mistake of ours, told before anything is opened. */
export function checkDeclarations(declarations: readonly CollectionDeclaration[]): void {
  refuseTwins('collection', declarations);
  for (const { name, indexes } of declarations) {
    refuseTwins(`index of ${name}`, indexes);
    if (indexes.length > mostIndexes)
      throw new Error(`${name} has ${indexes.length} indexes; CloudBase takes at most ${mostIndexes}.`);
    for (const index of indexes) checkIndex(`The index ${index.name} of ${name}`, index);
  }
}

function checkIndex(what: string, index: IndexDeclaration): void {
  const unknown = Object.keys(index).find((option) => !['name', 'keys', 'unique'].includes(option));
  if (unknown !== undefined)
    throw new Error(`${what} asks for "${unknown}", which CloudBase does not offer.`);
  if (index.keys.length === 0 || index.keys.length > mostFields)
    throw new Error(`${what} has ${index.keys.length} fields; CloudBase takes 1 to ${mostFields}.`);
  for (const { field, direction } of index.keys) {
    if (direction !== 1 && direction !== -1 && direction !== '2d')
      throw new Error(`${what} has the direction ${JSON.stringify(direction)}; it is 1, -1 or "2d".`);
    if (field === '' || field.split('.').some((step) => step === '' || step.startsWith('$')))
      throw new Error(`${what} has no good name for a field: "${field}".`);
    if (index.keys.filter((key) => key.field === field).length > 1)
      throw new Error(`${what} names the field "${field}" twice.`);
  }
  if (index.unique && index.keys.some(({ direction }) => direction === '2d'))
    throw new Error(`${what} is unique over points, which CloudBase does not offer.`);
}

function refuseTwins(what: string, named: readonly { readonly name: string }[]): void {
  const names = named.map(({ name }) => name);
  const twin = names.find((name, place) => names.indexOf(name) !== place);
  if (twin !== undefined) throw new Error(`There are two of one name: ${what} "${twin}".`);
}

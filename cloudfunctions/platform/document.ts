import type { Collection, Kept } from './ports';

/** Every read is parsed: what the shape does not promise is a bug, found here. */
export function read<Fields extends object>(of: Collection<Fields>, document: unknown): Kept<Fields> {
  const fields = of.schema.safeParse(document);
  if (!fields.success)
    throw new Error(`A document of ${of.name} is not what it should be: ${fields.error.message}`);
  return { ...fields.data, _id: (document as { _id: string })._id };
}

/** The SDK answers an array outside a transaction and the document or null inside one. */
export function readOne<Fields extends object>(
  of: Collection<Fields>,
  data: unknown,
): Kept<Fields> | undefined {
  const document: unknown = Array.isArray(data) ? data[0] : data;
  return document ? read(of, document) : undefined;
}

/** Parsing before writing keeps a wrong shape out, so that it is found where it was made. */
export function written<Fields extends object>(to: Collection<Fields>, id: string, fields: Fields) {
  return { ...to.schema.parse(fields), _id: id, v: to.version };
}

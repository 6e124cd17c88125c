import type { Index } from './ports';

/** An index in its words: by these fields in turn, `-` before one that goes from the greatest down. */
export const indexed = (name: string, ...fields: readonly string[]): Index => ({
  name,
  keys: fields.map((field) =>
    field.startsWith('-') ? { field: field.slice(1), direction: -1 } : { field, direction: 1 },
  ),
});

/** One operator of an update, told of one field of one document. */
export type Operator = {
  /** Refuses an operand no document could take, before any document is looked at. */
  readonly check?: (operand: unknown, path: string) => void;
  /** The new value, or the very same when nothing changes. A missing field is undefined. */
  readonly apply: (value: unknown, operand: unknown, at: Field) => unknown;
  /** Whether a field that is missing stays missing; then the path must at least be one that could be made. */
  readonly leavesMissing?: boolean;
};

/** How messages name the field and its document. */
export type Field = { readonly name: string; readonly path: string; readonly document: string };

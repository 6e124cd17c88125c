/** What the shipped code declares of its collections; a collection that is not declared does not exist. */
export type CollectionDeclaration = { readonly name: string; readonly indexes: readonly IndexDeclaration[] };

export type IndexDeclaration = {
  readonly name: string;
  readonly keys: readonly IndexKey[];
  readonly unique?: boolean;
};

export type IndexKey = { readonly field: string; readonly direction: 1 | -1 };

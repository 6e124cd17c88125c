import type { Document } from '../document';
import type { Scope } from './scope';

export type Run = (documents: readonly Document[]) => Document[];

/** What a stage may ask of the world around it. */
export type Context = {
  readonly variables: Scope;
  readonly documentsIn: (collection: string, filter: Document) => Document[];
  /** For stages that hold pipelines of their own. */
  readonly compile: (stages: readonly unknown[], context: Context) => Run;
};

/** Checks what a stage was told, and answers how it turns documents into others. */
export type Stage = (specification: unknown, context: Context) => Run;

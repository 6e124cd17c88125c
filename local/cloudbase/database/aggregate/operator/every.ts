import { arithmetic } from './arithmetic';
import { comparisons } from './comparison';
import { conversions } from './conversion';
import { lists } from './list';
import { objects } from './object';
import { sets } from './set';
import { texts } from './text';

/** An operator of the values of its operands: how few and how many it takes, and what it makes of them. */
export type Operator = {
  readonly takes: readonly [least: number, most: number];
  readonly of: (...values: unknown[]) => unknown;
};

export const operators: Record<string, Operator> = {
  ...arithmetic,
  ...comparisons,
  ...conversions,
  ...lists,
  ...objects,
  ...sets,
  ...texts,
};

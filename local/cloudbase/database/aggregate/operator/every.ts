import type { Operator } from '../operand';
import { arithmetic } from './arithmetic';
import { comparisons } from './comparison';
import { conversions } from './conversion';
import { lists } from './list';
import { objects } from './object';
import { sets } from './set';
import { texts } from './text';

export const operators: Record<string, Operator> = {
  ...arithmetic,
  ...comparisons,
  ...conversions,
  ...lists,
  ...objects,
  ...sets,
  ...texts,
};

import type { CodeSpace, glassEasel } from 'glass-easel-miniprogram-adapter';
import { type Element, isCustom } from './elements';

/** A behavior as the adapter holds it, around the framework's own. */
type Behavior = { readonly _$: glassEasel.GeneralBehavior };

const fieldBehaviors = new WeakMap<object, Behavior>();

/** A behavior as a component names it: its own, or one of WeChat's by its name. */
export function behaviorOf(space: CodeSpace, named: unknown): unknown {
  if (named === 'wx://form-field') return fieldBehavior(space);
  if (named === 'wx://component-export') return space.behavior().register();
  if (typeof named === 'string') throw new Error(`behavior "${named}" is not built in the simulator`);
  return named;
}

/** A component that stands in a form as a field of its own. */
export function isFormField(element: Element): boolean {
  if (!isCustom(element)) return false;
  const behavior = fieldBehaviors.get(element.getRootBehavior().ownerSpace);
  return behavior !== undefined && element.hasBehavior(behavior._$);
}

function fieldBehavior(space: CodeSpace): Behavior {
  const key = space.getComponentSpace();
  const known = fieldBehaviors.get(key);
  if (known) return known;
  const properties = { name: String, value: null };
  const behavior = space.behavior().definition({ properties }).register() as unknown as Behavior;
  fieldBehaviors.set(key, behavior);
  return behavior;
}

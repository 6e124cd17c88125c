import { refuse } from './refusal';
import { parametersOf } from './typings';

const parameterError = 1001;

/** Refuses what WeChat refuses before it does anything, each wrong parameter by its name. */
export function checkParameters(method: string, options: Readonly<Record<string, unknown>>): void {
  const wrong = parametersOf(method).flatMap(({ name, kinds, isNeeded }) => {
    const kind = kindOf(options[name]);
    const isLeftOut = kind === 'Undefined' && !isNeeded;
    return isLeftOut || kinds.includes(kind)
      ? []
      : [`parameter.${name} should be ${kinds.join(' or ')} instead of ${kind};`];
  });
  if (wrong.length > 0) refuse(`parameter error: ${wrong.join('')}`, { errno: parameterError });
}

/** By tag, since the app's own String and Array are not ours. */
function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

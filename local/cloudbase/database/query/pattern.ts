import { notBuilt, requestFailed } from '../problem';

/** A pattern as MongoDB reads it: over whole characters, its options possibly written in front of it. */
export function patternOf(source: string, options: string): RegExp {
  const inFront = /^\(\?([a-z]+)\)/.exec(source);
  const flags = new Set([...options, ...(inFront?.[1] ?? '')]);
  for (const flag of flags) {
    if (flag === 'x') throw notBuilt('the option x of a regular expression');
    if (!'imsu'.includes(flag)) throw requestFailed(`invalid flag in regex options: ${flag}`);
  }
  const body = inFront ? source.slice(inFront[0].length) : source;
  const kept = [...flags].filter((flag) => flag !== 'u').join('');
  return tried(body, `${kept}u`) ?? tried(body, kept) ?? refuse(source);
}

/** JavaScript's Unicode mode forbids some harmless escapes, so a pattern it refuses is tried without. */
function tried(body: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(body, flags);
  } catch {
    return undefined;
  }
}

function refuse(source: string): never {
  throw requestFailed(`Regular expression is invalid: ${source}`);
}

export function patternTest(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** `{$regex, $options}` of one field. */
export function writtenPattern(regex: unknown, options: unknown): RegExp {
  if (options !== undefined && typeof options !== 'string')
    throw requestFailed('$options has to be a string');
  if (regex instanceof RegExp) {
    if (options === undefined) return regex;
    if (regex.flags.replace('u', '') !== '') throw requestFailed('options set in both $regex and $options');
    return patternOf(regex.source, options);
  }
  if (typeof regex !== 'string') throw requestFailed('$regex has to be a string');
  return patternOf(regex, options ?? '');
}

import { isDeepStrictEqual } from 'node:util';
import type { Place, Where } from './place';

/** Something the local cloud promises of CloudBase, in one sentence, and the way to find out. */
export type CloudPromise = {
  says: string;
  /** Texts may be promised by a pattern. */
  promised: unknown;
  find: (place: Place) => Promise<unknown>;
  /** Why it cannot be found out there. */
  cannot?: Partial<Record<Where, string>>;
};

export type Verdict = { says: string } & (
  | { outcome: 'kept' }
  | { outcome: 'drift'; promised: string; found: string }
  | { outcome: 'skipped'; why: string }
);

export async function judged(one: CloudPromise, place: Place): Promise<Verdict> {
  const { says, promised } = one;
  const why = one.cannot?.[place.where];
  if (why !== undefined) return { says, outcome: 'skipped', why };
  const found = await one.find(place).catch((error) => ({ thrown: refusalOf(error) }));
  return agrees(promised, found)
    ? { says, outcome: 'kept' }
    : { says, outcome: 'drift', promised: shown(promised), found: shown(found) };
}

/** One line for a reader, three where the cloud has drifted. */
export function told(verdict: Verdict): string {
  if (verdict.outcome === 'drift') {
    return `DRIFT    ${verdict.says}\n         promised ${verdict.promised}\n         found    ${verdict.found}`;
  }
  return verdict.outcome === 'skipped'
    ? `skipped  ${verdict.says}: ${verdict.why}`
    : `kept     ${verdict.says}`;
}

/** The code and the words of a no, or that there was none. */
export const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no refusal',
    (error) => refusalOf(error),
  );

const refusalOf = (error: unknown) => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code: code ?? null, message: String(message) };
};

function agrees(promised: unknown, found: unknown): boolean {
  if (promised instanceof RegExp) return typeof found === 'string' && promised.test(found);
  if (!isPlain(promised) || !isPlain(found)) return isDeepStrictEqual(promised, found);
  const names = Object.keys(promised);
  return (
    names.length === Object.keys(found).length && names.every((name) => agrees(promised[name], found[name]))
  );
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const shown = (value: unknown) =>
  JSON.stringify(value, (_, part) => (part instanceof RegExp ? String(part) : part)) ?? 'nothing';

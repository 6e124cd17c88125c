import type { Collection, Kept, Query, Where, World } from '../platform/ports';

/** Longer than any page a phone asks for, and still one answer. */
const OF_ONE_MOMENT = 500;

type Asked<Field> = {
  where: Where;
  /** The number by which the list goes: a moment, or a sum. */
  by: Field;
  order: 'asc' | 'desc';
  /** That number of the last row that was seen; nothing seen, the first page. */
  behind: number | undefined;
  size: number;
};

/**
 * One page of a list that goes by moments. The next begins behind the moment of the last row, so no page ends between
 * two of one moment, and a moment that fills a page alone comes whole: nothing is lost between two pages or shown twice.
 */
export async function pageBy<Field extends string, Fields extends Record<Field, number>>(
  world: Pick<World, 'db'>,
  of: Collection<Fields>,
  { where, by, order, behind, size }: Asked<Field>,
): Promise<{ rows: Kept<Fields>[]; more: boolean }> {
  const rest = order === 'asc' ? { gt: behind ?? -1 } : { lt: behind ?? Number.MAX_SAFE_INTEGER };
  const found = await world.db.find(of, {
    where: { ...where, [by]: rest },
    orderBy: [[by, order]],
    limit: size + 1,
  });
  const cutAt = found[size]?.[by];
  if (cutAt === undefined) return { rows: found, more: false };
  const whole = found.filter((row) => row[by] !== cutAt);
  if (whole.length > 0) return { rows: whole, more: true };
  const rows = await world.db.find(of, { where: { ...where, [by]: cutAt }, limit: OF_ONE_MOMENT });
  return { rows, more: true };
}

/** The head of a list that is worked off from its beginning: as many as a screen bears, and whether there are more. */
export async function headOf<Fields extends object>(
  world: Pick<World, 'db'>,
  of: Collection<Fields>,
  { limit, ...query }: Query,
): Promise<{ rows: Kept<Fields>[]; more: boolean }> {
  const found = await world.db.find(of, { ...query, limit: limit + 1 });
  return { rows: found.slice(0, limit), more: found.length > limit };
}

import type { Collection, Kept, World } from '../../platform/ports';

const AT_ONCE = 500;

/** A whole collection, page by page: for a command and a test, never for a call. */
export async function everything<Fields extends object>(
  world: Pick<World, 'db'>,
  of: Collection<Fields>,
): Promise<Kept<Fields>[]> {
  const found: Kept<Fields>[] = [];
  for (let last = ''; ; ) {
    const where = { _id: { gt: last } };
    const page = await world.db.find(of, { where, orderBy: [['_id', 'asc']], limit: AT_ONCE });
    found.push(...page);
    last = page.at(-1)?._id ?? last;
    if (page.length < AT_ONCE) return found;
  }
}

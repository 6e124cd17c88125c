import type { Collection, Kept, Where, World } from './ports';

/** All that fulfils it, a page at a time by its ids: for the night, a file or a command, never for a screen. */
export async function* pages<Fields extends object>(
  { db }: Pick<World, 'db'>,
  of: Collection<Fields>,
  where: Where,
  atOnce = 500,
): AsyncGenerator<Kept<Fields>[]> {
  for (let last = ''; ; ) {
    const page = await db.find(of, {
      where: { ...where, _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: atOnce,
    });
    if (page.length > 0) yield page;
    if (page.length < atOnce) return;
    last = page.at(-1)?._id ?? last;
  }
}

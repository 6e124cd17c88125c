import { pages } from '../../platform/pages';
import type { Collection, Kept, World } from '../../platform/ports';

/** A whole collection: for a command and a test, never for a call. */
export async function everything<Fields extends object>(
  world: Pick<World, 'db'>,
  of: Collection<Fields>,
): Promise<Kept<Fields>[]> {
  const found: Kept<Fields>[] = [];
  for await (const page of pages(world, of, {})) found.push(...page);
  return found;
}

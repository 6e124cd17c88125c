import type * as z from 'zod';
import { Audit } from '#contracts/audit';
import type { Instant } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { pageBy } from '../../time/page';

/** Who did what to which money, when and why. Only ever added to. */
export const audits: Collection<z.infer<typeof Audit>> = {
  name: 'audits',
  version: 1,
  schema: Audit,
  indexes: [indexed('by_time', '-at'), indexed('by_record', 'of', '-at')],
};

/** A transaction, or where nothing else is written the database itself. */
type Place = {
  add: <Fields extends object>(to: Collection<Fields>, id: string, fields: Fields) => Promise<unknown>;
};

/**
 * Written in the transaction of the act itself, so that neither can be without the other. What one person may do to a
 * record several times in one moment says by `which` which of them it was.
 */
export async function note(
  place: Place,
  act: Pick<Audit, 'what' | 'of' | 'why' | 'before' | 'after'>,
  { personId, role }: Pick<Seat, 'personId' | 'role'>,
  at: Instant,
  which?: string,
): Promise<void> {
  const id = [act.of, act.what, at, personId, which].filter(Boolean).join(':');
  await place.add(audits, id, { ...act, who: personId, role, at });
}

const SHOWN = 50;

/** The latest first, all of them or one record's. */
export async function auditsBefore(
  world: Pick<World, 'db'>,
  { of, before }: { of?: string | undefined; before?: Instant | undefined },
) {
  const { rows, more } = await pageBy(world, audits, {
    where: { ...(of !== undefined && { of }) },
    by: 'at',
    order: 'desc',
    behind: before,
    size: SHOWN,
  });
  return { audits: rows.map(({ _id, ...audit }) => audit), more };
}

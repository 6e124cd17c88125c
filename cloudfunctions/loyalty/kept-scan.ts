import * as z from 'zod';
import { Instant, PersonId } from '#contracts/vocabulary';
import { batches } from '../goods/batch';
import { indexed } from '../platform/indexed';
import type { Collection, Kept, Transaction, World } from '../platform/ports';
import { type OpenPage, writePage } from './points';

const KeptScan = z.object({
  serial: z.number().int(),
  number: z.number().int(),
  personId: PersonId,
  at: Instant,
  state: z.enum(['kept', 'released']),
});
export type KeptScan = z.infer<typeof KeptScan>;

/** `_id` is `<serial>:<number>:<personId>`: everybody's is kept, and the first to scan wins when the batch opens. */
export const keptScans: Collection<KeptScan> = {
  name: 'kept_scans',
  version: 1,
  schema: KeptScan,
  indexes: [indexed('by_serial', 'state', 'serial', 'at')],
};

export async function keep(
  tx: Transaction,
  page: OpenPage,
  { serial, number, at }: { serial: number; number: number; at: Instant },
): Promise<void> {
  const id = `${serial}:${number}:${page.personId}`;
  if (await tx.get(keptScans, id)) return;
  await tx.add(keptScans, id, { serial, number, personId: page.personId, at, state: 'kept' });
  await writePage(tx, page, { kept: page.fields.kept + 1 });
}

const MOST_SERIALS = 40;
const MOST_RELEASED = 50;

type Release = (world: World, kept: Kept<KeptScan>) => Promise<void>;

/** Under the clock: what was scanned before its batch was opened, batch by batch, the earliest scan first. */
export async function eachReleasable(world: World, release: Release): Promise<number> {
  const open = await openSerials(world, await waitingSerials(world));
  let released = 0;
  for (const serial of open) {
    const waiting = await world.db.find(keptScans, {
      where: { state: 'kept', serial },
      orderBy: [['at', 'asc']],
      limit: MOST_RELEASED - released,
    });
    for (const kept of waiting) await release(world, kept);
    released += waiting.length;
    if (released >= MOST_RELEASED) break;
  }
  return released;
}

/** From one serial to the next by the index, so that a million scans of one closed batch cost one look. */
async function waitingSerials(world: World): Promise<number[]> {
  const serials: number[] = [];
  while (serials.length < MOST_SERIALS) {
    const [next] = await world.db.find(keptScans, {
      where: { state: 'kept', serial: { gt: serials.at(-1) ?? 0 } },
      orderBy: [['serial', 'asc']],
      limit: 1,
    });
    if (!next) break;
    serials.push(next.serial);
  }
  return serials;
}

async function openSerials(world: World, serials: readonly number[]): Promise<number[]> {
  if (serials.length === 0) return [];
  const known = await world.db.find(batches, { where: { serial: { in: serials } }, limit: MOST_SERIALS });
  return known.filter(({ marketed }) => marketed).map(({ serial }) => serial);
}

import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import { OpeningRighting } from '#contracts/opening-righting';
import { note } from '../../money/control/audit';
import { fen } from '../../money/rules/fen';
import type { Collection, Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { creditId, credits } from './credit';
import { rightOpeningRebate } from './opening-rebate';

/** `_id` is the account's: an opening is put right once. */
export const openingRightings: Collection<OpeningRighting> = {
  name: 'opening_rightings',
  version: 1,
  schema: OpeningRighting,
  indexes: [
    {
      name: 'by_state',
      keys: [
        { field: 'state', direction: 1 },
        { field: 'at', direction: 1 },
      ],
    },
  ],
};

const SHOWN = 50;

export async function waitingRightings(
  world: Pick<World, 'db'>,
): Promise<Output<BrandApi['openingRightings']>> {
  const found = await world.db.find(openingRightings, {
    where: { state: 'proposed' },
    orderBy: [['at', 'asc']],
    limit: SHOWN + 1,
  });
  return { rightings: found.slice(0, SHOWN).map(shown), more: found.length > SHOWN };
}

/** The first of two people; nothing is booked yet. Said again, it counts anew: the second must have read these words. */
export function proposeOpeningRebate(
  world: World,
  { storeId, sellerId, right, why, evidence }: ParsedInput<BrandApi['proposeOpeningRebate']>,
  seat: Seat,
): Promise<OpeningRighting> {
  const id = creditId(storeId, sellerId);
  return world.db.transaction(async (tx) => {
    const account = await tx.get(credits, id);
    if (!account?.opening) return refuse('not_yours', {});
    if (!account.opening.dispute) return refuse('dispute_moved_on', {});
    const known = await tx.get(openingRightings, id);
    if (known?.state === 'done') return refuse('already_reversed', {});
    const { storeName, sellerName, opening } = account;
    const at = world.now();
    const proposed = {
      ...{ storeId, storeName, sellerId, sellerName, before: opening.rebate ?? fen(0), right },
      ...{ state: 'proposed' as const, by: seat.personId, at, why, evidence },
    };
    if (known) await tx.update(openingRightings, id, { set: proposed });
    else await tx.add(openingRightings, id, proposed);
    const act = { what: 'propose_reversal', of: `opening:${id}`, why } as const;
    await note(tx, { ...act, after: { right: String(right), evidence } }, seat, at);
    return proposed;
  });
}

/** The second person, of the same figure. Account, purse and ledger are written together, or none of them. */
export function confirmOpeningRebate(
  world: World,
  { storeId, sellerId, right }: ParsedInput<BrandApi['confirmOpeningRebate']>,
  seat: Seat,
): Promise<OpeningRighting> {
  const id = creditId(storeId, sellerId);
  return world.db.transaction(async (tx) => {
    const proposed = await tx.get(openingRightings, id);
    const account = await tx.get(credits, id);
    if (!proposed || !account?.opening) return refuse('not_yours', {});
    if (proposed.state === 'done') return refuse('already_reversed', {});
    if (proposed.right !== right) return refuse('reversal_moved_on', {});
    if (proposed.by === seat.personId) return refuse('another_person_needed', {});
    const at = world.now();
    const { before, why, evidence } = proposed;
    await rightOpeningRebate(tx, account, { before, right, evidence, at });
    const rebateRighted = { at, before, why, evidence };
    await tx.update(credits, id, {
      set: { 'opening.rebate': right, 'opening.rebateRighted': rebateRighted },
    });
    const done = { state: 'done' as const, confirmedBy: seat.personId, confirmedAt: at };
    await tx.update(openingRightings, id, { set: done });
    const act = { what: 'reverse', of: `opening:${id}`, why } as const;
    await note(tx, { ...act, after: { by: proposed.by } }, seat, at);
    return { ...shown(proposed), ...done };
  });
}

const shown = ({ _id, ...righting }: Kept<OpeningRighting>): OpeningRighting => righting;

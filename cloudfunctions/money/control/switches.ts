import { Switch, type SwitchId } from '#contracts/control';
import type { PersonId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { freezePayee } from '../payout/payee';
import { note } from './audit';

/** `_id` is the switch's own id. What was never frozen has none. */
export const switches: Collection<Switch> = {
  name: 'switches',
  version: 1,
  schema: Switch,
  indexes: [indexed('by_frozen', 'isFrozen', '-at')],
};

type SwitchWorld = World & {
  /** What floors above keep of a freeze is written in the transaction that turns it; nothing answers for what is not there. */
  noteSwitch: (tx: Transaction, turned: Pick<Switch, 'switchId' | 'isFrozen'>) => Promise<void>;
};

type Turn = { switchId: SwitchId; why: string };

export const freeze = (world: SwitchWorld, turn: Turn, seat: Seat) => turnTo(world, turn, true, seat);
export const unfreeze = (world: SwitchWorld, turn: Turn, seat: Seat) => turnTo(world, turn, false, seat);

/** A switch that stands so already keeps its first reason, and nothing is noted; what was never frozen cannot thaw. */
function turnTo(world: SwitchWorld, { switchId, why }: Turn, isFrozen: boolean, seat: Seat): Promise<Switch> {
  return world.db.transaction(async (tx) => {
    const known = await tx.get(switches, switchId);
    if (!known && !isFrozen) return refuse('not_yours', {});
    if (known?.isFrozen === isFrozen) return shown(known);
    const at = world.now();
    const turned: Switch = { switchId, isFrozen, at, by: seat.personId, why };
    if (known) await tx.update(switches, switchId, { set: turned });
    else await tx.add(switches, switchId, turned);
    if (switchId.startsWith('person:'))
      await freezePayee(tx, switchId.slice('person:'.length) as PersonId, isFrozen);
    await world.noteSwitch(tx, turned);
    const act = { what: isFrozen ? 'freeze' : 'unfreeze', of: switchId, why } as const;
    await note(tx, { ...act, before: { isFrozen: !isFrozen }, after: { isFrozen } }, seat, at);
    return turned;
  });
}

const MOST_FROZEN = 200;

/** Everything that is frozen now, the latest first. */
export async function frozenNow(world: Pick<World, 'db'>) {
  const found = await world.db.find(switches, {
    where: { isFrozen: true },
    orderBy: [['at', 'desc']],
    limit: MOST_FROZEN,
  });
  return { switches: found.map(shown) };
}

/** Of these, the frozen ones: one question however many are asked about. */
export async function frozenAmong(
  world: Pick<World, 'db'>,
  switchIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await world.db.find(switches, {
    where: { _id: { in: switchIds }, isFrozen: true },
    limit: 100,
  });
  return new Set(found.map(({ switchId }) => switchId));
}

/** Asked inside the transaction that would spend. */
export const isFrozen = async (tx: Transaction, switchId: string): Promise<boolean> =>
  (await tx.get(switches, switchId))?.isFrozen === true;

const shown = ({ switchId, isFrozen, at, by, why }: Switch): Switch => ({
  switchId,
  isFrozen,
  at,
  by,
  why,
});

import * as z from 'zod';
import { type DeviceId, PersonId } from '#contracts/vocabulary';
import type { Collection, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { dayOf } from '../../time/rules/day';
import type { Controls } from '../rules/control';

const DeviceDay = z.object({ persons: z.array(PersonId), count: z.number().int() });

/** `_id` is `<day>:<deviceId>`: who took out money on one phone that day. */
export const deviceDays: Collection<z.infer<typeof DeviceDay>> = {
  name: 'device_days',
  version: 1,
  schema: DeviceDay,
  indexes: [],
};

/**
 * One phone serves so many people a day. Which phone it is, the phone says itself: a hint that can only restrict, for
 * whoever hides it is still bound by every cap of their own.
 */
export async function takePlaceOn(
  world: Pick<World, 'db' | 'now'>,
  device: DeviceId,
  personId: PersonId,
  { personsADevice }: Controls,
): Promise<void> {
  const id = `${dayOf(world.now())}:${device}`;
  if ((await world.db.add(deviceDays, id, { persons: [personId], count: 1 })) === 'added') return;
  const isThere = async () => (await world.db.get(deviceDays, id))?.persons.includes(personId);
  if (await isThere()) return;
  const guard = { count: { lt: personsADevice }, persons: { not: personId } };
  const change = { push: { persons: [personId] }, inc: { count: 1 } };
  if (await world.db.updateIf(deviceDays, id, guard, change)) return;
  if (!(await isThere())) refuse('device_full', { persons: personsADevice });
}

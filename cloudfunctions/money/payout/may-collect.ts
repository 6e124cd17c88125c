import type { DeviceId } from '#contracts/vocabulary';
import { refuse } from '../../platform/refusal';
import { takePlaceOn } from '../control/device';
import { frozenAmong } from '../control/switches';
import type { MoneyWorld } from '../money-world';
import type { Withdrawal } from './withdrawal';

/** What stands between a person and a new bill, whichever merchant number carries it; asked before anything is fixed. */
export async function mayCollect(
  world: MoneyWorld,
  { personId, approval }: Withdrawal,
  device: DeviceId | undefined,
): Promise<void> {
  if (approval?.waits) refuse('waits_for_approval', {});
  if (device) await takePlaceOn(world, device, personId, world.terms.controls);
}

/** Asked once more in the last moment before bytes go out: what is sent after a freeze was begun before it. */
export async function isStopped(
  world: Pick<MoneyWorld, 'db'>,
  { personId, mchid }: { personId: string; mchid: string },
): Promise<boolean> {
  return (await frozenAmong(world, [`merchant:${mchid}`, `person:${personId}`])).size > 0;
}

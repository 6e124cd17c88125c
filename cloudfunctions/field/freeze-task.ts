import type { SwitchId } from '#contracts/control';
import type { Transaction } from '../platform/ports';
import { refuse } from '../platform/refusal';
import { tasks } from './task';

/** What the brand's door gives the money floor as `noteSwitch`: the write that takes a place sees the switch on the task itself. */
export async function noteSwitch(
  tx: Transaction,
  { switchId, isFrozen }: { switchId: SwitchId; isFrozen: boolean },
): Promise<void> {
  const [kind, taskId = ''] = switchId.split(':');
  if (kind !== 'task') return;
  if (!(await tx.get(tasks, taskId))) refuse('not_yours', {});
  await tx.update(tasks, taskId, { set: { isFrozen } });
}

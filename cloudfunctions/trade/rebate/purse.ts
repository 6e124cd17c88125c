import type { StoreId } from '#contracts/vocabulary';
import type { Kept, Transaction } from '../../platform/ports';
import { balanceOf, type Part, type Parts } from '../rules/rebate/purse';
import { EVER, purseIdOf, type Rebate, rebates } from './rebate';

/** Writes what changed of a store's purse, with its sums. */
export async function keepPurse(
  tx: Transaction,
  storeId: StoreId,
  purse: Kept<Rebate> | undefined,
  parts: Parts,
): Promise<void> {
  const sums = balanceOf(parts);
  const isWaiting = Object.values(parts).some(({ amount, done }) => amount !== done);
  if (!purse) {
    const waiting = isWaiting ? { isWaiting: true as const } : {};
    return tx.add(rebates, purseIdOf(storeId), {
      storeId,
      month: EVER,
      parts: { ...parts },
      ...sums,
      ...waiting,
    });
  }
  const known = purse.parts ?? {};
  const changed = Object.entries(parts).filter(([id, part]) => !isSame(known[id], part));
  const gone = Object.keys(known).filter((id) => !(id in parts));
  return tx.update(rebates, purse._id, {
    set: {
      ...Object.fromEntries(changed.map(([id, part]) => [`parts.${id}`, part])),
      ...sums,
      ...(isWaiting && { isWaiting: true }),
    },
    unset: [...gone.map((id) => `parts.${id}`), ...(isWaiting ? [] : ['isWaiting'])],
  });
}

const isSame = (known: Part | undefined, part: Part) =>
  known?.amount === part.amount && known.done === part.done && known.times === part.times;

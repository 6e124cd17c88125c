import type { Fen, WithdrawalId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { forget, kept, mustKeep } from '../../shared/phone/storage';

/** A wish to be paid whose answer is not known: the same id and the same amount are sent until it is. */
export type Wish = { withdrawalId: WithdrawalId; amount: Fen };

const key = 'rep.withdrawing';

export const openWish = () => kept<Wish>(key);
export const endWish = () => forget(key);

/** Kept before it is sent, so that a killed app asks about the same wish and never makes a second one. */
export function beginWish(amount: Fen): Wish {
  const wish = openWish() ?? { withdrawalId: newId() as WithdrawalId, amount };
  mustKeep(key, wish);
  return wish;
}

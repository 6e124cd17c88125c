import * as z from 'zod';
import { PersonId, WithdrawalId } from '#contracts/vocabulary';
import type { Collection, Transaction } from '../platform/ports';
import { refuse } from '../platform/refusal';

const Payee = z.object({
  personId: PersonId,
  /** The withdrawal under way, by scene: WeChat wants one open bill per person and scene. */
  open: z.record(z.string(), WithdrawalId),
});
export type Payee = z.infer<typeof Payee>;

/**
 * `_id` is the person's id. What a withdrawal is checked against is written in the same transaction here, so that two
 * at once cannot both pass.
 */
export const payees: Collection<Payee> = { name: 'payees', version: 1, schema: Payee, indexes: [] };

type Wish = { personId: PersonId; sceneId: string; withdrawalId: WithdrawalId };

/** Takes the one place a person has under a scene. */
export async function begin(tx: Transaction, { personId, sceneId, withdrawalId }: Wish): Promise<void> {
  const payee = await tx.get(payees, personId);
  if (payee?.open[sceneId]) refuse('payout_open', {});
  if (!payee) return tx.add(payees, personId, { personId, open: { [sceneId]: withdrawalId } });
  return tx.update(payees, personId, { set: { [`open.${sceneId}`]: withdrawalId } });
}

/** The withdrawal came to its end and the place is free. */
export const finish = (tx: Transaction, { personId, sceneId }: Omit<Wish, 'withdrawalId'>): Promise<void> =>
  tx.update(payees, personId, { unset: [`open.${sceneId}`] });

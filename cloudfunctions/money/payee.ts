import * as z from 'zod';
import { Fen, Instant, PersonId, WithdrawalId } from '#contracts/vocabulary';
import type { Collection, Transaction } from '../platform/ports';
import { Refusal, refuse } from '../platform/refusal';
import { type Controls, noOf, withoutAmount, withWish } from './rules/control';

const Payee = z.object({
  personId: PersonId,
  /** The withdrawal under way, by scene: WeChat wants one open bill per person and scene. */
  open: z.record(z.string(), WithdrawalId),
  /** What was wished for this month, for the caps. */
  wished: z.array(z.object({ withdrawalId: WithdrawalId, at: Instant, amount: Fen })),
  /** When they last changed the WeChat or the phone number they are known by. */
  reboundAt: Instant.optional(),
  /** A copy of the brand's switch: a wish sees it here without another question. */
  isFrozen: z.boolean().optional(),
});
export type Payee = z.infer<typeof Payee>;

/**
 * `_id` is the person's id. What a withdrawal is checked against is written in the same transaction here, so that two
 * at once cannot both pass.
 */
export const payees: Collection<Payee> = { name: 'payees', version: 1, schema: Payee, indexes: [] };

type Wish = { personId: PersonId; sceneId: string; withdrawalId: WithdrawalId; amount: Fen };

/** Takes the one place a person has under a scene, and what the wish weighs against their caps. */
export async function begin(tx: Transaction, wish: Wish, controls: Controls, at: Instant): Promise<void> {
  const { personId, sceneId, withdrawalId, amount } = wish;
  const payee = await tx.get(payees, personId);
  const known = payee ?? newPayee(personId);
  if (known.open[sceneId]) refuse('payout_open', {});
  const no = noOf(controls, known, amount, at);
  if (no) throw new Refusal(no);
  const wished = withWish(known.wished, { withdrawalId, at, amount });
  if (!payee) return tx.add(payees, personId, { ...known, wished, open: { [sceneId]: withdrawalId } });
  return tx.update(payees, personId, { set: { wished, [`open.${sceneId}`]: withdrawalId } });
}

/** The withdrawal came to its end and the place is free; what came back weighs nothing any more. */
export async function finish(
  tx: Transaction,
  { personId, sceneId, withdrawalId }: Omit<Wish, 'amount'>,
  back: Fen,
): Promise<void> {
  const unset = [`open.${sceneId}`];
  if (back === 0) return tx.update(payees, personId, { unset });
  const payee = await tx.get(payees, personId);
  const wished = withoutAmount(payee?.wished ?? [], withdrawalId, back);
  return tx.update(payees, personId, { unset, set: { wished } });
}

/** Told by the floor that knows people: whoever holds the WeChat or the number now may be another. */
export const rebind = (tx: Transaction, personId: PersonId, at: Instant) =>
  write(tx, personId, { reboundAt: at });

/** Told by the brand's switch. */
export const freezePayee = (tx: Transaction, personId: PersonId, isFrozen: boolean) =>
  write(tx, personId, { isFrozen });

async function write(
  tx: Transaction,
  personId: PersonId,
  fields: { reboundAt: Instant } | { isFrozen: boolean },
): Promise<void> {
  if (await tx.get(payees, personId)) return tx.update(payees, personId, { set: fields });
  return tx.add(payees, personId, { ...newPayee(personId), ...fields });
}

const newPayee = (personId: PersonId): Payee => ({ personId, open: {}, wished: [] });

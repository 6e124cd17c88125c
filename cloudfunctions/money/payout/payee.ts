import * as z from 'zod';
import { Fen, Instant, type Month, PersonId, WithdrawalId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction } from '../../platform/ports';
import { Refusal, refuse } from '../../platform/refusal';
import { type Controls, noOf, withoutAmount, withWish } from '../rules/control';
import { isLabour, type Nature } from '../rules/nature';
import { afterAsking, afterPayment, afterReturn, type Income, nothing } from '../rules/tax-months';
import { TaxMonth } from '../tax/tax-month';

const Payee = z.object({
  personId: PersonId,
  /** The withdrawal under way, by scene: WeChat wants one open bill per person and scene. */
  open: z.record(z.string(), WithdrawalId),
  /** What was wished for this month, for the caps. */
  wished: z.array(z.object({ withdrawalId: WithdrawalId, at: Instant, amount: Fen })),
  /** Income and withheld tax by month: the next withholding and every declaration read it. */
  months: z.array(TaxMonth),
  /** When they last changed the WeChat or the phone number they are known by. */
  reboundAt: Instant.optional(),
  /** A copy of the brand's switch: a wish sees it here without another question. */
  isFrozen: z.boolean().optional(),
  /** Whether a bill that needs a legal name can have one; likewise a copy. */
  isNamed: z.boolean().optional(),
});
export type Payee = z.infer<typeof Payee>;

/**
 * `_id` is the person's id. What a withdrawal is checked against is written in the same transaction here, so that two
 * at once cannot both pass.
 */
export const payees: Collection<Payee> = {
  name: 'payees',
  version: 1,
  schema: Payee,
  indexes: [indexed('by_month', 'months.month', '_id')],
};

type Wish = {
  personId: PersonId;
  sceneId: string;
  withdrawalId: WithdrawalId;
  month: Month;
  nature: Nature;
};

/** Only pay for work weighs on a person's tax months. */
const taxed = ({ nature }: Wish, income: Income) => (isLabour(nature) ? income : nothing);

/** What is known of a person before a wish; read in the transaction that will write it. */
export const payeeIn = async (tx: Transaction, personId: PersonId): Promise<Payee> =>
  (await tx.get(payees, personId)) ?? newPayee(personId);

/** Takes the one place a person has under a scene, and what the wish weighs against their caps and their tax. */
export async function begin(
  tx: Transaction,
  payee: Payee,
  wish: Wish & { asked: Income },
  controls: Controls,
  at: Instant,
): Promise<void> {
  const { personId, sceneId, withdrawalId, month, asked } = wish;
  if (payee.open[sceneId]) refuse('payout_open', {});
  const no = noOf(controls, payee, asked.gross, at);
  if (no) throw new Refusal(no);
  const wished = withWish(payee.wished, { withdrawalId, at, amount: asked.gross });
  const months = afterAsking(payee.months, month, taxed(wish, asked));
  if (!('_id' in payee))
    return tx.add(payees, personId, { ...payee, wished, months, open: { [sceneId]: withdrawalId } });
  return tx.update(payees, personId, { set: { wished, months, [`open.${sceneId}`]: withdrawalId } });
}

/** One bill was paid and the next goes on: what it brought is income now. */
export async function goOnAfter(tx: Transaction, wish: Wish, paid: Income): Promise<void> {
  const { personId, month } = wish;
  const { months } = await payeeIn(tx, personId);
  return tx.update(payees, personId, { set: { months: afterPayment(months, month, taxed(wish, paid)) } });
}

/** The last bill's end frees the place: it was paid, or what came back weighs nothing any more and was no income. */
export async function finish(
  tx: Transaction,
  wish: Wish,
  became: { paid: Income } | { back: Income },
): Promise<void> {
  const { personId, sceneId, withdrawalId, month } = wish;
  const { months, wished } = await payeeIn(tx, personId);
  const set =
    'paid' in became
      ? { months: afterPayment(months, month, taxed(wish, became.paid)) }
      : {
          months: afterReturn(months, month, taxed(wish, became.back)),
          wished: withoutAmount(wished, withdrawalId, became.back.gross),
        };
  return tx.update(payees, personId, { unset: [`open.${sceneId}`], set });
}

/** Told by the floor that knows people: whoever holds the WeChat or the number now may be another. */
export const rebind = (tx: Transaction, personId: PersonId, at: Instant) =>
  write(tx, personId, { reboundAt: at });

/** Told by the brand's switch. */
export const freezePayee = (tx: Transaction, personId: PersonId, isFrozen: boolean) =>
  write(tx, personId, { isFrozen });

/** Told by the floor that keeps legal names. */
export const namePayee = (tx: Transaction, personId: PersonId, isNamed: boolean) =>
  write(tx, personId, { isNamed });

async function write(
  tx: Transaction,
  personId: PersonId,
  fields: { reboundAt: Instant } | { isFrozen: boolean } | { isNamed: boolean },
): Promise<void> {
  if (await tx.get(payees, personId)) return tx.update(payees, personId, { set: fields });
  return tx.add(payees, personId, { ...newPayee(personId), ...fields });
}

const newPayee = (personId: PersonId): Payee => ({ personId, open: {}, wished: [], months: [] });

import * as z from 'zod';
import { Proposal } from '#contracts/proposal';
import { Fen, Instant, Month, PersonId, WithdrawalId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { sum } from '../rules/fen';
import type { Part as PlannedPart } from '../rules/split';
import type { Income } from '../rules/tax-months';
import { methods } from '../rules/withholding';
import { Bill, Part } from './bill';
import { PaidNature } from './payout-terms';

const Withdrawal = z.object({
  withdrawalId: WithdrawalId,
  personId: PersonId,
  /** The whole wish, before anything was withheld. */
  amount: Fen,
  askedAt: Instant,
  /** The way it is paid, by the name configuration gives it, and what WeChat and the tax office call it. */
  route: z.string(),
  sceneId: z.string(),
  nature: PaidNature,
  /** What is withheld belongs to this month. */
  month: Month,
  /** By which method, as the terms stood then. */
  withholding: z.enum(methods),
  /** The bill that carries it now, those before it, and what none carries yet. If one comes back, the rest comes back with it. */
  payout: Bill,
  ended: z.array(Bill),
  rest: z.array(Part),
  /** The numbers of all its bills, by which a notice finds it. */
  bills: z.array(z.string()),
  /** Only of a large amount: whether no bill is made yet, and who of the brand has agreed. */
  approval: z
    .object({ waits: z.boolean(), by: z.array(PersonId), declinedBy: PersonId.optional() })
    .optional(),
  /** Somebody of the brand wants the bill that is parked to end. */
  proposal: Proposal.optional(),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** `_id` is the phone's id: a person's wish to be paid. */
export const withdrawals: Collection<Withdrawal> = {
  name: 'withdrawals',
  version: 1,
  schema: Withdrawal,
  indexes: [
    indexed('by_person', 'personId', '-askedAt'),
    indexed('by_month', 'month', '_id'),
    indexed('by_bill', 'bills'),
    indexed('by_approval', 'approval.waits', 'askedAt'),
    indexed('by_state', 'payout.state', 'askedAt'),
    indexed('by_next_question', 'payout.askAt'),
    indexed('by_merchant_question', 'payout.frozen.mchid', 'payout.askAt'),
  ],
};

export const causeOf = ({ personId, withdrawalId, nature }: Withdrawal, kind: 'withdrawal' | 'payout') => ({
  kind,
  nature,
  funder: 'brand',
  payer: 'brand',
  payee: `person:${personId}`,
  records: [withdrawalId],
});

/** Guards a write by the very bill and state that were looked at: a slow worker's news is of that bill and no other. */
export const asKnown = ({ payout: { outBillNo, state } }: Withdrawal) => ({
  'payout.outBillNo': outBillNo,
  'payout.state': state,
});

export const totalOf = (parts: readonly PlannedPart[]): Income => ({
  gross: sum(parts.map(({ gross }) => gross)),
  withheld: sum(parts.map(({ withheld }) => withheld)),
});

/** What would come back if this bill did: its own part, and those no bill carries yet. */
export const incomeLeft = ({ payout, rest }: Withdrawal): Income => totalOf([payout, ...rest]);
export const grossLeft = (withdrawal: Withdrawal) => incomeLeft(withdrawal).gross;

export async function ownWithdrawal(
  world: World,
  withdrawalId: WithdrawalId,
  { personId }: Seat,
): Promise<Withdrawal> {
  const withdrawal = await world.db.get(withdrawals, withdrawalId);
  return withdrawal?.personId === personId ? withdrawal : refuse('not_yours', {});
}

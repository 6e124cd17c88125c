import * as z from 'zod';
import type { Withdrawal as ShownWithdrawal } from '#contracts/earning';
import { Proposal } from '#contracts/proposal';
import { Fen, Instant, Month, PersonId, WithdrawalId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { monthOf } from '../../time/rules/day';
import { post } from '../ledger/ledger';
import type { MoneyWorld } from '../money-world';
import { needsApproval } from '../rules/control';
import { sum } from '../rules/fen';
import { NAME_NEEDED_FROM, needsName } from '../rules/name-on-bill';
import { isLabour, mustPayCash } from '../rules/nature';
import { availableOf, heldOf } from '../rules/person-account';
import { routeFor } from '../rules/route';
import { type Part as PlannedPart, split } from '../rules/split';
import { type Income, soFarIn, withheldFrom } from '../rules/tax-months';
import { methods } from '../rules/withholding';
import { Bill, billNumberOf, newBill, Part } from './bill';
import { begin, payeeIn } from './payee';
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

/** Sets the money aside. No bill is made yet: that waits until the person is there to confirm it. */
export function withdraw(
  world: MoneyWorld,
  { withdrawalId, amount }: { withdrawalId: WithdrawalId; amount: Fen },
  { personId, role }: Seat,
): Promise<ShownWithdrawal> {
  const { least, mostABill, mostAWithdrawal, ...route } = routeFor(world.terms.routes, role);
  const { sceneId, nature } = route;
  const { controls } = world.terms;
  mustPayCash(nature);
  const withholding = isLabour(nature) ? world.terms.withholding : 'none';
  return world.db.transaction(async (tx) => {
    const known = await tx.get(withdrawals, withdrawalId);
    if (known) return repeated(known, amount, personId);
    if (amount < least) refuse('below_least', { least });
    if (amount > mostAWithdrawal) refuse('above_most', { most: mostAWithdrawal });
    const payee = await payeeIn(tx, personId);
    const month = monthOf(world.now());
    const taxSoFar = soFarIn(withholding, payee.months, month);
    const parts = split(amount, mostABill, withheldFrom(withholding, taxSoFar));
    if (!payee.isNamed && parts.some((part) => needsName(part.amount)))
      refuse('real_name_needed', { from: NAME_NEEDED_FROM });
    const wish = { withdrawalId, personId, sceneId, month, nature };
    await begin(tx, payee, { ...wish, asked: totalOf(parts) }, controls, world.now());
    if (parts.some((part) => part.amount < least)) refuse('below_least', { least });
    const approval = needsApproval(controls, amount) && { approval: { waits: true, by: [] } };
    const paid = { amount, withholding, route: route.name };
    const asked = { ...askedFor(world, { ...wish, ...paid }, parts), ...approval };
    await post(tx, `withdraw:${withdrawalId}`, {
      at: asked.askedAt,
      cause: causeOf(asked, 'withdrawal'),
      postings: [{ from: availableOf(personId), to: heldOf(personId), amount, asset: 'CNY' }],
    });
    await tx.add(withdrawals, withdrawalId, asked);
    await world.noteMove(tx, { personId, available: -amount, held: amount });
    return shownWithdrawal(asked);
  });
}

function repeated(known: Withdrawal, amount: Fen, personId: PersonId): ShownWithdrawal {
  if (known.personId !== personId) refuse('not_yours', {});
  if (known.amount !== amount) refuse('withdrawal_differs', {});
  return shownWithdrawal(known);
}

type Wish = Omit<Withdrawal, 'askedAt' | 'payout' | 'ended' | 'rest' | 'bills' | 'approval' | 'proposal'>;

function askedFor(world: World, wish: Wish, parts: readonly PlannedPart[]): Withdrawal {
  const [first, ...rest] = parts;
  if (!first) throw new Error(`Withdrawal ${wish.withdrawalId} of ${wish.amount} has no part.`);
  const askedAt = world.now();
  const { withdrawalId } = wish;
  return {
    ...wish,
    askedAt,
    payout: newBill(withdrawalId, 1, first),
    ended: [],
    rest,
    bills: parts.map((_, index) => billNumberOf(withdrawalId, index + 1)),
  };
}

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

const totalOf = (parts: readonly PlannedPart[]): Income => ({
  gross: sum(parts.map(({ gross }) => gross)),
  withheld: sum(parts.map(({ withheld }) => withheld)),
});

/** What would come back if this bill did: its own part, and those no bill carries yet. */
export const incomeLeft = ({ payout, rest }: Withdrawal): Income => totalOf([payout, ...rest]);
export const grossLeft = (withdrawal: Withdrawal) => incomeLeft(withdrawal).gross;

/** What its person may see: nothing of bill numbers, bytes and leases. */
export function shownWithdrawal(withdrawal: Withdrawal): ShownWithdrawal {
  const { withdrawalId, amount, askedAt, payout, ended, bills, approval } = withdrawal;
  const { state, why, closesAt, endedAt, number, gross, withheld } = payout;
  return {
    withdrawalId,
    amount,
    askedAt,
    ...(approval?.waits && { waitsForApproval: true as const }),
    paid: sum(ended.map((bill) => bill.amount)),
    payout: {
      state,
      number,
      of: bills.length,
      gross,
      withheld,
      amount: payout.amount,
      ...(why && { why }),
      ...(state === 'waiting' && closesAt && { closesAt }),
      ...(endedAt && { endedAt }),
    },
  };
}

const SHOWN = 20;

export async function latestWithdrawals(world: World, personId: PersonId): Promise<ShownWithdrawal[]> {
  const latest = await world.db.find(withdrawals, {
    where: { personId },
    orderBy: [['askedAt', 'desc']],
    limit: SHOWN,
  });
  return latest.map(shownWithdrawal);
}

export async function ownWithdrawal(
  world: World,
  withdrawalId: WithdrawalId,
  { personId }: Seat,
): Promise<Withdrawal> {
  const withdrawal = await world.db.get(withdrawals, withdrawalId);
  return withdrawal?.personId === personId ? withdrawal : refuse('not_yours', {});
}

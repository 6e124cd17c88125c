import type { Withdrawal as ShownWithdrawal } from '#contracts/earning';
import type { Fen, PersonId, WithdrawalId } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { monthOf } from '../../time/rules/day';
import { post } from '../ledger/ledger';
import type { MoneyWorld } from '../money-world';
import { needsApproval } from '../rules/control';
import { NAME_NEEDED_FROM, needsName } from '../rules/name-on-bill';
import { isLabour, mustPayCash } from '../rules/nature';
import { availableOf, heldOf } from '../rules/person-account';
import { routeFor } from '../rules/route';
import { type Part as PlannedPart, split } from '../rules/split';
import { soFarIn, withheldFrom } from '../rules/tax-months';
import { billNumberOf, newBill } from './bill';
import { begin, payeeIn } from './payee';
import { shownWithdrawal } from './shown-withdrawal';
import { causeOf, totalOf, type Withdrawal, withdrawals } from './withdrawal';

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

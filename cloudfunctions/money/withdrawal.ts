import { createHash } from 'node:crypto';
import * as z from 'zod';
import { PayoutState, Withdrawal as ShownWithdrawal } from '#contracts/earning';
import { Fen, Instant, PersonId, WithdrawalId } from '#contracts/vocabulary';
import type { Collection, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { balanceId, balances, post } from './ledger';
import type { MoneyWorld } from './money-world';
import { availableOf, heldOf } from './rules/person-account';

const Payout = z.object({
  state: PayoutState,
  why: ShownWithdrawal.shape.payout.shape.why,
  /** One number for life, derived from the withdrawal's id. */
  outBillNo: z.string(),
  /** Fixed by the write that first enters `sending`, and sent again byte for byte. */
  frozen: z
    .object({
      mchid: z.string(),
      appid: z.string(),
      openid: z.string(),
      body: z.string(),
      serial: z.string(),
    })
    .optional(),
  /** Opens WeChat's page; told by a creation only, never by a query. */
  packageInfo: z.string().optional(),
  closesAt: Instant.optional(),
  endedAt: Instant.optional(),
  /** How often WeChat was asked since the state was entered, and when it is asked next. */
  tries: z.number().int(),
  askAt: Instant.optional(),
  /** Until then one worker may be sending. */
  leaseUntil: z.number().int(),
  /** The verified answer that ended it, enough to verify it again years later. */
  evidence: z
    .object({
      requestId: z.string(),
      serial: z.string(),
      timestamp: z.string(),
      nonce: z.string(),
      signature: z.string(),
      body: z.string(),
    })
    .optional(),
});

const Withdrawal = z.object({
  withdrawalId: WithdrawalId,
  personId: PersonId,
  amount: Fen,
  askedAt: Instant,
  payout: Payout,
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** `_id` is the phone's id: a person's wish to be paid, and the one bill that carries it. */
export const withdrawals: Collection<Withdrawal> = {
  name: 'withdrawals',
  version: 1,
  schema: Withdrawal,
  indexes: [
    {
      name: 'by_person',
      keys: [
        { field: 'personId', direction: 1 },
        { field: 'askedAt', direction: -1 },
      ],
    },
    { name: 'by_bill', keys: [{ field: 'payout.outBillNo', direction: 1 }] },
    { name: 'by_next_question', keys: [{ field: 'payout.askAt', direction: 1 }] },
  ],
};

/** Sets the money aside. No bill is made yet: that waits until the person is there to confirm it. */
export function withdraw(
  world: MoneyWorld,
  { withdrawalId, amount }: { withdrawalId: WithdrawalId; amount: Fen },
  { personId }: Seat,
): Promise<ShownWithdrawal> {
  const { least, most } = world.terms;
  return world.db.transaction(async (tx) => {
    const known = await tx.get(withdrawals, withdrawalId);
    if (known) return repeated(known, amount, personId);
    if (amount < least) refuse('below_least', { least });
    if (amount > most) refuse('above_most', { most });
    // The guard of "one open bill a person": posting writes this same document, so two at once cannot both pass.
    const held = await tx.get(balances, balanceId(heldOf(personId), 'CNY'));
    if (held && held.amount > 0) refuse('payout_open', {});
    const asked = askedFor(world, { withdrawalId, personId, amount });
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

function askedFor(world: World, wish: Pick<Withdrawal, 'withdrawalId' | 'personId' | 'amount'>): Withdrawal {
  const payout = {
    state: 'asked',
    outBillNo: billNumberOf(wish.withdrawalId),
    tries: 0,
    leaseUntil: 0,
  } as const;
  return { ...wish, askedAt: world.now(), payout };
}

/** WeChat takes at most 32 letters and digits. */
const billNumberOf = (withdrawalId: WithdrawalId) =>
  `CC${createHash('sha256').update(withdrawalId).digest('hex').slice(0, 30)}`;

export const causeOf = ({ personId, withdrawalId }: Withdrawal, kind: 'withdrawal' | 'payout') => ({
  kind,
  nature: '劳务报酬' as const,
  funder: 'brand',
  payer: 'brand',
  payee: `person:${personId}`,
  records: [withdrawalId],
});

/** What its person may see: nothing of bills, bytes and leases. */
export function shownWithdrawal({ withdrawalId, amount, askedAt, payout }: Withdrawal): ShownWithdrawal {
  const { state, why, closesAt, endedAt } = payout;
  return {
    withdrawalId,
    amount,
    askedAt,
    payout: {
      state,
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

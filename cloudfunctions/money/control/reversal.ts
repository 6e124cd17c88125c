import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import type { Fen } from '#contracts/vocabulary';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { type Earning, earnings } from '../ledger/earning';
import { reverse } from '../ledger/reversal';
import type { MoneyWorld } from '../money-world';
import { confirm, type Matter, propose, takeBack, waitingFor } from './proposal';

/**
 * Only what a person earned is turned round by hand. Every other entry has papers beside it that must follow, and a way
 * back of its own that moves them: an exchange, a dispute, a refund, the way out of suspense.
 */
export const reversal: Matter<{ evidence: string }, Earning> = {
  records: earnings,
  of: 'entry',
  ownerOf: ({ personId }) => personId,
  mustStand: ({ reversedAt }) => {
    if (reversedAt !== undefined) refuse('already_reversed', {});
  },
};

export async function waitingReversals(world: Pick<World, 'db'>): Promise<Output<BrandApi['reversals']>> {
  const { rows, more } = await waitingFor(world, earnings);
  const reversals = rows.flatMap(({ earningId, personId, amount, proposal }) =>
    proposal ? [{ entryId: earningId, personId, amount, proposal }] : [],
  );
  return { reversals, more };
}

export const proposeReversal = (
  world: Pick<World, 'db' | 'now' | 'newId'>,
  { entryId, why, evidence }: ParsedInput<BrandApi['proposeReversal']>,
  seat: Seat,
) => propose(world, reversal, { id: entryId, why, said: { evidence } }, seat);

export const takeBackReversal = (
  world: Pick<World, 'db' | 'now'>,
  { entryId, ...asked }: ParsedInput<BrandApi['takeBackReversal']>,
  seat: Seat,
) => takeBack(world, reversal, { id: entryId, ...asked }, seat);

type ReversalWorld = Pick<MoneyWorld, 'db' | 'now' | 'noteMove'> & {
  /** What was earned by mistake can be earned by somebody else: the campaign's own floor has it back. */
  returnBudget: (tx: Transaction, account: string, amount: Fen) => Promise<void>;
};

/** Entry, budget and the person's page are written together, or none of them. */
export const confirmReversal = (
  world: ReversalWorld,
  { entryId, proposalId }: ParsedInput<BrandApi['confirmReversal']>,
  seat: Seat,
) =>
  confirm(world, reversal, { id: entryId, proposalId }, seat, async (tx, earning, decided) => {
    const { personId, amount } = earning;
    const at = decided.confirmedAt;
    const entry = await reverse(tx, entryId, { at, records: [decided.evidence] });
    const reversed = { earningId: entryId, at };
    await world.noteMove(tx, { personId, available: -amount, held: 0, reversed });
    await world.returnBudget(tx, entry.postings[0]?.from ?? '', amount);
    return { set: { reversedAt: at } };
  });

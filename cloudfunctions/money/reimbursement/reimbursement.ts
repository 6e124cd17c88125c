import * as z from 'zod';
import { ReimbursementLine as Line, Reimbursement as ShownReimbursement } from '#contracts/reimbursement';
import type { Instant, Month, SellerId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction, World } from '../../platform/ports';
import { monthOf, nextMonth } from '../../time/rules/day';
import { signed, unsigned } from '../rules/reimbursement';

export type Reimbursement = z.infer<typeof ShownReimbursement>;

/** `_id` is `<sellerId>:<month>`. */
export const reimbursements: Collection<Reimbursement> = {
  name: 'reimbursements',
  version: 1,
  schema: ShownReimbursement,
  indexes: [indexed('by_seller', 'sellerId', '-month'), indexed('by_state', 'state', 'month')],
};

export const reimbursementId = (sellerId: SellerId, month: Month) => `${sellerId}:${month}`;

const ReimbursementLine = Line.extend({ reimbursementId: z.string() });
export type ReimbursementLine = z.infer<typeof ReimbursementLine>;

/** `_id` is the entry's: one posting is on one statement. */
export const reimbursementLines: Collection<ReimbursementLine> = {
  name: 'reimbursement_lines',
  version: 1,
  schema: ReimbursementLine,
  indexes: [indexed('by_statement', 'reimbursementId', 'entryId')],
};

type Owed = { sellerId: SellerId; sellerName: string; line: z.infer<typeof Line> };

/** Puts a line on the first statement from its own month on that still collects: what comes late is on the next. */
export const owe = (tx: Transaction, { sellerId, sellerName, line }: Owed): Promise<void> =>
  oweFrom(tx, line.month, { sellerId, sellerName, lines: [line] });

type OwedTogether = Omit<Owed, 'line'> & { at: Instant; lines: readonly Owed['line'][] };

/** Puts lines of one moment on the statement of its month, whatever months they are of. */
export const oweTogether = (tx: Transaction, { at, ...owed }: OwedTogether): Promise<void> =>
  oweFrom(tx, monthOf(at), owed);

async function oweFrom(
  tx: Transaction,
  from: Month,
  { sellerId, sellerName, lines }: Omit<OwedTogether, 'at'>,
): Promise<void> {
  let month = from;
  let kept = await tx.get(reimbursements, reimbursementId(sellerId, month));
  while (kept && kept.state !== 'collecting') {
    month = nextMonth(month);
    kept = await tx.get(reimbursements, reimbursementId(sellerId, month));
  }
  const id = reimbursementId(sellerId, month);
  for (const line of lines) await tx.add(reimbursementLines, line.entryId, { ...line, reimbursementId: id });
  const more = lines.reduce((owed, line) => owed + signed(line), 0);
  if (kept) {
    const { amount, way } = unsigned(signed(kept) + more);
    const change = way ? { set: { amount, way } } : { set: { amount }, unset: ['way'] };
    return tx.update(reimbursements, id, { ...change, inc: { lines: lines.length } });
  }
  return tx.add(reimbursements, id, {
    sellerId,
    sellerName,
    month,
    lines: lines.length,
    ...unsigned(more),
    signed: [],
    state: 'collecting',
  });
}

const DRAFTED_AT_ONCE = 200;

/** Under the clock, nightly: the statements of months that are over take no more lines and go to be signed. */
export async function draftReimbursements(world: Pick<World, 'db' | 'now'>): Promise<number> {
  const over = await world.db.find(reimbursements, {
    where: { state: 'collecting', month: { lt: monthOf(world.now()) } },
    limit: DRAFTED_AT_ONCE,
  });
  for (const { _id } of over) {
    await world.db.updateIf(reimbursements, _id, { state: 'collecting' }, { set: { state: 'drafted' } });
  }
  return over.length;
}

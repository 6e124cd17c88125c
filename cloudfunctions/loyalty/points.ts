import * as z from 'zod';
import { Day, Instant, type PersonId } from '#contracts/vocabulary';
import { record } from '../money/ledger/ledger';
import { fen } from '../money/rules/fen';
import type { Collection, Transaction, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { isGuessing } from './rules/guessing';
import { balanceOn, type Change, goodOn, withPoints } from './rules/points';

const PointsPage = z.object({
  balance: z.number().int().min(0),
  lots: z.array(z.object({ left: z.number().int(), expiresOn: Day })),
  changes: z.array(
    z.object({
      at: Instant,
      points: z.number().int(),
      cause: z.object({ kind: z.literal('scan'), product: z.string() }),
      expiresOn: Day,
    }),
  ),
  /** Codes that wait for their batch. */
  kept: z.number().int(),
  /** Wrong codes in one hour, for a code must not be found by trying. */
  wrong: z.object({ hour: z.number().int(), count: z.number().int() }),
});
export type PointsPage = z.infer<typeof PointsPage>;

/**
 * A member's points, read and written in the same transaction as what changes them. `_id` is the person's id. The
 * ledger's account `member:<personId>:points` says the same, entry by entry.
 */
export const pointsPages: Collection<PointsPage> = {
  name: 'points_pages',
  version: 1,
  schema: PointsPage,
  indexes: [],
};

const emptyPage: PointsPage = {
  balance: 0,
  lots: [],
  changes: [],
  kept: 0,
  wrong: { hour: 0, count: 0 },
};

export async function points(world: World, _: object, seat: Seat) {
  const page = (await world.db.get(pointsPages, seat.personId)) ?? emptyPage;
  const today = dayOf(world.now());
  return {
    balance: balanceOn(page.lots, today),
    lots: goodOn(page.lots, today),
    changes: page.changes,
    kept: page.kept,
  };
}

/** A page as this transaction found it; a newcomer's is empty and not yet written. */
export type OpenPage = { personId: PersonId; isNew: boolean; fields: PointsPage };

export async function openPage(tx: Transaction, personId: PersonId): Promise<OpenPage> {
  const page = await tx.get(pointsPages, personId);
  return { personId, isNew: !page, fields: page ?? emptyPage };
}

export function refuseGuessing(page: OpenPage, at: Instant): void {
  if (isGuessing(page.fields.wrong, at)) refuse('busy', {});
}

export function writePage(tx: Transaction, page: OpenPage, fields: Partial<PointsPage>): Promise<void> {
  if (page.isNew) return tx.add(pointsPages, page.personId, { ...page.fields, ...fields });
  return tx.update(pointsPages, page.personId, { set: fields });
}

/** Credits what a code brought and answers the balance; the caller's transaction has found the code unused. */
export async function creditScan(
  tx: Transaction,
  page: OpenPage,
  { code, batchId, change }: { code: string; batchId: string; change: Change },
): Promise<number> {
  const { personId, fields } = page;
  const credited = withPoints(fields, change);
  await writePage(tx, page, { ...credited, kept: fields.kept });
  await record(tx, `scan:${code}`, {
    at: change.at,
    cause: {
      kind: 'scan',
      nature: '折扣券',
      funder: 'brand',
      payer: 'brand',
      payee: personId,
      records: [code, batchId],
    },
    postings: [
      {
        from: `brand:points:${batchId}`,
        to: `member:${personId}:points`,
        amount: fen(change.points),
        asset: 'POINTS',
      },
    ],
  });
  return balanceOn(credited.lots, dayOf(change.at));
}

import type { Output, ParsedInput } from '#contracts/call';
import type { reconciliationCalls } from '#contracts/reconciliation';
import type { Day } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import { addDays } from '../../time/rules/day';
import { billOf } from './fetch-bill';
import { reconciliationId, reconciliations } from './reconciliation';

type Calls = typeof reconciliationCalls;

/** A bill lives a day, WeChat closes it a little later, and what is sent again is sent within three days. */
export const DAYS_OF_A_BILL = 6;

/**
 * What the kept bills say of one payout, from the day it was first sent: the evidence there is when WeChat no longer
 * answers questions about it. Only where every day was held against its bill does an empty answer prove anything.
 */
export async function billRows(
  world: Pick<World, 'db' | 'files'>,
  { mchid, outBillNo, from }: ParsedInput<Calls['billRows']>,
): Promise<Output<Calls['billRows']>> {
  const place = { mchid, account: 'OPERATION' } as const;
  const days = Array.from({ length: DAYS_OF_A_BILL }, (_, n) => addDays(from, n));
  const ids = days.map((day) => reconciliationId(place, day));
  const kept = await world.db.find(reconciliations, { where: { _id: { in: ids } }, limit: DAYS_OF_A_BILL });
  const rows = await Promise.all(
    kept.map(async ({ day, file, sha256 = '' }) => {
      const bytes = file === undefined ? undefined : await world.files.read(file);
      const { rows: all } = bytes ? billOf(Buffer.from(bytes).toString('utf8'), place, day) : { rows: [] };
      const own = all.filter(({ names }) => names.includes(outBillNo));
      return own.map((row) => ({ day, sha256, row }));
    }),
  );
  const held = new Set(
    kept.filter(({ state }) => state === 'done' || state === 'quiet').map(({ day }) => day),
  );
  return { rows: rows.flat(), missing: days.filter((day: Day) => !held.has(day)) };
}

import type { Statement, StatementLine, WholeEntry } from '#contracts/statement';
import type { Instant } from '#contracts/vocabulary';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { pageBy } from '../../time/page';
import { fen } from '../rules/fen';
import { availableOf } from '../rules/person-account';
import { effectOf } from '../rules/posting';
import { type EntryDocument, entries } from './ledger';

const SHOWN = 50;

type Asked = { account: string; asset?: string | undefined; before?: Instant | undefined };

/** What moved an account, the latest first, each with its cause. */
export async function statement(
  world: Pick<World, 'db'>,
  { account, asset = 'CNY', before }: Asked,
): Promise<Statement> {
  const key = `${account}|${asset}`;
  const { rows, more } = await pageBy(world, entries, {
    where: { accounts: key },
    by: 'at',
    order: 'desc',
    behind: before,
    size: SHOWN,
  });
  return { lines: rows.map((entry) => lineOf(entry, key)), more };
}

/** The caller's own money; whose it is comes from the seat alone. */
export const ownStatement = (
  world: Pick<World, 'db'>,
  { before }: { before?: Instant | undefined },
  { personId }: Seat,
) => statement(world, { account: availableOf(personId), before });

export async function entry(world: Pick<World, 'db'>, { entryId }: { entryId: string }): Promise<WholeEntry> {
  const found = await world.db.get(entries, entryId);
  if (!found) return refuse('not_yours', {});
  const { at, cause, postings } = found;
  return { entryId, at, cause, postings };
}

function lineOf({ _id, at, cause, postings }: Kept<EntryDocument>, key: string): StatementLine {
  const change = effectOf(postings).get(key) ?? 0;
  return { entryId: _id, at, way: change < 0 ? 'out' : 'in', amount: fen(Math.abs(change)), cause };
}

import type { World } from '../../platform/ports';
import { type EntryDocument, entries } from '../ledger/ledger';
import { effectOf } from '../rules/posting';
import { everything } from './everything';

/** What each account holds by its entries alone, as `account|asset`. */
export type Posted = ReadonlyMap<string, number>;

export function postedBy(all: readonly Pick<EntryDocument, 'postings'>[]): Posted {
  const posted = new Map<string, number>();
  for (const { postings } of all)
    for (const [key, change] of effectOf(postings)) posted.set(key, (posted.get(key) ?? 0) + change);
  return posted;
}

export const allPosted = async (world: Pick<World, 'db'>): Promise<Posted> =>
  postedBy(await everything(world, entries));

import type * as z from 'zod';
import { CrateMove as ShownMove } from '#contracts/crate';
import { PersonId } from '#contracts/vocabulary';
import type { Collection, Kept } from '../../platform/ports';

const CrateMove = ShownMove.extend({ by: PersonId });
export type CrateMove = z.infer<typeof CrateMove>;

/** What was left at a store and taken back in one go; `_id` is the id the driver's phone made. */
export const crateMoves: Collection<CrateMove> = {
  name: 'crate_moves',
  version: 1,
  schema: CrateMove,
  indexes: [],
};

export function shownMove({ _id, by, ...move }: Kept<CrateMove>): ShownMove {
  return move;
}

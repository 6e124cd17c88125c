import type { CrateMove } from '#contracts/crate';
import type { Fen } from '#contracts/vocabulary';
import { fen, sum, times } from '../../money/rules/fen';

type Line = CrateMove['lines'][number];

/** What is charged for the crates that stay, and given back for those that left. */
export const depositsOf = (lines: readonly Line[]): { charged: Fen; givenBack: Fen } => ({
  charged: sum(lines.map(({ deposit, left }) => times(deposit, left))),
  givenBack: sum(lines.map(({ deposit, back }) => times(deposit, back))),
});

/** How many stand at the store afterwards; nothing where more came back than ever stood there. */
export function cratesAfter(there: number, { left, back }: Pick<Line, 'left' | 'back'>): number | undefined {
  const after = there + left - back;
  return after < 0 ? undefined : after;
}

/** The difference as it stands on the account. */
export const onAccount = ({ charged, givenBack }: { charged: Fen; givenBack: Fen }) =>
  charged >= givenBack
    ? { more: fen(charged - givenBack), less: fen(0) }
    : { more: fen(0), less: fen(givenBack - charged) };

import type { Day, RepId } from '#contracts/vocabulary';

type Assignment = { repId: RepId; from: Day; until?: Day | undefined };

/** Who visits on a day: the latest assignment that covers it. */
export function repOn(assignments: readonly Assignment[], day: Day): RepId | undefined {
  return assignments
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .reduce<Assignment | undefined>(
      (latest, next) => (latest && latest.from > next.from ? latest : next),
      undefined,
    )?.repId;
}

/** Now or later: whoever will visit a store is not its owner either. */
export const isAssigned = (assignments: readonly Assignment[], repId: string, day: Day) =>
  assignments.some((held) => held.repId === repId && (held.until === undefined || day <= held.until));

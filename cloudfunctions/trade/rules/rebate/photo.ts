import type { RebateStatement } from '#contracts/rebate-statement';
import type { ClaimId, Day, Instant, Month, TaskId } from '#contracts/vocabulary';
import { monthsAfter } from '../../../time/rules/day';
import { type Photo, provenDays } from './display-days';
import { withLine } from './statement';

export type ShownPhoto = Photo & { taskId: TaskId; claimId: ClaimId; visitId: string; at: Instant };

export const monthOfPhoto = (day: Day) => day.slice(0, 7) as Month;

/** An interval that ends here may have begun a month ago, and one judged late may end a month from here. */
export function monthsTouched(day: Day): Month[] {
  const month = monthOfPhoto(day);
  return [monthsAfter(month, -1), month, monthsAfter(month, 1)];
}

/** A month's statement with one more photo, which is among these; nothing where it moves no day of another month, or where its rule asks for none. */
export function withPhoto(
  before: RebateStatement,
  shown: ShownPhoto,
  photos: readonly Photo[],
): RebateStatement | undefined {
  const { rule, month } = before;
  if (rule.kind !== 'display') return undefined;
  const days = provenDays(photos, month, rule.days);
  if (month !== monthOfPhoto(shown.day) && days === before.days) return undefined;
  return withLine(before, photoLine(shown, days));
}

export const photoLine = ({ claimId, visitId, day, passed, at }: ShownPhoto, days: number) => ({
  kind: 'photo' as const,
  claimId,
  visitId,
  day,
  passed,
  days,
  at,
});

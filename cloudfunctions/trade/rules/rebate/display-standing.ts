import type { DisplayStanding } from '#contracts/display-plan';
import type { RebateStatement } from '#contracts/rebate-statement';
import type { Day, Fen, PolicyId } from '#contracts/vocabulary';
import { fen } from '../../../money/rules/fen';

type Place = {
  planId: PolicyId;
  place: string;
  standard: string;
  fee: Fen;
  mostAMonth: number;
  sellerName: string;
  startsOn: Day;
  endsOn: Day;
};

/** How one agreed place stands this month; without a statement nothing was photographed yet. */
export function displayStanding(
  { planId, place, standard, fee, mostAMonth, sellerName, startsOn, endsOn }: Place,
  statement: Pick<RebateStatement, 'lines' | 'photos' | 'amount'> | undefined,
): DisplayStanding {
  const photos = (statement?.lines ?? []).filter((line) => line.kind === 'photo');
  const last = photos.at(-1);
  return {
    ...{ planId, place, standard, fee, mostAMonth, sellerName, startsOn, endsOn },
    days: new Set(photos.filter(({ passed }) => passed).map(({ day }) => day)).size,
    earned: statement?.amount ?? fen(0),
    more: Math.max(0, mostAMonth - (statement?.photos ?? 0)),
    ...(last && !last.passed && { failedOn: last.day }),
  };
}

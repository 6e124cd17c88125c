import type { ClaimId, Day, Instant, StoreId, TaskId } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import type { Transaction } from '../../platform/ports';

export type ShownDisplay = {
  storeId: StoreId;
  taskId: TaskId;
  claimId: ClaimId;
  visitId: string;
  /** The day the photo was taken. */
  day: Day;
  passed: boolean;
  at: Instant;
};

/** Told by whoever judges photos, in the transaction that decides: one that passed proves its day, one that failed breaks an interval. */
export function provenDisplayDay(tx: Transaction, shown: ShownDisplay): Promise<void> {
  return tx.add(facts, displayFactId(shown), {
    kind: 'display',
    at: shown.at,
    about: { ...shown },
    pending: ['display'],
    failures: 0,
  });
}

/** A claim is shown anew with every visit, until it passes. */
export const displayFactId = ({ claimId, visitId }: Pick<ShownDisplay, 'claimId' | 'visitId'>) =>
  `display:${claimId}:${visitId}`;

import { type Faults as FaultsOf, createFaults as faultsOf } from '../faults';
import { lineFaults, mayCut } from '../line';

const names = [
  /** A transaction's write or commit meets a conflict. */
  'conflictRate',
  /** A plain write meets a lock that never opens. */
  'busyRate',
  /** A write or commit fails, nothing is kept, the caller is told of a broken system. */
  'failBeforeCommit',
  /** The same answer, but everything is kept. */
  'failAfterCommit',
  ...lineFaults,
] as const;
type FaultName = (typeof names)[number];

export type Faults = FaultsOf<FaultName> & {
  /** Throws `NoAnswer` when the line is cut. */
  mayCut(when: 'Before' | 'After'): void;
};

export function createFaults(): Faults {
  const faults = faultsOf(names);
  return { ...faults, mayCut: (when) => mayCut(faults, when) };
}

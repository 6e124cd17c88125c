import { useState } from 'react';
import type { Call, Output } from '#contracts/call';
import type { Instant } from '#contracts/vocabulary';
import type { Answered } from './cloud';
import { type Act, useAct } from './use-act';

type Paging<C extends Call, Row> = {
  rowsOf: (page: Output<C>) => readonly Row[];
  hasMore: (page: Output<C>) => boolean;
  momentOf: (row: Row) => Instant;
  before: (moment: Instant) => Promise<Answered<C>>;
};

export type Pages<C extends Call> = { act: Act<C>; more: () => Promise<void>; hasMore: boolean };

/** The first page as it was asked for, and older ones as the person asks for them. */
export function usePages<C extends Call, Row>(
  first: Output<C> | undefined,
  { rowsOf, hasMore, momentOf, before }: Paging<C, Row>,
): Pages<C> & { rows: readonly Row[] } {
  const [behind, setBehind] = useState<{ moment: Instant; older: readonly Output<C>[] }>();
  const act = useAct<C>();
  const firstRows = first === undefined ? [] : rowsOf(first);
  const ends = firstRows[firstRows.length - 1];
  const moment = ends && momentOf(ends);
  // A fresher first page may have pushed rows out; what was asked for behind another moment no longer joins.
  const older = behind && behind.moment === moment ? behind.older : [];
  const pages = first === undefined ? [] : [first, ...older];
  const rows = pages.flatMap(rowsOf);
  const last = rows[rows.length - 1];
  const lastPage = pages[pages.length - 1];
  const more = async () => {
    if (moment === undefined || last === undefined) return;
    const page = await act.run(() => before(momentOf(last)));
    if (page !== undefined) setBehind({ moment, older: [...older, page] });
  };
  return { rows, act, more, hasMore: lastPage !== undefined && hasMore(lastPage) };
}

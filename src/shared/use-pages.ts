import { useState } from 'react';
import type { Call, Output } from '#contracts/call';
import type { Answered } from './cloud';
import { useAct } from './use-act';

type Paging<C extends Call, Row> = {
  rowsOf: (page: Output<C>) => readonly Row[];
  hasMore: (page: Output<C>) => boolean;
  before: (last: Row) => Promise<Answered<C>>;
};

/** The first page as it was asked for, and older ones as the person asks for them. */
export function usePages<C extends Call, Row>(first: Output<C> | undefined, paging: Paging<C, Row>) {
  const [behind, setBehind] = useState<{ first: Output<C>; older: readonly Output<C>[] }>();
  const act = useAct<C>();
  // A fresher first page may have pushed rows out, so what was asked for behind another no longer joins.
  const older = behind && behind.first === first ? behind.older : [];
  const pages = first === undefined ? [] : [first, ...older];
  const rows = pages.flatMap(paging.rowsOf);
  const last = rows[rows.length - 1];
  const lastPage = pages[pages.length - 1];
  const more = async () => {
    if (first === undefined || last === undefined) return;
    const page = await act.run(() => paging.before(last));
    if (page !== undefined) setBehind({ first, older: [...older, page] });
  };
  return { rows, act, more, hasMore: lastPage !== undefined && paging.hasMore(lastPage) };
}

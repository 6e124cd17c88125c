import type { StillEarns } from '#contracts/promotion';
import type { QuoteLine } from '#contracts/quote';
import { paidCases } from './charged';
import type { Given, Missing } from './gifts-after';

/** What the seller had not is the store's loss already, and takes no gift from it; what the store gives up does. */
const USUALLY: readonly StillEarns[] = ['short'];

/**
 * Cases that did not stay, as the promotions of their order look at them: whatever still earns counts like what the
 * seller had not. Where an order's promotions differ, none is computed by another's reading: then the usual one holds.
 */
export function asRead(
  { lines, promoted }: { lines: readonly QuoteLine[]; promoted?: Given | undefined },
  { atDoor, later }: { atDoor: Missing; later: Missing },
): Missing {
  const earns = readingOf(promoted);
  const gtins = new Set([...Object.keys(atDoor), ...Object.keys(later)]);
  return Object.fromEntries(
    [...gtins].map((gtin) => {
      const none = { byStore: 0, bySeller: 0 };
      const [door, after] = [atDoor[gtin] ?? none, later[gtin] ?? none];
      const line = (promoted?.lines ?? lines).find((each) => each.gtin === gtin);
      // A gift that is not taken is not taken: only what is paid for earns.
      const paid = line ? paidCases(line) : 0;
      const refused = earns.includes('refused') ? Math.min(door.byStore, paid) : 0;
      const returned = earns.includes('returned') ? Math.min(after.byStore, paid - refused) : 0;
      const bySeller = door.bySeller + after.bySeller;
      const lost = earns.includes('short') ? 0 : Math.min(bySeller, paid - refused - returned);
      const moved = refused + returned - lost;
      return [gtin, { byStore: door.byStore + after.byStore - moved, bySeller: bySeller + moved }];
    }),
  );
}

function readingOf(promoted: Given | undefined): readonly StillEarns[] {
  const [first = USUALLY, ...others] = (promoted?.promotions ?? []).map(
    ({ stillEarns = USUALLY }) => stillEarns,
  );
  const isSame = others.every((each) => each.toSorted().join() === first.toSorted().join());
  return isSame ? first : USUALLY;
}

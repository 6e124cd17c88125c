import { decoded } from '../../shared/codes/decoded';
import type { Seat } from '../../shared/roles/seats';

export type Entry = { q?: string; scene?: string };
export type Seats = { last: Seat | undefined; all: readonly Seat[] };
export type Way = { to: 'scan-result'; code: string } | { to: 'seat'; seat: Seat; storeCode?: string };

const member: Seat = { role: 'member', at: '', name: '' };

/**
 * A printed link (`q`) is a cap or a case: the cloud knows which, and the result page leads on. Our own mini-program
 * code (`scene`) hangs in a store: a rep checks in there, anyone else goes where they usually go.
 */
export function decide(entry: Entry, { last, all }: Seats): Way {
  if (entry.q) return { to: 'scan-result', code: decoded(entry.q) };
  const seats = [stillHeld(last, all) ?? [], all].flat();
  const rep = seats.find(({ role }) => role === 'rep');
  if (entry.scene && rep) return { to: 'seat', seat: rep, storeCode: decoded(entry.scene) };
  return { to: 'seat', seat: seats[0] ?? member };
}

/** A seat that was taken away meanwhile is not offered again; being a member cannot be. */
function stillHeld(last: Seat | undefined, all: readonly Seat[]): Seat | undefined {
  if (!last || last.role === 'member') return last;
  return all.find(({ role, at }) => role === last.role && at === last.at);
}

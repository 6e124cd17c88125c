import { lastSeat, type Seat, useSeats } from '../shared/roles/seats';

/** Whose store is looked at: the seat last taken, else the first one held; none before a store is bound. */
export function useStoreSeat(): Seat | undefined {
  const seats = useSeats();
  const last = lastSeat();
  if (last && isStores(last)) return last;
  return seats.find(isStores);
}

const isStores = ({ role, at }: Seat) => at !== '' && (role === 'owner' || role === 'clerk');

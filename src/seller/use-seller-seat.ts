import { lastSeat, type Seat, useSeats } from '../shared/roles/seats';

/** The seat last taken, else the first one held; somebody who is neither sees how to become one. */
export function useSellerSeat(): Seat | undefined {
  const seats = useSeats();
  const last = lastSeat();
  if (last && isSellers(last)) return last;
  return seats.find(isSellers);
}

export const isSellers = ({ role, at }: Seat) => at !== '' && (role === 'seller' || role === 'driver');

import { Row } from '../parts/row';
import { type Seat, takeSeat, wordsOf } from './seats';

type SeatRowProps = { seat: Seat; isNow?: boolean };

/** One seat to take; whose people a driver or rep is tells two of one kind apart. */
export function SeatRow({ seat, isNow = false }: SeatRowProps) {
  const below = [seat.employerName, isNow && '现在用的'].filter(Boolean).join(' · ');
  return (
    <Row
      title={`${wordsOf(seat).word} ${seat.name}`}
      below={below || undefined}
      label={`换成${[seatTitle(seat), seat.employerName].filter(Boolean).join(' · ')}`}
      onTap={() => void takeSeat(seat)}
    />
  );
}

export const seatTitle = (seat: Seat) => [wordsOf(seat).word, seat.name].filter(Boolean).join(' · ');

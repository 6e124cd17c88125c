import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../look/icon';
import { Row } from '../parts/row';
import { Sheet } from '../parts/sheet';
import { Tap } from '../parts/tap';
import { SeatRow, seatTitle } from './seat-row';
import { isSame, lastSeat, type Seat, takeSeat, useSeats } from './seats';

/** Top left on every screen of whoever has a role: who one is now, and a tap away from being another. */
export function RoleChip() {
  const seats = useSeats();
  const [isOpen, setOpen] = useState(false);
  const seat = lastSeat() ?? seats[0];
  if (!seat) return null;
  const isOneOfTwo = seats.filter(({ role }) => role === seat.role).length > 1;
  const words = seatTitle(isOneOfTwo ? { ...seat, name: seat.employerName ?? seat.name } : seat);
  return (
    <>
      <Tap className="role-chip" label={`现在是${words}，换身份`} onTap={() => setOpen(true)}>
        <Text>{words}</Text>
        <Icon name="down" />
      </Tap>
      {isOpen ? <Seats seats={seats} seat={seat} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Seats({ seats, seat, onClose }: { seats: readonly Seat[]; seat: Seat; onClose: () => void }) {
  return (
    <Sheet title="换身份" onClose={onClose}>
      {seats.map((each) => (
        <SeatRow key={`${each.role} ${each.at}`} seat={each} isNow={isSame(each, seat)} />
      ))}
      <Row title="会员" label="换成会员" onTap={() => void takeSeat({ role: 'member', at: '', name: '' })} />
    </Sheet>
  );
}

import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../look/icon';
import { Row } from '../parts/row';
import { Sheet } from '../parts/sheet';
import { Tap } from '../parts/tap';
import { lastSeat, type Seat, takeSeat, useSeats, wordsOf } from './seats';

/** Top left on every screen of whoever has a role: who one is now, and a tap away from being another. */
export function RoleChip() {
  const seats = useSeats();
  const [isOpen, setOpen] = useState(false);
  const seat = lastSeat() ?? seats[0];
  if (!seat) return null;
  const words = seatTitle(seat);
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
        <Row
          key={`${each.role} ${each.at}`}
          title={`${wordsOf(each).word} ${each.name}`}
          below={isSame(each, seat) ? '现在用的' : undefined}
          label={`换成${seatTitle(each)}`}
          onTap={() => void takeSeat(each)}
        />
      ))}
      <Row title="会员" label="换成会员" onTap={() => void takeSeat({ role: 'member', at: '', name: '' })} />
    </Sheet>
  );
}

const seatTitle = (seat: Seat) => [wordsOf(seat).word, seat.name].filter(Boolean).join(' · ');
const isSame = (a: Seat, b: Seat) => a.role === b.role && a.at === b.at;

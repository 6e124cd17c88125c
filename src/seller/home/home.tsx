import { Screen } from '../../shared/parts/screen';
import { Empty } from '../../shared/parts/waiting';
import { takeSeat } from '../../shared/roles/seats';
import { DriverShell } from '../driver/driver-shell';
import { useSellerSeat } from '../use-seller-seat';
import { SellerShell } from './seller-shell';

/** A seller's three panels, or the driver's one list. */
export default function Home() {
  const seat = useSellerSeat();
  if (!seat) return <Stranger />;
  return seat.role === 'driver' ? (
    <DriverShell key={seat.at} at={seat.at} />
  ) : (
    <SellerShell key={seat.at} at={seat.at} />
  );
}

function Stranger() {
  return (
    <Screen>
      <Empty
        why="还没认出您是经销商或司机。用登记的手机号认一下就行"
        action="去认手机号"
        onTap={() => void takeSeat({ role: 'member', at: '', name: '' })}
      />
    </Screen>
  );
}

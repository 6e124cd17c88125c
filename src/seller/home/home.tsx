import { Text } from '@tarojs/components';
import { Card } from '../../shared/parts/card';
import { Screen } from '../../shared/parts/screen';
import { PhoneSignIn } from '../../shared/roles/phone-sign-in';
import { type Seat, seatOf, takeSeat, useSeatOf } from '../../shared/roles/seats';
import { DriverShell } from '../driver/driver-shell';
import { SellerShell } from './seller-shell';

/** A seller's three panels, or the driver's one list. */
export default function Home() {
  const seat = useSeatOf('seller');
  if (!seat) return <Stranger />;
  return seat.role === 'driver' ? <DriverShell key={seat.at} /> : <SellerShell key={seat.at} />;
}

function Stranger() {
  return (
    <Screen>
      <Card>
        <Text className="t28">接单、送货、对账</Text>
        <Text>经销商和司机用登记的手机号登录</Text>
        <PhoneSignIn onSeats={enter} />
      </Card>
    </Screen>
  );
}

/** A phone that is registered as something else goes to what it is. */
function enter(seats: readonly Seat[]): void {
  const seat = seatOf('seller', seats) ?? seats[0];
  if (seat) void takeSeat(seat);
}

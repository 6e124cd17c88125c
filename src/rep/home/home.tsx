import { Text } from '@tarojs/components';
import { Card } from '../../shared/parts/card';
import { Screen } from '../../shared/parts/screen';
import { PhoneSignIn } from '../../shared/roles/phone-sign-in';
import { seatOf, takeSeat, useSeatOf } from '../../shared/roles/seats';
import { RepShell } from './rep-shell';

/** Whoever has no seat as a rep is found by their phone number first. */
export default function Home() {
  const seat = useSeatOf('rep');
  if (seat) return <RepShell key={seat.at} />;
  return (
    <Screen>
      <Card>
        <Text className="t28">业务员登录</Text>
        <Text>公司登记过您的手机号，登录就能看到今天的店。</Text>
        <PhoneSignIn
          onSeats={(found) => {
            const rep = seatOf('rep', found);
            if (rep) void takeSeat(rep);
          }}
        />
      </Card>
    </Screen>
  );
}

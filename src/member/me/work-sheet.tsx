import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { PhoneSignIn } from '../../shared/roles/phone-sign-in';
import { SeatRow } from '../../shared/roles/seat-row';
import { type Seat, takeSeat, useSeats } from '../../shared/roles/seats';

/** The only way from being a consumer to being anything else: a seat held already, a shop to bind, a registered number. */
export function WorkSheet({ onClose }: { onClose: () => void }) {
  const held = useSeats();
  const [found, setFound] = useState<readonly Seat[]>();
  const seats = found ?? held;
  const take = (all: readonly Seat[]) => {
    const [only] = all;
    if (only && all.length === 1) void takeSeat(only);
    else setFound(all);
  };
  return (
    <Sheet title="我是店主或业务员" onClose={onClose}>
      {seats.map((seat) => (
        <SeatRow key={`${seat.role} ${seat.at}`} seat={seat} />
      ))}
      <Row
        title="我开店，绑定我的店"
        below="业务员给您 6 位数，输进去就行"
        label="我开店，绑定我的店"
        onTap={() => void Taro.reLaunch({ url: '/store/home/home' })}
      />
      <Row title="我是业务员、经销商或司机" below="公司登记过手机号的，登录就能用" />
      <PhoneSignIn onSeats={take} />
    </Sheet>
  );
}

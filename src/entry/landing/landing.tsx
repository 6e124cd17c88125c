import Taro, { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { Screen } from '../../shared/parts/screen';
import { Skeleton } from '../../shared/parts/waiting';
import { askSeats, keptSeats, lastSeat, takeSeat } from '../../shared/roles/seats';
import { decide, type Way } from './decide';

/** Shows nothing of its own: it decides who is here by how they came, and goes there. */
export default function Landing() {
  const { params } = useRouter();
  useEffect(() => {
    // A printed code leads to its result whoever scans it: nobody waits to be known first.
    const seats = params.q ? Promise.resolve([]) : seatsAtHand();
    void seats.then((all) =>
      all ? go(decide(params, { last: lastSeat(), all })) : Taro.reLaunch({ url: '/member/home/home' }),
    );
  }, [params]);
  return (
    <Screen chip={false}>
      <Skeleton />
    </Screen>
  );
}

/**
 * What is known from last time opens at once; only a first visit waits for the cloud. Without network nobody knows who
 * it is: it opens for a member, remembers nothing, and the next start asks again.
 */
async function seatsAtHand() {
  const known = keptSeats();
  return known.length > 0 || lastSeat() ? known : askSeats().catch(() => undefined);
}

function go(way: Way): Promise<unknown> {
  if (way.to === 'seat')
    return takeSeat(way.seat, way.storeCode ? `?storeCode=${encodeURIComponent(way.storeCode)}` : '');
  return Taro.reLaunch({ url: `/entry/scan-result/scan-result?code=${encodeURIComponent(way.code)}` });
}

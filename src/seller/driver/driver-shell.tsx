import { Text } from '@tarojs/components';
import type { SellerApi } from '#contracts/seller';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { Empty } from '../../shared/parts/waiting';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { casesOf } from '../cases';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { NavigateButton } from './navigate-button';
import { StopCard } from './stop-card';

/** A driver's day: what to load, the stops in order, the cash in hand. The receipt itself is on the owner's phone. */
export function DriverShell({ at }: { at: string }) {
  const known = useCall<SellerApi['stops']>(`stops:${at}`, () => sellerCloud.stops({}));
  useAgainOnReturn(known.again);
  const next = known.value?.stops[0];
  return (
    <Screen action={next ? <NavigateButton stop={next} isNext /> : null}>
      <Loaded known={known} words={sellerWords}>
        {({ load, stops, cash }) => (
          <>
            <Card>
              <Row title="今天现金，待交" trail={<Money fen={cash} size={28} />} />
            </Card>
            {stops.length === 0 ? (
              <Empty why="没有要送的。经销商安排发车后，这里就有" action="刷新看看" onTap={known.again} />
            ) : (
              <>
                <Card>
                  <Text className="t28">{`装车单 ${casesOf(load)} 件`}</Text>
                  {load.map(({ gtin, name, cases }) => (
                    <Row key={gtin} title={name} trail={<Text>{`${cases} 件`}</Text>} />
                  ))}
                </Card>
                {stops.map((stop, index) => (
                  <StopCard key={stop.order.orderId} stop={stop} turn={index + 1} />
                ))}
              </>
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

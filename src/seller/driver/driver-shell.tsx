import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Place } from '../../shared/parts/place';
import { Screen } from '../../shared/parts/screen';
import { Slots } from '../../shared/parts/slots';
import { Empty } from '../../shared/parts/waiting';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { useDrawn } from '../../shared/use-drawn';
import { ToFetch } from '../exchange/to-fetch';
import { PrizesToBring } from '../prize/prizes-to-bring';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { CashCard } from './cash-card';
import { DoorSheets, type OpenSheet } from './door-sheets';
import { LoadList } from './load-list';
import { NavigateButton } from './navigate-button';
import './send-deliveries';
import { LaterStop, StopCard } from './stop-card';
import { useOwnOrder } from './use-own-order';

/** A stop is a kilobyte of a message to the screen. */
const DRAWN_AT_ONCE = 3;

/** A driver's day: what to load, the stop that is next and those after it, the cash in hand. */
export function DriverShell() {
  const known = useCall<SellerApi['stops']>('stops', () => sellerCloud.stops({}));
  useAgainOnReturn(known.again);
  const { inOrder, goFirst } = useOwnOrder();
  const [sheet, setSheet] = useState<OpenSheet>();
  const stops = inOrder(known.value?.stops ?? []);
  const [next, ...later] = stops;
  const drawn = useDrawn('stops', later.length, DRAWN_AT_ONCE);
  return (
    <Screen action={next ? <NavigateButton stop={next} isNext /> : null}>
      <Loaded known={known} words={sellerWords}>
        {({ load, cash, handIn, handoverKey }) => (
          <>
            {next ? (
              <>
                <LoadList load={load} />
                <StopCard stop={next} onSheet={setSheet} />
                {later.length > 0 ? (
                  <Card>
                    <Text className="t22">{`后面 ${later.length} 家`}</Text>
                    <Slots rows={later.slice(0, drawn)} keyOf={({ order }) => order.orderId}>
                      {(stop, place) => <LaterStop stop={stop} turn={place + 2} onFirst={goFirst} />}
                    </Slots>
                  </Card>
                ) : null}
              </>
            ) : (
              <Empty why="没有要送的。经销商安排发车后，这里就有" action="刷新看看" onTap={known.again} />
            )}
            <CashCard cash={cash} {...(handIn && { handIn })} onHandedIn={known.again} />
            <Place>
              <ToFetch />
              <PrizesToBring />
            </Place>
            <Place>
              <DoorSheets
                sheet={sheet}
                handoverKey={handoverKey}
                onClose={() => setSheet(undefined)}
                onDone={known.again}
              />
            </Place>
          </>
        )}
      </Loaded>
    </Screen>
  );
}

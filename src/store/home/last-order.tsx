import { View } from '@tarojs/components';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { changeBasket, filledWith, type Line } from '../basket';
import { open } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { lastLines, usualLines } from './usual';

type Orders = Output<StoreApi['orders']>['orders'];

/** The same goods as last time, or as mostly, at today's prices: the confirmation asks for them anew. */
export function LastOrder({ storeId }: { storeId: StoreId }) {
  const act = useAct<StoreApi['orders']>();

  async function repeat(linesOf: (orders: Orders) => readonly Line[]) {
    const found = await act.run(() => storeCloud.orders({ storeId }));
    if (!found) return;
    changeBasket(storeId, 'last', filledWith(linesOf(found.orders)));
    open('checkout', { basket: 'last' });
  }

  return (
    <>
      <TroubleBox act={act} words={storeWords} />
      <View className="side-by-side">
        <Button kind="quiet" label="照上次那单" busy={act.isBusy} onTap={() => void repeat(lastLines)} />
        <Button kind="quiet" label="照平常订" busy={act.isBusy} onTap={() => void repeat(usualLines)} />
      </View>
    </>
  );
}

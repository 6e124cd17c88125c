import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { changeBasket, filledWith } from '../basket';
import { open } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

/** The same goods as last time, at today's prices: the confirmation asks for them anew. */
export function LastOrder({ storeId }: { storeId: StoreId }) {
  const act = useAct<StoreApi['orders']>();

  async function repeat() {
    const found = await act.run(() => storeCloud.orders({ storeId }));
    const last = found?.orders.find(({ state }) => state !== 'cancelled');
    if (!found) return;
    changeBasket(storeId, 'last', filledWith(last?.lines ?? []));
    open('checkout', { basket: 'last' });
  }

  return (
    <>
      <TroubleBox act={act} words={storeWords} />
      <Button kind="quiet" label="照上次那单" busy={act.isBusy} onTap={() => void repeat()} />
    </>
  );
}

import type { Output } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { usePrinting } from '../desk/use-printing';
import { sellerWords } from '../words';

type PrintVansProps = { drivers: Output<SellerApi['underWay']>['drivers']; orders: readonly Order[] };

/** A van's notes at once, for every driver who has something on board. */
export function PrintVans({ drivers, orders }: PrintVansProps) {
  const { act, print } = usePrinting();
  const onBoard = drivers.filter(({ driverId }) =>
    orders.some(({ state, driver }) => state === 'shipped' && driver?.driverId === driverId),
  );
  return (
    <>
      <TroubleBox act={act} words={sellerWords} />
      {onBoard.map(({ driverId, name }) => (
        <Button
          key={driverId}
          label={`打印${name}这车的送货单`}
          busy={act.isBusy}
          onTap={() => void print({ driverId })}
        />
      ))}
    </>
  );
}

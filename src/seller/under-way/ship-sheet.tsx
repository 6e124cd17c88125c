import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { DriverId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { type SellerProblem, sellerWords } from '../words';

type ShipSheetProps = {
  order: Order;
  drivers: Output<SellerApi['underWay']>['drivers'];
  onClose: () => void;
  onShipped: () => void;
};

export function ShipSheet({ order: { orderId, storeName }, drivers, onClose, onShipped }: ShipSheetProps) {
  const [driverId, setDriverId] = useState<DriverId | undefined>(drivers[0]?.driverId);
  const act = useAct<SellerApi['ship']>();
  const driver = drivers.find((each) => each.driverId === driverId);

  async function ship() {
    if (driverId && (await act.run(() => sellerCloud.ship({ orderId, driverId })))) onShipped();
  }
  const onNext = ({ code }: SellerProblem) => {
    if (code === 'order_moved_on') onShipped();
  };

  return (
    <Sheet title={`谁送${storeName}`} onClose={onClose}>
      <TroubleBox act={act} words={sellerWords} onNext={onNext} />
      {drivers.length === 0 ? (
        <Text>还没有司机。请品牌在资料里登记司机的手机号</Text>
      ) : (
        <Chips
          of="司机"
          chosen={driverId}
          onChoose={setDriverId}
          choices={drivers.map(({ driverId: value, name }) => ({ value, word: name }))}
        />
      )}
      <Button
        kind="primary"
        label={driver ? `${driver.name}发车` : '选一位司机'}
        off={!driver}
        busy={act.isBusy}
        onTap={() => void ship()}
      />
    </Sheet>
  );
}

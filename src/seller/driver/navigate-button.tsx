import Taro from '@tarojs/taro';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';

export type Stop = Output<SellerApi['stops']>['stops'][number];

type NavigateButtonProps = { stop: Stop; isNext?: boolean };

/** WeChat's own map leads on to whichever navigation the driver has. */
export function NavigateButton({
  stop: { order, address, latitude, longitude },
  isNext = false,
}: NavigateButtonProps) {
  const go = () =>
    Taro.openLocation({ latitude, longitude, name: order.storeName, address }).catch(() => undefined);
  return (
    <Button
      kind={isNext ? 'primary' : 'plain'}
      label={isNext ? `去下一家 ${order.storeName}` : `导航去${order.storeName}`}
      onTap={() => void go()}
    />
  );
}

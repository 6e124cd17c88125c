import type { PayApi } from '#contracts/pay';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { useAct } from '../../shared/use-act';
import { useWechatPage } from '../paying/use-wechat-page';
import { payCloud } from '../store-cloud';

/** 微信支付 for an order: the cloud tells whether it came. */
export function usePaying(storeId: StoreId, orderId: OrderId, again: () => void) {
  const act = useAct<PayApi['payOrder']>();
  const asking = useAct<PayApi['payment']>();

  const learn = async () => {
    const order = await asking.run(() => payCloud.payment({ storeId, orderId }));
    if (order && order.state !== 'unpaid') again();
    return order && order.state !== 'unpaid';
  };
  const page = useWechatPage(learn, {
    shut: '微信支付这会儿打不开，钱没动。过一会儿再点，或取消这单改货到付款',
    turnedBack: '还没付。货给您留着',
  });
  const pay = async () => {
    const asked = await act.run(() => payCloud.payOrder({ storeId, orderId }));
    if (!asked) return;
    if (asked.order.state !== 'unpaid') again();
    else await page.open(asked.sheet);
  };
  return { pay, learn, act, says: page.says, isBusy: act.isBusy || page.isWaiting };
}

import { useState } from 'react';
import type { PayApi } from '#contracts/pay';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { pay as payInWechat } from '../../shared/phone/pay';
import { useAct } from '../../shared/use-act';
import { payCloud } from '../store-cloud';

/** WeChat needs a moment after the tap; the truth is asked for after these, then only when the person asks. */
const askAfterMs = [0, 2_000, 5_000, 10_000];

/** 微信支付: WeChat's page takes the money, the cloud tells whether it came. What the page says is believed by nobody. */
export function usePaying(storeId: StoreId, orderId: OrderId, again: () => void) {
  const act = useAct<PayApi['payOrder']>();
  const asking = useAct<PayApi['payment']>();
  const [says, setSays] = useState<string>();
  const [isWaiting, setWaiting] = useState(false);

  const learn = async () => {
    const order = await asking.run(() => payCloud.payment({ storeId, orderId }));
    if (order && order.state !== 'unpaid') again();
    return order?.state;
  };
  const pay = async () => {
    setSays(undefined);
    const asked = await act.run(() => payCloud.payOrder({ storeId, orderId }));
    if (!asked) return;
    if (asked.order.state !== 'unpaid') return again();
    if (!asked.sheet) return setSays('微信支付这会儿打不开，钱没动。过一会儿再点，或取消这单改货到付款');
    if ((await payInWechat(asked.sheet)) === 'turned_back') {
      if ((await learn()) === 'unpaid') setSays('还没付。货给您留着');
      return;
    }
    setWaiting(true);
    setSays('正在跟微信核对');
    let state: string | undefined = 'unpaid';
    for (const ms of askAfterMs) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      state = await learn();
      if (state !== undefined && state !== 'unpaid') break;
    }
    setWaiting(false);
    if (state === undefined || state === 'unpaid')
      setSays('微信还没告诉我们结果。付过就不用再付，过一会儿再看');
  };
  return { pay, learn, act, says, isBusy: act.isBusy || isWaiting };
}

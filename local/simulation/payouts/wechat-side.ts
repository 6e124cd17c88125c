import type { Exchange } from '../../../cloudfunctions/platform/wechatpay/transport';
import { appid } from '../../cloudbase/functions/environment';
import type { Notify } from '../../wechatpay/envelope';
import { faultyExchange, type OnLine } from '../lines';
import type { Instance, Task } from '../schedule';
import { openWechatPay } from '../wechat-side';
import { mchid } from './terms';

export type WechatSide = Awaited<ReturnType<typeof openWechatSide>>;

/** WeChat Pay with the brand's number; what is sent to it is watched. */
export async function openWechatSide(seed: number, onLine: OnLine, notify: Notify) {
  const brand = { mchid, appid, balanceFen: 10_000_000, sceneIds: ['1005'] };
  const pay = await openWechatPay(seed, onLine, notify, [brand]);
  const sends: { outBillNo: string; body: string }[] = [];
  const crossings: string[] = [];
  const watch = { sends, crossings, underWay: new Map() };
  /** The way here from one instance of a function. */
  const exchangeFrom = (instance: Instance) =>
    watched(faultyExchange(onLine, instance, pay), instance, watch);
  return { ...pay, exchangeFrom, sends, crossings };
}

type Watch = {
  sends: { outBillNo: string; body: string }[];
  crossings: string[];
  underWay: Map<string, Task | undefined>;
};

/** Which bytes were sent for each bill, and whether two living workers ever sent one at once. */
function watched(reach: Exchange, instance: Instance, { sends, crossings, underWay }: Watch): Exchange {
  return async (request) => {
    const body = request.body.toString();
    const outBillNo = /"out_bill_no":"(\w+)"/.exec(body)?.[1];
    if (!outBillNo) return reach(request);
    sends.push({ outBillNo, body });
    if (underWay.get(outBillNo)?.isDead === false) crossings.push(outBillNo);
    underWay.set(outBillNo, instance.task);
    try {
      return await reach(request);
    } finally {
      underWay.delete(outBillNo);
    }
  };
}

import type { Exchange } from '../../cloudfunctions/platform/wechatpay/transport';
import { chance as seeded } from '../cloudbase/database/faults';
import type { Notify } from '../wechatpay/envelope';
import { preparedKeys } from '../wechatpay/key-pair';
import { memoryStore } from '../wechatpay/memory-store';
import { createWechatPay } from '../wechatpay/wechatpay';
import { faultyExchange, type OnLine } from './lines';
import type { Instance, Task } from './schedule';
import { appid, mchid } from './terms';

export type WechatSide = Awaited<ReturnType<typeof openWechatSide>>;

/** Reading keys is slow and long ones are slower; all worlds of one process have the same short ones. */
const keysForWorlds = preparedKeys({ count: 12, bits: 512 });

/** How WeChat proves itself to a merchant; some are in between. */
const ways = [['public_key'], ['certificate'], ['public_key', 'certificate']] as (
  | 'public_key'
  | 'certificate'
)[][];

/** WeChat Pay below the socket, with its chance from the seed; what is sent to it is watched. */
export async function openWechatSide(seed: number, onLine: OnLine, notify: Notify) {
  const { schedule } = onLine;
  const byte = seeded(seed + 1);
  const store = memoryStore();
  const pay = await createWechatPay({
    store,
    now: schedule.now,
    random: (count) => Buffer.from(Array.from({ length: count }, () => Math.floor(byte() * 256))),
    keys: keysForWorlds(),
    wait: schedule.sleep,
    notify,
    seed: {
      merchants: [
        {
          mchid,
          appid,
          balanceFen: 10_000_000,
          sceneIds: ['1005'],
          keys: ways[seed % ways.length] ?? ['public_key'],
        },
      ],
    },
  });
  const sends: { outBillNo: string; body: string }[] = [];
  const crossings: string[] = [];
  const watch = { sends, crossings, underWay: new Map() };
  /** The way here from one instance of a function. */
  const exchangeFrom = (instance: Instance) =>
    watched(faultyExchange(onLine, instance, pay), instance, watch);
  return { ...pay, store, exchangeFrom, sends, crossings };
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

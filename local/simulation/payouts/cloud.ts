import { noteMove } from '../../../cloudfunctions/field/note-page';
import type { PayWorld } from '../../../cloudfunctions/money/money-world';
import { notifyUrlUnder } from '../../../cloudfunctions/money/payment/payment-world';
import { putMerchant } from '../../../cloudfunctions/platform/wechatpay/merchant-keys';
import type { DatabaseSide } from '../database-side';
import { openFunctions, worldAt } from '../functions';
import type { OnLine } from '../lines';
import type { Instance } from '../schedule';
import { masterKey, payClient } from '../wechat-side';
import type { Parts } from './parts';
import { terms } from './terms';
import type { WechatSide } from './wechat-side';

const FUNCTION_MS = { pay: 30_000, rep: 20_000, clock: 60_000 } as const;

/** The functions of our cloud that move people's money. */
export async function openCloud(
  onLine: OnLine,
  parts: Parts,
  { database, calm }: DatabaseSide,
  wechat: WechatSide,
) {
  const { schedule } = onLine;
  for (const configuration of wechat.merchantSetup())
    await putMerchant(calm.db, masterKey, { kind: 'brand', configuration });

  return openFunctions(onLine, FUNCTION_MS, (instance: Instance): PayWorld => {
    const world = worldAt(onLine, instance, database);
    return {
      ...world,
      db: parts.db(world.db),
      terms,
      noteMove,
      legalNameOf: () => Promise.resolve('张三'),
      paymentReactions: {},
      notifyUrlOf: notifyUrlUnder(terms.notifyUrl),
      report: (line) =>
        schedule.note(`reports ${Object.values(line).join(' ').slice(0, 200)}`, instance.task?.name),
      pay: parts.pay(payClient(onLine, world.db, parts.exchange(wechat.exchangeFrom(instance), wechat))),
    };
  });
}

import type { PayWorld } from '../../cloudfunctions/money/money-world';
import type { Database } from '../../cloudfunctions/platform/ports';
import { merchantConfiguration } from '../../cloudfunctions/platform/wechatpay/merchant-keys';
import type { Exchange } from '../../cloudfunctions/platform/wechatpay/transport';
import { connectWechatPay } from '../../cloudfunctions/platform/wechatpay/wechatpay';
import { chance as seeded } from '../cloudbase/faults';
import type { Notify } from '../wechatpay/envelope';
import { preparedKeys } from '../wechatpay/key-pair';
import { memoryStore } from '../wechatpay/memory-store';
import { createWechatPay } from '../wechatpay/wechatpay';
import type { OnLine } from './lines';

export const masterKey = Buffer.alloc(32, 'simulated').toString('base64');

/** Reading keys is slow and long ones are slower; all worlds of one process have the same short ones. */
const keysForWorlds = preparedKeys({ count: 12, bits: 512 });

/** How WeChat proves itself to a merchant; some are in between. */
const ways = [['public_key'], ['certificate'], ['public_key', 'certificate']] as (
  | 'public_key'
  | 'certificate'
)[][];

type Merchant = { mchid: string; appid: string; balanceFen: number; sceneIds: string[] };

/** WeChat Pay below the socket, with its chance from the seed. */
export async function openWechatPay(
  seed: number,
  { schedule }: OnLine,
  notify: Notify,
  merchants: readonly Merchant[],
) {
  const byte = seeded(seed + 1);
  const store = memoryStore();
  const keys = ways[seed % ways.length] ?? ['public_key'];
  const pay = await createWechatPay({
    store,
    now: schedule.now,
    random: (count) => Buffer.from(Array.from({ length: count }, () => Math.floor(byte() * 256))),
    keys: keysForWorlds(),
    wait: schedule.sleep,
    notify,
    seed: { merchants: merchants.map((merchant) => ({ ...merchant, keys })) },
  });
  return { ...pay, store };
}

const WECHAT_WAITS_MS = 5_000;

/** WeChat tells our door; whatever it does not hear in time it tells again. */
export function noticesOf(
  { schedule }: OnLine,
  tell: (name: string, ...notice: Parameters<Notify>) => Promise<{ kind: string; value?: unknown }>,
): Notify {
  let notices = 0;
  return async (...notice) => {
    notices += 1;
    await schedule.lag();
    const told = tell(`notice ${notices}`, ...notice);
    const tooLate = schedule.sleep(WECHAT_WAITS_MS).then(() => ({ kind: 'dead', value: undefined }));
    const ending = await Promise.race([told, tooLate]);
    return { status: ending.kind === 'done' && ending.value === 'heard' ? 204 : 500 };
  };
}

/** Our own client of WeChat Pay in one function of the cloud. */
export const payClient = ({ schedule }: OnLine, db: Database, exchange: Exchange): PayWorld['pay'] =>
  connectWechatPay(
    { baseUrl: 'http://127.0.0.1:1' },
    {
      now: schedule.now,
      environment: { CROWNCAP_LOCAL: '1' },
      configurationOf: (wanted) => merchantConfiguration(db, masterKey, wanted),
      exchange,
    },
  );

import { createHmac } from 'node:crypto';
import { noteMove } from '../../cloudfunctions/field/rep-page';
import type { PayWorld } from '../../cloudfunctions/money/money-world';
import { notifyUrlUnder } from '../../cloudfunctions/money/payment/payment-world';
import { databaseOn } from '../../cloudfunctions/platform/database';
import { merchantConfiguration, putMerchant } from '../../cloudfunctions/platform/wechatpay/merchant-keys';
import { connectWechatPay } from '../../cloudfunctions/platform/wechatpay/wechatpay';
import { collections } from '../../config/declared';
import { openDatabase } from '../cloudbase/database/open';
import { databaseOver, directLine } from './database-line';
import { faultyDatabaseLine, goOn, type OnLine } from './lines';
import type { Parts } from './parts';
import type { Instance } from './schedule';
import { terms } from './terms';
import type { WechatSide } from './wechat-side';

const FUNCTION_MS = { pay: 30_000, rep: 20_000, clock: 60_000 } as const;
export const masterKey = Buffer.alloc(32, 'simulated').toString('base64');

export function openDatabaseSide({ schedule }: OnLine) {
  const database = openDatabase({
    path: 'memory',
    now: schedule.now,
    declarations: collections,
    waiting: {
      now: schedule.now,
      sleep: schedule.sleep,
      settlesWithin: (promise, ms) =>
        Promise.race([promise.then(() => true), schedule.sleep(ms).then(() => false)]),
    },
  });
  /** Without faults and without time: for those who only look. */
  const calm = { db: databaseOn(databaseOver(directLine(database))) };
  return { database, calm };
}

type DatabaseSide = ReturnType<typeof openDatabaseSide>;

/** Functions of our cloud: an instance serves one call at a time and is used again, unless it died. */
export async function openCloudSide(
  onLine: OnLine,
  parts: Parts,
  { database, calm }: DatabaseSide,
  wechat: WechatSide,
) {
  const { schedule } = onLine;
  for (const configuration of wechat.merchantSetup())
    await putMerchant(calm.db, masterKey, { kind: 'brand', configuration });

  const open = (instance: Instance): PayWorld => {
    const pause = async (longestMs: number) => {
      await schedule.sleep(schedule.between(0, longestMs));
      await goOn(instance);
    };
    const db = databaseOn(databaseOver(faultyDatabaseLine(onLine, instance, database)), pause);
    const pay = connectWechatPay(
      { baseUrl: 'http://127.0.0.1:1' },
      {
        now: schedule.now,
        environment: { CROWNCAP_LOCAL: '1' },
        configurationOf: (wanted) => merchantConfiguration(db, masterKey, wanted),
        exchange: parts.exchange(wechat.exchangeFrom(instance), wechat),
      },
    );
    return {
      db: parts.db(db),
      files: nothingThere,
      wechat: nothingThere,
      now: schedule.now,
      newId: () => Array.from({ length: 24 }, () => schedule.between(0, 9)).join(''),
      newDigits: (count) => Array.from({ length: count }, () => schedule.between(0, 9)).join(''),
      seal: (purpose, text) => createHmac('sha256', `simulated:${purpose}`).update(text).digest('hex'),
      terms,
      noteMove,
      legalNameOf: () => Promise.resolve('张三'),
      paymentReactions: {},
      notifyUrlOf: notifyUrlUnder(terms.notifyUrl),
      report: (line) =>
        schedule.note(`reports ${Object.values(line).join(' ').slice(0, 200)}`, instance.task?.name),
      pay: parts.pay(pay),
    };
  };

  const start = () => {
    const instance: Instance = {};
    return { instance, world: open(instance) };
  };
  const idle: ReturnType<typeof start>[] = [];
  return async <Result>(
    door: keyof typeof FUNCTION_MS,
    name: string,
    work: (world: PayWorld) => Promise<Result>,
  ) => {
    const warm = idle.pop() ?? start();
    const ending = await schedule.run(warm.instance, name, FUNCTION_MS[door], () => work(warm.world));
    if (ending.kind !== 'dead') idle.push(warm);
    if (ending.kind === 'failed') schedule.note(`failed: ${String(ending.error).slice(0, 200)}`, name);
    return ending;
  };
}

/** Money's code has no business with files and phone numbers. */
const nothingThere = new Proxy({} as never, {
  get: () => () => Promise.reject(new Error('There is no such thing in a simulated world.')),
});

import { createHmac } from 'node:crypto';
import { emptyPage, noteMove, repPages } from '../../cloudfunctions/field/rep-page';
import type { PayWorld } from '../../cloudfunctions/money/money-world';
import { hearNotice } from '../../cloudfunctions/money/notice';
import { notifyUrlBeside } from '../../cloudfunctions/money/payment-world';
import { askAboutOpenPayouts, collect, payout } from '../../cloudfunctions/money/payout';
import { withdraw } from '../../cloudfunctions/money/withdrawal';
import { databaseOn } from '../../cloudfunctions/platform/database';
import type { World } from '../../cloudfunctions/platform/ports';
import { merchantConfiguration, putMerchant } from '../../cloudfunctions/platform/wechatpay/merchant-keys';
import type { WechatPay } from '../../cloudfunctions/platform/wechatpay/port';
import type { Exchange } from '../../cloudfunctions/platform/wechatpay/transport';
import { connectWechatPay } from '../../cloudfunctions/platform/wechatpay/wechatpay';
import { collections } from '../../config/declared';
import type { PersonId, RepId } from '../../contracts/vocabulary';
import { chance as seeded } from '../cloudbase/database/faults';
import { openDatabase } from '../cloudbase/database/open';
import { preparedKeys } from '../wechatpay/key-pair';
import { memoryStore } from '../wechatpay/memory-store';
import type { Notify } from '../wechatpay/notice';
import { createWechatPay } from '../wechatpay/wechatpay';
import { databaseOver, directLine } from './database-line';
import { faultyDatabaseLine, faultyExchange, type Weather } from './lines';
import { createSchedule, type Task } from './schedule';
import { appid, mchid, terms } from './terms';

/** The parts of our cloud that a run may be told to play with; production's own, unless a test breaks one on purpose. */
export type Parts = {
  withdraw: typeof withdraw;
  collect: typeof collect;
  payout: typeof payout;
  hearNotice: typeof hearNotice;
  /** What the clock does every minute. */
  tick: (world: PayWorld) => Promise<unknown>;
  /** Our cloud is told by the phone that WeChat's page answered ok; production does nothing with that but look. */
  afterConfirm: (world: PayWorld, withdrawalId: string) => Promise<unknown>;
  db: (db: World['db']) => World['db'];
  pay: (pay: WechatPay) => WechatPay;
  exchange: (exchange: Exchange, world: Keys) => Exchange;
};
/** What a wrong part may know of the other side. */
export type Keys = { store: ReturnType<typeof memoryStore>; now: () => number };

const ownParts: Parts = {
  withdraw,
  collect,
  payout,
  hearNotice,
  tick: askAboutOpenPayouts,
  afterConfirm: async () => undefined,
  db: (db) => db,
  pay: (pay) => pay,
  exchange: (exchange) => exchange,
};

const STARTS_AT = Date.parse('2026-11-23T09:00:00+08:00');
const FUNCTION_MS = { pay: 30_000, rep: 20_000, clock: 60_000 } as const;
const masterKey = Buffer.alloc(32, 'simulated').toString('base64');
const WECHAT_WAITS_MS = 5_000;
const calmWeather: Weather = { crash: 0, stuck: 0, dropBefore: 0, dropAfter: 0 };

/** Reading keys is slow; all worlds of one process have the same. */
const keysForWorlds = preparedKeys({ count: 8, bits: 1024 });

export type SimulatedWorld = Awaited<ReturnType<typeof openSimulatedWorld>>;

/** Our cloud's own code of money between a database and a WeChat Pay that live below the socket, in one seed's time. */
export async function openSimulatedWorld({
  seed,
  parts: wrong = {},
}: {
  seed: number;
  parts?: Partial<Parts>;
}) {
  const parts = { ...ownParts, ...wrong };
  const schedule = createSchedule({ seed, startsAt: STARTS_AT });
  const faults: Record<string, number> = {};
  const struck = (fault: string) => {
    faults[fault] = (faults[fault] ?? 0) + 1;
  };
  let weather = calmWeather;
  const onLine = { schedule, weather: () => weather, struck };

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

  const bytes = seeded(seed + 1);
  const store = memoryStore();
  let tell: Notify;
  const wechatPay = await createWechatPay({
    store,
    now: schedule.now,
    random: (count) => Buffer.from(Array.from({ length: count }, () => Math.floor(bytes() * 256))),
    keys: keysForWorlds(),
    wait: schedule.sleep,
    notify: (url, headers, body) => tell(url, headers, body),
    seed: { merchants: [{ mchid, appid, balanceFen: 10_000_000, sceneIds: ['1005'] }] },
  });

  const sends: { outBillNo: string; body: string }[] = [];
  const underWay = new Map<string, Task | undefined>();
  const crossings: string[] = [];
  const watched: Exchange = async (request) => {
    const outBillNo = /"out_bill_no":"(\w+)"/.exec(request.body.toString())?.[1];
    if (!outBillNo) return reach(request);
    const body = request.body.toString();
    sends.push({ outBillNo, body });
    if (underWay.get(outBillNo)?.isDead === false) crossings.push(outBillNo);
    underWay.set(outBillNo, schedule.task());
    try {
      return await reach(request);
    } finally {
      underWay.delete(outBillNo);
    }
  };
  const reach = faultyExchange(onLine, wechatPay.handle);

  const openInstance = (): PayWorld => {
    const ids = () => Math.floor(schedule.chance() * 36 ** 10).toString(36);
    const pause = (longestMs: number) => schedule.sleep(schedule.between(0, longestMs));
    const db = databaseOn(databaseOver(faultyDatabaseLine(onLine, database)), pause);
    const pay = connectWechatPay(
      { baseUrl: 'http://127.0.0.1:1' },
      {
        now: schedule.now,
        environment: { CROWNCAP_LOCAL: '1' },
        configurationOf: (wanted) => merchantConfiguration(db, masterKey, wanted),
        exchange: parts.exchange(watched, { store, now: schedule.now }),
      },
    );
    return {
      db: parts.db(db),
      files: nothingThere,
      wechat: nothingThere,
      now: schedule.now,
      newId: () => `${ids()}${ids()}`.padEnd(24, '0').slice(0, 24),
      newDigits: () => '0',
      seal: (purpose, text) => createHmac('sha256', `simulated:${purpose}`).update(text).digest('hex'),
      terms,
      noteMove,
      notifyUrlOf: notifyUrlBeside(terms.notifyUrl),
      paymentReactions: {},
      report: (line) => schedule.note(`reports ${Object.values(line).join(' ').slice(0, 200)}`),
      pay: parts.pay(pay),
    };
  };
  const calm: Pick<World, 'db'> = { db: databaseOn(databaseOver(directLine(database))) };
  for (const configuration of wechatPay.merchantSetup())
    await putMerchant(calm.db, masterKey, { kind: 'brand', configuration });

  /** An instance serves one call at a time and is used again, unless it died. */
  const idle: PayWorld[] = [];
  const inCloud = async <Result>(
    door: keyof typeof FUNCTION_MS,
    name: string,
    work: (world: PayWorld) => Promise<Result>,
  ) => {
    const instance = idle.pop() ?? openInstance();
    const ending = await schedule.run(name, FUNCTION_MS[door], () => work(instance));
    if (ending.kind !== 'dead') idle.push(instance);
    if (ending.kind === 'failed') schedule.note(`${name} failed: ${String(ending.error).slice(0, 200)}`);
    return ending;
  };

  let notices = 0;
  tell = async (url, headers, body) => {
    notices += 1;
    await schedule.lag();
    const told = inCloud('pay', `notice ${notices}`, (world) =>
      parts.hearNotice(world, url.split('/').at(-1) ?? '', headers, body),
    );
    const tooLate = schedule.sleep(WECHAT_WAITS_MS).then(() => ({ kind: 'dead' }) as const);
    const ending = await Promise.race([told, tooLate]);
    return { status: ending.kind === 'done' && ending.value === 'heard' ? 204 : 500 };
  };

  return {
    schedule,
    parts,
    faults,
    struck,
    database,
    wechatPay,
    calm,
    inCloud,
    sends,
    crossings,
    notices: () => notices,
    setWeather: (next: Partial<Weather>) => {
      weather = { ...calmWeather, ...next };
    },
    addPage: (personId: PersonId) =>
      calm.db.add(repPages, personId, emptyPage(personId, personId as string as RepId)),
  };
}

/** Money's code has no business with files and phone numbers. */
const nothingThere = new Proxy({} as never, {
  get: () => () => Promise.reject(new Error('There is no such thing in a simulated world.')),
});

import { noteTransfer } from '../../../cloudfunctions/goods/note-transfer';
import type { PayWorld } from '../../../cloudfunctions/money/money-world';
import { notifyUrlUnder } from '../../../cloudfunctions/money/payment/payment-world';
import type { PeopleWorld } from '../../../cloudfunctions/people/store-people';
import type { Collection, Kept } from '../../../cloudfunctions/platform/ports';
import { putMerchant } from '../../../cloudfunctions/platform/wechatpay/merchant-keys';
import { paymentReactions } from '../../../cloudfunctions/trade/payment/payment-news';
import type { SellerId, StoreId } from '../../../contracts/vocabulary';
import type { Told } from '../../../src/shared/handover/handover-text';
import { openDatabaseSide } from '../database-side';
import { openFunctions, worldAt } from '../functions';
import { calmWeather, faultyExchange, type OnLine, type Weather } from '../lines';
import { terms } from '../payouts/terms';
import { createSchedule, type Instance } from '../schedule';
import { masterKey, noticesOf, openWechatPay, payClient } from '../wechat-side';
import { callsOf, type Doors } from './call';
import { openMarket, traders } from './market';
import { ownParts, type Parts } from './parts';

const STARTS_AT = Date.parse('2026-11-28T09:00:00+08:00');
const FUNCTION_MS: Record<Doors, number> = { phone: 20_000, pay: 30_000, clock: 60_000, night: 300_000 };

/** What two phones agreed to without network, and which of them still carries it. */
export type Handover = Told & {
  storeId: StoreId;
  sellerId: SellerId;
  text: string;
  answer: string;
  carriedBy: Set<'owner' | 'driver'>;
};

export type LivesWorld = Awaited<ReturnType<typeof openLivesWorld>>;

/** The cloud's own code of the trade between a database and a WeChat Pay that live below the socket, in one seed's time. */
export async function openLivesWorld({ seed, parts: wrong = {} }: { seed: number; parts?: Partial<Parts> }) {
  const parts = { ...ownParts, ...wrong };
  const schedule = createSchedule({ seed, startsAt: STARTS_AT });
  const faults: Record<string, number> = {};
  let weather = calmWeather;
  const struck = (fault: string) => {
    faults[fault] = (faults[fault] ?? 0) + 1;
  };
  const onLine: OnLine = { schedule, weather: () => weather, struck };
  const { database, calm } = openDatabaseSide(onLine);
  await openMarket(calm.db, schedule.now());

  const notify = noticesOf(onLine, (name, url, headers, body) =>
    inCloud('pay', name, (world) => parts.hearNotice(world, url.split('/').at(-1) ?? '', headers, body)),
  );
  const merchants = traders.map(({ mchid }) => ({ mchid, appid: APPID, balanceFen: 0, sceneIds: [] }));
  const wechat = await openWechatPay(seed, onLine, notify, merchants);
  for (const configuration of wechat.merchantSetup())
    await putMerchant(calm.db, masterKey, { kind: 'seller', configuration });

  const inCloud = openFunctions(onLine, FUNCTION_MS, (instance: Instance): PayWorld & PeopleWorld => {
    const world = worldAt(onLine, instance, database);
    return {
      ...world,
      db: parts.db(world.db),
      files: photosOfPhones,
      terms,
      noteMove: async () => {},
      noteTransfer,
      legalNameOf: async () => undefined,
      paymentReactions,
      notifyUrlOf: notifyUrlUnder(terms.notifyUrl),
      report: (line) => schedule.note(`reports ${Object.values(line).join(' ').slice(0, 200)}`),
      pay: payClient(onLine, world.db, faultyExchange(onLine, instance, wechat)),
    };
  });

  const { call, bugs } = callsOf({ schedule, parts, inCloud });

  /** What phones meant to happen once, by id. */
  const meant = new Set<string>();
  /** What phones agreed to where there was no network. */
  const handovers: Handover[] = [];

  return {
    seed,
    database,
    calm: { ...calm, now: schedule.now },
    schedule,
    parts,
    faults,
    wechat,
    inCloud,
    call,
    bugs,
    meant,
    handovers,
    struck,
    setWeather: (next: Partial<Weather>) => {
      weather = { ...calmWeather, ...next };
    },
    /** An id as a phone makes it, once for what it means. */
    newId: (kind: string) => {
      const id = `${kind}${schedule.between(1, 1e9)}`.padEnd(16, 'x');
      meant.add(id);
      return id;
    },
    oneOf: <Thing>(things: readonly Thing[]) => things[schedule.between(0, things.length - 1)],
    maybe: (chance: number) => schedule.chance() < chance,
  };
}

const APPID = 'wx-local-crowncap';

const notHere = () => Promise.reject(new Error('Photos are only read here.'));
/** Every photo is there, and no two are alike. */
const photosOfPhones: PayWorld['files'] = {
  read: async (fileId) => Buffer.from(fileId),
  write: notHere,
  remove: notHere,
  link: notHere,
};

/** What stands in the database, as whoever looks on reads it: without faults and without time. */
export const seen = <Fields extends object>(
  { database }: Pick<LivesWorld, 'database'>,
  of: Collection<Fields>,
) => database.all(of.name) as unknown as readonly Kept<Fields>[];

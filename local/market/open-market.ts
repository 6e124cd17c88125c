import { addDays, dayOf, mondayOf, startOf } from '../../cloudfunctions/time/rules/day';
import type { BrandApi } from '../../contracts/brand';
import type { MemberApi } from '../../contracts/member';
import type { RepApi } from '../../contracts/rep';
import type { StoreApi } from '../../contracts/store';
import type { Day, Instant, StoreId, TaskId } from '../../contracts/vocabulary';
import { callsOf, phoneAt } from '../phone-at-gateway';
import type { Cloud } from '../server';
import { cityWorkbook } from './city';
import { brokenVan, type Played, playWeek, type Stage, sellerPhone } from './history';
import { phones } from './people';
import { seeded } from './seeded';
import { partners } from './trade-partners';
import { playVisits } from './visits';
import { workbookFile } from './workbook-file';

const WEEKS = 8;
const HOUR_MS = 3_600_000;
/** The night's timer runs at three. */
const NIGHT = { from: 3 * HOUR_MS - 30_000, lasts: 60_000 };
const played: readonly Played[] = ['', '-2', '-3', '-4'].map((suffix, place) => ({
  storeId: `s00${place + 1}` as StoreId,
  owner: `store${suffix}`,
}));

const storeIds = played.map(({ storeId }) => storeId);

/**
 * Puts the small city into an empty cloud by the same calls a brand and its people would make, with some weeks behind
 * it; a cloud that has it already is left alone. The clock stands in the past meanwhile and ends where it was.
 */
export async function openMarket(cloud: Cloud, say: (line: string) => void = () => {}): Promise<void> {
  const { origin } = cloud;
  if (await isOpen(origin)) return;
  const present = cloud.clock.now() - Date.now();
  const stage: Stage = {
    origin,
    chance: seeded(3),
    now: () => cloud.clock.now() as Instant,
    moveTo: (instant) => cloud.world().timers.set(instant),
  };
  const today = dayOf(cloud.clock.now() as Instant);
  const firstMonday = addDays(mondayOf(today), -7 * WEEKS);
  await stage.moveTo((startOf(firstMonday) + 6 * HOUR_MS) as Instant);
  try {
    await bringWorkbook(origin, await workbookFile(cityWorkbook(firstMonday)));
    say('The city is in.');
    await gather(origin);
    for (let week = 0; week < WEEKS; week++) {
      await playWeek(stage, addDays(firstMonday, 7 * week), played, week);
      say(
        `Week ${week + 1} of ${WEEKS} is played${week === brokenVan.week ? '; in it a van broke down' : ''}.`,
      );
    }
    await playVisits(stage, addDays(firstMonday, 7 * WEEKS - 1), storeIds, 'tea-front' as TaskId);
    await passNight(cloud, addDays(firstMonday, 7 * WEEKS));
  } finally {
    await cloud.world().timers.set(Date.now() + present);
  }
  await markOpen(origin);
}

/** Played weeks jump over their nights: what those would have closed by now, the last one closes. */
async function passNight(cloud: Cloud, morning: Day): Promise<void> {
  const { timers } = cloud.world();
  await timers.set(startOf(morning) + NIGHT.from);
  await timers.advance(NIGHT.lasts);
}

/** The driver's phone signs in last of all, so that a market killed half-way is opened again. */
async function isOpen(origin: string): Promise<boolean> {
  const driver = callsOf<MemberApi>(await phoneAt(origin, 'driver'), 'member');
  return (await driver('whoAmI', {})).seats.length > 0;
}
const markOpen = (origin: string) => signIn(origin, 'driver', phones.driver);

async function bringWorkbook(origin: string, workbook: Uint8Array) {
  await signIn(origin, 'brand', phones.operator);
  await signIn(origin, 'brand2', phones.secondOperator);
  const phone = await phoneAt(origin, 'brand');
  const file = await phone.upload('city.xlsx', workbook);
  await callsOf<BrandApi>(phone, 'brand')('importWorkbook', { file, apply: true });
}

/** Everybody takes a seat: by phone number, or a store's owner by the rep's code. */
async function gather(origin: string) {
  for (const { id, phone, drivers } of partners)
    for (const number of [phone, ...drivers.map((driver) => driver.phone)])
      await signIn(origin, sellerPhone(id), number);
  await signIn(origin, 'rep', phones.rep);
  const rep = callsOf<RepApi>(await phoneAt(origin, 'rep'), 'rep');
  for (const { storeId, owner } of played) {
    const { code } = await rep('bindingCode', { storeId });
    await callsOf<StoreApi>(await phoneAt(origin, owner), 'store')('bindStore', { code });
  }
}

async function signIn(origin: string, name: string, number: string) {
  const phone = await phoneAt(origin, name);
  const phoneCode = await phone.phoneCode(number);
  await callsOf<MemberApi>(phone, 'member')('signInByPhone', { phoneCode });
}

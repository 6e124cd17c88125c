import { bareShelf, shelves } from '../../cloudfunctions/goods/shelf';
import type { Grant } from '../../cloudfunctions/people/identity';
import { phoneNumberId, phoneNumbers } from '../../cloudfunctions/people/phone-number';
import { stores } from '../../cloudfunctions/people/store';
import { storeCodeOf } from '../../cloudfunctions/people/store-code';
import type { World } from '../../cloudfunctions/platform/ports';
import type { BrandApi } from '../../contracts/brand';
import type { Output } from '../../contracts/call';
import type { StoreId } from '../../contracts/vocabulary';
import {
  iceTea,
  instant,
  laowang,
  lemonTea,
  openFirstShop,
  seat,
  wangShifu,
  xiaoli,
  xinyuan,
} from '../first-shop';
import { type RunningCloud, startRunningCloud } from '../running-cloud';
import { value } from '../the-loop';

export type Town = RunningCloud;

/** The whole cloud on a Monday morning: the first shop, not bound yet, a neighbour with a history, and known numbers. */
export async function openTown(): Promise<Town> {
  const cloud = await startRunningCloud({ at: '2026-11-23T02:59:30+08:00' });
  await openFirstShop(cloud);
  const [shop] = cloud.all(stores).map(({ _id, ...fields }) => fields);
  if (shop) await cloud.seed(stores, laowang, { ...shop, bound: false });
  await neighbour(cloud);
  await know(cloud, '13800000002', { role: 'rep', at: xiaoli, name: '小李' });
  await know(cloud, '13800000001', { role: 'seller', at: xinyuan, name: '鑫源商贸' });
  await know(cloud, '13800000003', { role: 'driver', at: `${xinyuan}.${wangShifu}`, name: '王师傅' });
  // The night's work, so that like stores are known.
  await cloud.cloud.advance(60_000);
  cloud.cloud.clock.set(instant('2026-11-23T09:00+08:00'));
  return cloud;
}

/** A store like Wang's that has received for weeks: what a new store's first suggestion is made of. */
async function neighbour(cloud: Town) {
  await cloud.seed(shelves, 'neighbour', {
    storeId: 'neighbour' as StoreId,
    name: '隔壁小店',
    tier: 'A',
    supply: [{ line: '茶饮', sellerId: xinyuan }],
    ...bareShelf,
    firstReceivedAt: instant('2026-10-26T10:00+08:00'),
    received: Object.fromEntries(
      ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'].map((week) => [
        week,
        { [iceTea]: 90, [lemonTea]: 60 },
      ]),
    ),
  });
}

const know = (cloud: Town, number: string, grant: Grant) =>
  cloud.seed(phoneNumbers, phoneNumberId(cloud.world, number), { grants: [grant] });

/** What hangs on the shop's door. */
export const doorCode = (cloud: Town) => storeCodeOf(cloud.world as World, laowang);

/** A case's code and its caps', as the brand prints them. */
export async function printedCodes(cloud: Town, caseNumber = 0, batchId = 'b2611') {
  await seat(cloud, 'brand', 'operator', 'brand');
  const brand = await cloud.phone('brand');
  return value<Output<BrandApi['codes']>>(brand, 'brand', 'codes', { batchId, caseNumber });
}

import { randomBytes } from 'node:crypto';
import { storeCodeOf } from '../cloudfunctions/people/store-code';
import type { World } from '../cloudfunctions/platform/ports';
import type { BrandApi } from '../contracts/brand';
import type { Output } from '../contracts/call';
import type { PayApi } from '../contracts/pay';
import type { RepApi } from '../contracts/rep';
import type { StoreApi } from '../contracts/store';
import { samplePhoto } from '../local/miniprogram/wx/photo';
import { casePrice, iceTea, laowang, lemonTea, seat, wangShifu, xiaoli, xinyuan } from './first-shop';
import type { Phone, RunningCloud } from './running-cloud';

const MINUTE = 60_000;

/**
 * One order, one visit, one scan: the whole loop through the gateway, as the phones would walk it. Needs the first shop
 * and leaves the database as a day's work leaves it.
 */
export async function walkTheLoop(cloud: RunningCloud): Promise<void> {
  await theOrder(cloud);
  await theVisit(cloud);
  await theScan(cloud);
}

export const newId = () => randomBytes(10).toString('hex');

async function theOrder(cloud: RunningCloud) {
  await seat(cloud, 'wang', 'owner', laowang);
  await seat(cloud, 'xinyuan', 'seller', xinyuan);
  await seat(cloud, 'wang-shifu', 'driver', `${xinyuan}.${wangShifu}`);
  const wang = await cloud.phone('wang');
  const seller = await cloud.phone('xinyuan');
  const lines = [
    { gtin: iceTea, cases: 6 },
    { gtin: lemonTea, cases: 6 },
  ];
  const total = 6 * ((casePrice[iceTea] ?? 0) + (casePrice[lemonTea] ?? 0));
  const orderId = newId();
  const store = { storeId: laowang };

  await value(wang, 'store', 'home', store);
  await value(wang, 'store', 'offers', store);
  await value<Output<StoreApi['quote']>>(wang, 'store', 'quote', { ...store, lines, payBy: 'account' });
  await value(wang, 'store', 'placeOrder', {
    ...store,
    orderId,
    sellerId: xinyuan,
    lines,
    payBy: 'account',
    total,
  });
  await value(seller, 'seller', 'waiting', {});
  await value(seller, 'seller', 'accept', { orderId });
  await value(seller, 'seller', 'ship', { orderId, driverId: wangShifu });
  await value(await cloud.phone('wang-shifu'), 'seller', 'stops', {});
  await value(wang, 'store', 'confirmReceipt', { ...store, orderId, lines: [], cash: 100_00 });
  await value(wang, 'store', 'rebate', store);
  await value(wang, 'store', 'home', store);
}

async function theVisit(cloud: RunningCloud) {
  await seat(cloud, 'li', 'rep', xiaoli);
  const li = await cloud.phone('li');
  await value(li, 'rep', 'today', {});
  await value(li, 'rep', 'tasks', {});
  const claim = await value<Output<RepApi['claimTask']>>(li, 'rep', 'claimTask', {
    taskId: 'tea-front',
    storeId: laowang,
  });
  const arrivedAt = cloud.clock.now();
  const photo = await upload(cloud, li, `o-li/${newId()}.jpg`);
  await cloud.cloud.advance(3 * MINUTE);
  await value(li, 'rep', 'reportVisit', {
    visitId: newId(),
    storeId: laowang,
    arrivedAt,
    leftAt: arrivedAt + 2 * MINUTE,
    storeCode: storeCodeOf(cloud.world as World, laowang),
    evidence: [{ claimId: claim.claimId, photo, takenAt: arrivedAt + MINUTE, facings: 4, priceTag: true }],
  });
  await value(li, 'rep', 'reportVisit', {
    visitId: newId(),
    storeId: laowang,
    arrivedAt: arrivedAt + 2 * MINUTE,
    leftAt: arrivedAt + 3 * MINUTE,
    evidence: [],
    count: [{ gtin: iceTea, level: 'half' }],
  });
  await value(li, 'rep', 'earnings', {});
  const withdrawalId = newId();
  await value(li, 'rep', 'withdraw', { withdrawalId, amount: 200 });
  const { confirm } = await value<Output<PayApi['collect']>>(li, 'pay', 'collect', {
    withdrawalId,
    clientCanConfirm: true,
  });
  await fetch(`${cloud.origin}/wechat/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${li.token}` },
    body: JSON.stringify({ package: confirm?.package }),
  });
  await value(li, 'pay', 'payout', { withdrawalId });
}

async function theScan(cloud: RunningCloud) {
  await seat(cloud, 'brand', 'operator', 'brand');
  const brand = await cloud.phone('brand');
  const { caseCode, caps } = await value<Output<BrandApi['codes']>>(brand, 'brand', 'codes', {
    batchId: 'b2611',
    caseNumber: 0,
  });
  await value(await cloud.phone('wang'), 'store', 'scanCase', { storeId: laowang, code: caseCode });
  const member = await cloud.phone('mei');
  await value(member, 'member', 'scan', { code: caps[0] });
  await value(member, 'member', 'points', {});
}

export async function upload(
  cloud: { origin: string },
  phone: Phone,
  path: string,
  bytes = Buffer.from(samplePhoto(path)),
): Promise<string> {
  const answer = await fetch(`${cloud.origin}/v1/storage/upload?path=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${phone.token}`, 'content-type': 'image/jpeg' },
    body: bytes,
  });
  return ((await answer.json()) as { fileID: string }).fileID;
}

/** The value of a call, or a failure that says what was answered instead. */
export async function value<Value = unknown>(
  phone: Phone,
  door: string,
  call: string,
  input: unknown,
): Promise<Value> {
  const answer = await phone.call(door, call, input);
  if (!('value' in answer)) throw new Error(`${door}.${call} answered ${JSON.stringify(answer)}`);
  return answer.value as Value;
}

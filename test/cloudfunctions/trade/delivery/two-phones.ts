import { createHmac } from 'node:crypto';
import { driversKey, ownersKey } from '../../../../cloudfunctions/trade/delivery/handover-key';
import type { Day, StoreId } from '../../../../contracts/vocabulary';
import { laowang, wangShifu, xinyuan } from '../../../first-shop';
import type { Shop } from '../shop';

const signature = (key: string, text: string) =>
  createHmac('sha256', key).update(text).digest('hex').slice(0, 32);

type Told = { orderId: string; due?: number; cash: number; lines?: string; nonce?: string; day?: string };

/** The picture a driver's phone shows, by whatever key the test gives it. */
export function driversText(shop: Shop, told: Told, seat = `${xinyuan}.${wangShifu}`): string {
  const { orderId, due = '', cash, lines = '', nonce = 'nonce001', day = '2026-11-23' } = told;
  const signed = ['CC1', orderId, day, seat.split('.')[1], due, cash, nonce, lines].join('|');
  return `${signed}|${signature(driversKey(shop.world, seat, day as Day), signed)}`;
}

/** The owner's signature under it. */
export function ownersAnswer(
  shop: Shop,
  text: string,
  day = '2026-11-23',
  storeId: StoreId = laowang,
): string {
  return `CA1|${day}|${signature(ownersKey(shop.world, storeId, day as Day), text)}`;
}

import { startOf } from '../../../../../cloudfunctions/time/rules/day';
import type { Lot } from '../../../../../cloudfunctions/trade/rules/exchange/lots';
import { ExchangeWhy } from '../../../../../contracts/exchange';
import type { Instant } from '../../../../../contracts/vocabulary';
import { day, iceTea, instant } from '../../../../first-shop';
import { fen } from '../../../../test-cloud';
import { orderId } from '../../shop';

export const now = instant('2026-11-23T09:00:00+08:00');
export const exchangeWhys = ExchangeWhy.options;

/** Ice tea in cases of 15 at ¥2 a bottle, by the day it came or how many days ago that was. */
export const lotAt = (came: string | number, bottles: number, back: Partial<Lot> = {}, n = 0): Lot => ({
  orderId: orderId(`order${n}`),
  gtin: iceTea,
  name: '冰红茶 500ml',
  caseSize: 15,
  at: typeof came === 'string' ? startOf(day(came)) : ((now - came * 86_400_000) as Instant),
  bottles,
  paid: fen(bottles * 200),
  asked: 0,
  gone: 0,
  ...back,
});

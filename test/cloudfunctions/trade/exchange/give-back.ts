import { count } from '../../../../cloudfunctions/goods/count';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { askExchange } from '../../../../cloudfunctions/trade/exchange/ask-exchange';
import { acceptExchange, takeBack } from '../../../../cloudfunctions/trade/exchange/exchange-steps';
import { reportDamage } from '../../../../cloudfunctions/trade/exchange/report-damage';
import { accept, ship } from '../../../../cloudfunctions/trade/order/seller-steps';
import type { Instead } from '../../../../contracts/exchange';
import type { CountId, ExchangeId, FileId, Gtin, OrderId } from '../../../../contracts/vocabulary';
import { iceTea, laowang, wangShifu, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import type { Shop } from '../shop';

export const DAY_MS = 86_400_000;
export const exchangeId = (name: string) => name.padEnd(16, 'x') as ExchangeId;

/** The usual steps of giving back, by a short name. */
export function givingBack(shop: Pick<Shop, 'world' | 'seats' | 'cloud'>) {
  const { world, seats, cloud } = shop;
  return {
    /** A picture in the owner's own folder. */
    photo: (text: string) =>
      cloud.put(`${seats.owner.openid}/${text}.jpg`, Buffer.from(`photo of ${text}`)) as FileId,
    /** Accepted, sent out, received in full and paid in cash, unless it was paid before. */
    receive: async (orderId: OrderId, cash?: number) => {
      await accept(world, { orderId }, seats.seller);
      const { total } = await ship(world, { orderId, driverId: wangShifu }, seats.seller);
      return confirmReceipt(
        world,
        { storeId: laowang, orderId, lines: [], cash: fen(cash ?? total) },
        seats.owner,
      );
    },
    counted: (level: number, gtin: Gtin = iceTea) =>
      count(
        world,
        {
          storeId: laowang,
          countId: cloud.world.newId() as CountId,
          countedAt: cloud.clock.now(),
          lines: [{ gtin, level }],
        },
        seats.owner,
      ),
    ask: (id: string, bottles: number, more: Partial<Parameters<typeof askExchange>[1]> = {}) =>
      askExchange(
        world,
        {
          exchangeId: exchangeId(id),
          storeId: laowang,
          sellerId: xinyuan,
          why: 'slow',
          gtin: iceTea,
          bottles,
          instead: 'credit',
          photos: [],
          ...more,
        },
        seats.owner,
      ),
    accept: (id: string) =>
      acceptExchange(world, { exchangeId: exchangeId(id), driverId: wangShifu }, seats.seller),
    take: (id: string, bottles: number, brought = false) =>
      takeBack(world, { exchangeId: exchangeId(id), bottles, brought }, seats.driver),
    broken: (id: string, orderId: OrderId, bottles: number, photos: FileId[], instead: Instead = 'credit') =>
      reportDamage(
        world,
        {
          exchangeId: exchangeId(id),
          storeId: laowang,
          orderId,
          lines: [{ gtin: iceTea, why: 'broken', bottles }],
          instead,
          photos,
        },
        seats.owner,
      ),
    /** What an account holds by all entries. */
    held: (account: string, asset = 'CNY') =>
      cloud
        .all(entries)
        .flatMap(({ postings }) => [...effectOf(postings)])
        .filter(([key]) => key === `${account}|${asset}`)
        .reduce((sum, [, change]) => sum + change, 0),
  };
}

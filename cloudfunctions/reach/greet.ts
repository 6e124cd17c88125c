import type { Fen } from '#contracts/vocabulary';
import type { VoucherGift } from '#contracts/voucher-gift';
import { openingDayOf, yearsOpen } from '../people/rules/opening-day';
import { type Store, stores } from '../people/store';
import { pages } from '../platform/pages';
import type { World } from '../platform/ports';
import { dayOf, yearOf } from '../time/rules/day';
import { giveVoucher, voucherGifts } from '../trade/promotion/voucher-gift';
import { leaveMessage, toStore } from './message';

/** Nightly: every shop whose birthday it is finds a greeting in its inbox, once a year however often the night runs. */
export async function greetShops(world: World): Promise<number> {
  const today = dayOf(world.now());
  const gift = await giftOfTheDay(world);
  let greeted = 0;
  for await (const page of pages(world, stores, { openingDay: openingDayOf(today) })) {
    for (const { storeId, openedOn } of page) {
      const years = openedOn ? yearsOpen(openedOn, today) : 0;
      if (years < 1) continue;
      await greet(world, { storeId, years, year: String(yearOf(today)) }, gift);
      greeted += 1;
    }
  }
  return greeted;
}

/** The brand's latest gift for opening days, if it has one. */
async function giftOfTheDay(world: World): Promise<VoucherGift | undefined> {
  const [latest] = await world.db.find(voucherGifts, {
    where: { 'to.kind': 'opening_day' },
    orderBy: [['at', 'desc']],
    limit: 1,
  });
  return latest;
}

type Birthday = Pick<Store, 'storeId'> & { years: number; year: string };

/** The greeting and the voucher it speaks of, or neither; a budget that is spent leaves the greeting. */
const greet = (world: World, { storeId, years, year }: Birthday, gift: VoucherGift | undefined) =>
  world.db.transaction(async (tx) => {
    const at = world.now();
    const given = gift && (await giveVoucher(tx, { giftId: gift.giftId, storeId, at, turn: year }));
    await leaveMessage(tx, `opening:${storeId}:${year}`, {
      to: toStore(storeId),
      at,
      news: { kind: 'opening_day', years, ...(gift && given === 'given' && { gift: giftWords(gift) }) },
      isAskedFor: false,
    });
  });

const giftWords = ({ spend, off, days }: VoucherGift) =>
  `送您一张 ${yuan(off)} 元券，${spend > 0 ? `满 ${yuan(spend)} 元` : '下单'}就能用，${days} 天内有效`;

const yuan = (amount: Fen) => String(amount / 100);

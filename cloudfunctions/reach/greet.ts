import { openingDayOf, yearsOpen } from '../people/rules/opening-day';
import { stores } from '../people/store';
import type { World } from '../platform/ports';
import { dayOf, yearOf } from '../time/rules/day';
import { leaveMessage, toStore } from './message';

const AT_ONCE = 500;

/** Nightly: every shop whose birthday it is finds a greeting in its inbox, once a year however often the night runs. */
export async function greetShops(world: World): Promise<number> {
  const today = dayOf(world.now());
  let greeted = 0;
  for (let last = ''; ; ) {
    const page = await world.db.find(stores, {
      where: { openingDay: openingDayOf(today), _id: { gt: last } },
      orderBy: [['_id', 'asc']],
      limit: AT_ONCE,
    });
    for (const { storeId, openedOn } of page) {
      const years = openedOn ? yearsOpen(openedOn, today) : 0;
      if (years < 1) continue;
      await world.db.transaction((tx) =>
        leaveMessage(tx, `opening:${storeId}:${yearOf(today)}`, {
          to: toStore(storeId),
          at: world.now(),
          news: { kind: 'opening_day', years },
          isAskedFor: false,
        }),
      );
      greeted += 1;
    }
    last = page.at(-1)?._id ?? last;
    if (page.length < AT_ONCE) return greeted;
  }
}

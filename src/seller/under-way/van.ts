import type { Output } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { Day } from '#contracts/vocabulary';

type Drivers = Output<SellerApi['underWay']>['drivers'];
export type Van = { driver: Drivers[number]; drivers: Drivers; orders: readonly Order[]; day: Day };

const AT_ONCE = 100;

/** What is to go out next: all that today has to bring, or the next day that has something. */
export function vanOf(
  orders: readonly Order[],
  drivers: Drivers,
  chosen: Drivers[number] | undefined,
  today: Day,
): Van | undefined {
  const driver = chosen ?? drivers[0];
  const accepted = orders.filter(({ state }) => state === 'accepted');
  const [first = today] = accepted.map(({ deliveryDay }) => deliveryDay).sort();
  const day = first > today ? first : today;
  const next = accepted.filter(({ deliveryDay }) => deliveryDay <= day).slice(0, AT_ONCE);
  return driver && next.length > 0 ? { driver, drivers, orders: next, day } : undefined;
}

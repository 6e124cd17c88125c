import type { Output } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { Day } from '#contracts/vocabulary';
import { isWaiting } from '../parts/waits';

type Drivers = Output<SellerApi['underWay']>['drivers'];
export type Van = { driver: Drivers[number]; drivers: Drivers; orders: readonly Order[]; day: Day };

const AT_ONCE = 100;

/** What is to go out next: all that today has to bring, or the next day that has something; what has yet to come waits. */
export function nextOut(orders: readonly Order[], today: Day) {
  const ready = orders.filter((order) => order.state === 'accepted' && !isWaiting(order, today));
  const [first = today] = ready.map(({ deliveryDay }) => deliveryDay).sort();
  const day = first > today ? first : today;
  return { day, orders: ready.filter(({ deliveryDay }) => deliveryDay <= day) };
}

export function vanOf(
  orders: readonly Order[],
  drivers: Drivers,
  chosen: Drivers[number] | undefined,
  today: Day,
): Van | undefined {
  const driver = chosen ?? drivers[0];
  const next = nextOut(orders, today);
  return driver && next.orders.length > 0
    ? { driver, drivers, orders: next.orders.slice(0, AT_ONCE), day: next.day }
    : undefined;
}

import { credits } from '../../../cloudfunctions/trade/account/credit';
import { driverCash, driverKey } from '../../../cloudfunctions/trade/delivery/driver-cash';
import { exchanges } from '../../../cloudfunctions/trade/exchange/exchange';
import { orders } from '../../../cloudfunctions/trade/order/order';
import { receivedOf } from '../../../cloudfunctions/trade/rules/receipt';
import type { CrateMoveId, Fen, HandInId, RepaymentId } from '../../../contracts/vocabulary';
import { type Act, missingOf, never } from './act';
import { bring, meet } from './handover';
import { driverOf, soldBy, type Trader } from './market';
import { type LivesWorld, seen } from './world';

/** What lies before a driver: the day's cash, and what is to be fetched. */
export function driversDuties(world: LivesWorld, trader: Trader): Act[] {
  const seat = driverOf(trader);
  return [
    ...bring(world, 'driver', seat.at),
    ...seen(world, driverCash)
      .filter(({ _id, cash, handIn }) => _id === seat.at && cash > 0 && !handIn)
      .map(({ cash }) => () => {
        const amount = (world.maybe(0.8) ? cash : world.schedule.between(1, cash)) as Fen;
        return world.call('handIn', { handInId: world.newId('h') as HandInId, amount }, seat);
      }),
    ...seen(world, exchanges)
      .filter((each) => each.driverKey === seat.at && each.state === 'accepted')
      .map(({ exchangeId, lines }) => () => {
        const all = lines.reduce((sum, { bottles }) => sum + bottles, 0);
        const bottles = world.maybe(0.7) ? all : world.schedule.between(1, all);
        return world.call('takeBack', { exchangeId, bottles, brought: world.maybe(0.3) }, seat);
      }),
  ];
}

/** What comes up on the way: nobody there, an old debt paid in cash, crates left and taken along. */
export function driversWhims(world: LivesWorld, trader: Trader): Act[] {
  const seat = driverOf(trader);
  const key = driverKey(trader.sellerId, trader.driverId);
  const atTheDoor = seen(world, orders).filter(
    (order) => order.driverKey === key && order.state === 'shipped',
  );
  const accounts = seen(world, credits).filter(({ sellerId }) => sellerId === trader.sellerId);
  return [
    ...atTheDoor.filter(() => world.maybe(0.5)).map((order) => async () => meet(world, trader, order)),
    ...atTheDoor
      .filter(() => world.maybe(0.5))
      .map((order) => () => {
        const lines = order.lines.flatMap((line) => (world.maybe(0.2) ? missingOf(world, line) : []));
        const due = receivedOf(order, lines)?.due ?? never();
        const most = order.paidByPaymentId === undefined ? due : 0;
        const cash = (world.maybe(0.5) ? most : world.schedule.between(0, most)) as Fen;
        return world.call('recordDelivery', { orderId: order.orderId, lines, cash }, seat);
      }),
    ...accounts
      .filter(({ owed }) => owed > 0 && world.maybe(0.2))
      .map(({ storeId, owed }) => () => {
        const repaymentId = world.newId('r') as RepaymentId;
        const amount = world.schedule.between(1, owed) as Fen;
        return world.call('recordRepayment', { repaymentId, storeId, amount, way: 'cash' as const }, seat);
      }),
    ...accounts.flatMap(({ storeId, crates = {} }) =>
      soldBy(trader)
        .filter(({ crate }) => crate !== undefined && world.maybe(0.1))
        .map(({ gtin }) => () => {
          const back = world.schedule.between(0, crates[gtin]?.crates ?? 0);
          const lines = [{ gtin, left: world.schedule.between(0, 3), back }];
          const crateMoveId = world.newId('c') as CrateMoveId;
          return world.call('moveCrates', { crateMoveId, storeId, lines }, seat);
        }),
    ),
  ];
}

import type { ParsedInput } from '#contracts/call';
import type { Exchange } from '#contracts/exchange';
import type { SellerApi } from '#contracts/seller';
import type { StoreApi } from '#contracts/store';
import { sum } from '../../money/rules/fen';
import { sellers } from '../../people/seller';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { driverKey } from '../delivery/driver-cash';
import { mustBeFetched } from '../rules/exchange/life';
import { linesTaken } from '../rules/exchange/taken';
import type { ExchangeDocument } from './exchange';
import { letGo, moveExchange } from './move-exchange';
import { settleExchange } from './settle-exchange';

/** The store thinks better of it, while nobody has fetched anything. */
export const cancelExchange = (
  world: World,
  { exchangeId }: ParsedInput<StoreApi['cancelExchange']>,
  seat: Seat,
): Promise<Exchange> =>
  moveExchange(world, {
    exchangeId,
    by: 'owner',
    isMine: ({ storeId }) => storeId === seat.at,
    stepOf: () => 'cancel',
    decide: async (tx, exchange) => {
      await letGo(tx, exchange, exchange.lines);
      return {};
    },
  });

/** Goods to fetch are given to a driver; broken and short is settled at once, for nobody has to drive for it. */
export const acceptExchange = (
  world: World,
  { exchangeId, driverId }: ParsedInput<SellerApi['acceptExchange']>,
  seat: Seat,
): Promise<Exchange> =>
  moveExchange(world, {
    exchangeId,
    by: 'seller',
    isMine: isOf(seat),
    stepOf: ({ lines }) => (mustBeFetched(lines) ? 'accept' : 'settle'),
    decide: async (tx, exchange, at) => {
      if (!mustBeFetched(exchange.lines)) return settleExchange(tx, exchange, { brought: false, at });
      const driver = await driverOf(tx, exchange, driverId);
      return { driver, driverKey: driverKey(exchange.sellerId, driver.driverId) };
    },
  });

export const declineExchange = (
  world: World,
  { exchangeId, remark }: ParsedInput<SellerApi['declineExchange']>,
  seat: Seat,
): Promise<Exchange> =>
  moveExchange(world, {
    exchangeId,
    by: 'seller',
    remark,
    isMine: isOf(seat),
    stepOf: () => 'decline',
    decide: async (tx, exchange) => {
      await letGo(tx, exchange, exchange.lines);
      return {};
    },
  });

/** What the driver really took; the rest stays at the store and may be asked for again. */
export const takeBack = (
  world: World,
  { exchangeId, bottles, brought, remark }: ParsedInput<SellerApi['takeBack']>,
  seat: Seat,
): Promise<Exchange> =>
  moveExchange(world, {
    exchangeId,
    by: 'driver',
    remark,
    isMine: (exchange) => exchange.driverKey === seat.at,
    stepOf: () => 'take',
    decide: async (tx, exchange, at) => {
      const { taken, left } = linesTaken(exchange.lines, bottles) ?? refuse('receipt_exceeds_order', {});
      await letGo(tx, exchange, left);
      const after = { ...exchange, lines: taken, amount: sum(taken.map(({ amount }) => amount)) };
      const settled = await settleExchange(tx, after, { brought, at });
      return { lines: after.lines, amount: after.amount, ...settled };
    },
  });

const isOf = (seat: Seat) => (exchange: ExchangeDocument) => exchange.sellerId === seat.at;

async function driverOf(tx: Transaction, { sellerId }: ExchangeDocument, driverId: string | undefined) {
  const seller = await tx.get(sellers, sellerId);
  const driver = seller?.drivers.find((candidate) => candidate.driverId === driverId);
  if (!driver) return refuse('no_such_driver', {});
  const { name, phone } = driver;
  return { driverId: driver.driverId, name, phone };
}

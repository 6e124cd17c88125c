import type { World } from '../platform/ports';
import { brokenDebts } from './account/debt-books';
import { brokenTrade } from './account/trade-books';
import { brokenCash } from './delivery/cash-books';
import { brokenExchanges } from './exchange/exchange-books';
import { brokenOrders } from './order/order-books';
import { brokenPaidOrders } from './payment/paid-orders';
import { brokenGoods } from './promotion/goods-books';
import { brokenPromotions } from './promotion/promotion-books';
import { brokenCounts } from './rebate/counted-books';
import { brokenRebates } from './rebate/rebate-books';

/** All that must be true of the trade at every moment; each line is one breach. Reads everything, so it is a command and a test. */
export async function brokenTradeBooks(world: Pick<World, 'db'>): Promise<string[]> {
  return [
    ...(await brokenOrders(world)),
    ...(await brokenTrade(world)),
    ...(await brokenDebts(world)),
    ...(await brokenCash(world)),
    ...(await brokenPaidOrders(world)),
    ...(await brokenGoods(world)),
    ...(await brokenPromotions(world)),
    ...(await brokenRebates(world)),
    ...(await brokenCounts(world)),
    ...(await brokenExchanges(world)),
  ];
}

import { storeApi } from '#contracts/store';
import { browse } from '../goods/browse';
import { scanCase } from '../goods/case-scan';
import { count } from '../goods/count';
import { bindStore } from '../people/binding';
import { seatOf } from '../people/identity';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';
import { home } from '../trade/home';
import { offers } from '../trade/offers';
import { answerChange, cancelOrder } from '../trade/owner-steps';
import { placeOrder } from '../trade/place-order';
import { quote } from '../trade/quote';
import { rebate } from '../trade/rebate';
import { confirmReceipt } from '../trade/receipt';
import { storeOrder, storeOrders } from '../trade/store-orders';

export const main = serve({
  api: storeApi,
  handlers: {
    browse,
    bindStore,
    home,
    offers,
    quote,
    placeOrder,
    orders: storeOrders,
    order: storeOrder,
    answerChange,
    cancelOrder,
    confirmReceipt,
    rebate,
    count,
    scanCase,
  },
  world: () => cloudWorld(),
  seatOf,
  callerOf,
});

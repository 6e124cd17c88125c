import { storeApi } from '#contracts/store';
import { browse } from '../goods/browse';
import { scanCase } from '../goods/case-scan';
import { count } from '../goods/count';
import { bindStore } from '../people/binding';
import { seatOf } from '../people/identity';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';
import { inbox, readInbox } from '../reach/inbox';
import { allowMessages } from '../reach/message-credit';
import { messageTemplatesOf } from '../reach/message-templates';
import { ownAccount } from '../trade/account/account';
import { agreeOpening, disputeOpening } from '../trade/account/dispute-opening';
import { agreeRepayment, disputeRepayment, repayment } from '../trade/account/dispute-repayment';
import { disputeReceipt } from '../trade/delivery/dispute-receipt';
import { agreeHandover } from '../trade/delivery/handover';
import { confirmReceipt } from '../trade/delivery/receipt';
import { askExchange } from '../trade/exchange/ask-exchange';
import { cancelExchange } from '../trade/exchange/exchange-steps';
import { reportDamage } from '../trade/exchange/report-damage';
import { exchangeable, photoFolder, storeExchanges } from '../trade/exchange/store-exchanges';
import { home } from '../trade/home';
import { answerChange } from '../trade/order/answer-change';
import { cancelOrder } from '../trade/order/owner-steps';
import { placeOrder } from '../trade/order/place-order';
import { storeOrder, storeOrders } from '../trade/order/store-orders';
import { offers } from '../trade/price/offers';
import { quote } from '../trade/price/quote';
import { rebate } from '../trade/rebate/rebate';

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
    agreeHandover,
    disputeReceipt,
    rebate,
    account: ownAccount,
    agreeOpening,
    disputeOpening,
    repayment,
    agreeRepayment,
    disputeRepayment,
    count,
    scanCase,
    exchangeable,
    askExchange,
    reportDamage,
    cancelExchange,
    exchanges: storeExchanges,
    photoFolder,
    inbox,
    readInbox,
    allowMessages,
  },
  world: () => ({ ...cloudWorld(), templates: messageTemplatesOf(process.env.MESSAGES) }),
  seatOf,
  callerOf,
});

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
import { askBatchQuote } from '../trade/batch-quote/ask-batch-quote';
import { batchQuotesOf } from '../trade/batch-quote/batch-quote';
import { orderBatchQuote } from '../trade/batch-quote/order-batch-quote';
import { disputeReceipt } from '../trade/delivery/dispute-receipt';
import { agreeHandover } from '../trade/delivery/handover';
import { confirmReceipt } from '../trade/delivery/receipt';
import { askExchange } from '../trade/exchange/ask-exchange';
import { cancelExchange } from '../trade/exchange/exchange-steps';
import { reportDamage } from '../trade/exchange/report-damage';
import { exchangeable, photoFolder, storeExchanges } from '../trade/exchange/store-exchanges';
import { home } from '../trade/home';
import { askInvoice, invoice } from '../trade/invoice/ask-invoice';
import { answerChange } from '../trade/order/answer-change';
import { confirmOrder } from '../trade/order/confirm-order';
import { cancelOrder } from '../trade/order/owner-steps';
import { parseMessage } from '../trade/order/parse-message';
import { placeOrder } from '../trade/order/place-order';
import { storeOrder, storeOrders } from '../trade/order/store-orders';
import { offers } from '../trade/price/offers';
import { quote } from '../trade/price/quote';
import { calendar } from '../trade/promotion/calendar';
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
    confirmOrder,
    parseMessage,
    askBatchQuote,
    batchQuotes: batchQuotesOf,
    orderBatchQuote,
    confirmReceipt,
    agreeHandover,
    invoice,
    askInvoice,
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
    calendar,
    inbox,
    readInbox,
    allowMessages,
  },
  world: () => ({ ...cloudWorld(), templates: messageTemplatesOf(process.env.MESSAGES) }),
  seatOf,
  callerOf,
});

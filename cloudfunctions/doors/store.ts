import { storeApi } from '#contracts/store';
import { browse } from '../goods/browse';
import { scanCase } from '../goods/case-scan';
import { noteTransfer } from '../goods/note-transfer';
import { applyForStore, ownApplication } from '../people/apply-for-store';
import { bindStore } from '../people/binding';
import { seatOf } from '../people/identity';
import { answerTransfer, invite, people, removePerson, startTransfer } from '../people/own-people';
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
import { replyToAnswer } from '../trade/complaint/answer-complaint';
import { complain } from '../trade/complaint/complain';
import { storeComplaints } from '../trade/complaint/complaint-lists';
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
import { receiptDue } from '../trade/promotion/receipt-due';
import { displayPlan } from '../trade/rebate/display-plan';
import { disputeRebate } from '../trade/rebate/dispute-rebate';
import { confirmPrize } from '../trade/rebate/prize';
import { rebate } from '../trade/rebate/rebate-page';
import { rebateIfReceived } from '../trade/rebate/what-if';
import { countShelf } from '../trade/restock/count-shelf';
import { shelfBoard } from '../trade/restock/shelf-board';
import { markMustHave, prepareWeekly, setDial } from '../trade/restock/wishes';
import { answerSurvey, survey } from '../trade/survey/ask-survey';

export const main = serve({
  api: storeApi,
  handlers: {
    browse,
    bindStore,
    applyForStore,
    ownApplication,
    people,
    invite,
    removePerson,
    startTransfer,
    answerTransfer,
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
    receiptDue,
    agreeHandover,
    invoice,
    askInvoice,
    disputeReceipt,
    rebate,
    rebateIfReceived,
    displayPlan,
    disputeRebate,
    confirmPrize,
    account: ownAccount,
    agreeOpening,
    disputeOpening,
    repayment,
    agreeRepayment,
    disputeRepayment,
    count: countShelf,
    shelfBoard,
    setDial,
    markMustHave,
    prepareWeekly,
    scanCase,
    exchangeable,
    askExchange,
    reportDamage,
    cancelExchange,
    exchanges: storeExchanges,
    photoFolder,
    complain,
    complaints: storeComplaints,
    replyToAnswer,
    survey,
    answerSurvey,
    calendar,
    inbox,
    readInbox,
    allowMessages,
  },
  world: () => ({ ...cloudWorld(), noteTransfer, templates: messageTemplatesOf(process.env.MESSAGES) }),
  seatOf,
  callerOf,
});

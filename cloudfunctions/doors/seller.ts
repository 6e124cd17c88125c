import { sellerApi } from '#contracts/seller';
import { notesOfEmployment } from '../field/note-page';
import { noteTransfer } from '../goods/note-transfer';
import { recount, recountFromSheet } from '../goods/recount';
import { stock } from '../goods/seller-stock';
import { shortRefunds } from '../money/payment/short-refund';
import {
  ownReimbursement,
  ownReimbursements,
  signReimbursement,
} from '../money/reimbursement/sign-reimbursement';
import { employeeStatement } from '../money/tax/employee-statement';
import { consentToEarnings, employees, endConsent } from '../people/employment';
import { seatOf } from '../people/identity';
import { settleTransfer, transfers } from '../people/settle-transfer';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';
import { storeAccount } from '../trade/account/account';
import { answerOpeningDispute } from '../trade/account/dispute-opening';
import { answerRepaymentDispute, repayment } from '../trade/account/dispute-repayment';
import { waitingDisputes } from '../trade/account/open-dispute';
import { recordRepayment } from '../trade/account/record-repayment';
import { cash, owed } from '../trade/account/seller-books';
import { answerBatchQuote, declineBatchQuote } from '../trade/batch-quote/answer-batch-quote';
import { askedBatchQuotes } from '../trade/batch-quote/batch-quote';
import { answerAsSeller } from '../trade/complaint/answer-complaint';
import { complaintPhotos, sellerComplaints } from '../trade/complaint/complaint-lists';
import { crates, moveCrates } from '../trade/crate/move-crates';
import { countHandIn, handInsBefore } from '../trade/delivery/count-hand-in';
import { answerReceiptDispute } from '../trade/delivery/dispute-receipt';
import { handIn } from '../trade/delivery/hand-over-cash';
import { bringHandover } from '../trade/delivery/handover';
import { recordDelivery } from '../trade/delivery/record-delivery';
import { stops } from '../trade/delivery/stops';
import { acceptExchange, declineExchange, takeBack } from '../trade/exchange/exchange-steps';
import { exchangeTerms, setExchangeTerms } from '../trade/exchange/exchange-terms';
import { closedExchanges, exchangePhotos, openExchanges, toFetch } from '../trade/exchange/seller-exchanges';
import { issueInvoice, waitingInvoices } from '../trade/invoice/issue-invoice';
import { deliveryNotes } from '../trade/note/delivery-notes';
import { orderSheet } from '../trade/note/order-sheet';
import { acceptAll, shipAll } from '../trade/order/all-at-once';
import { alternatives } from '../trade/order/alternatives';
import { changeOrder } from '../trade/order/change-order';
import { underWay, waiting } from '../trade/order/seller-orders';
import { accept, ship } from '../trade/order/seller-steps';
import { deliveryTerms, setDeliveryTerms } from '../trade/promise/delivery-terms';
import { tellLate } from '../trade/promise/late';
import { andTellWhoWaits } from '../trade/promise/later-arrival';
import { punctuality } from '../trade/promise/punctuality';
import { bringPrize, prizesToBring } from '../trade/rebate/prize';
import { lowStores } from '../trade/restock/low-stores';

export const main = serve({
  api: sellerApi,
  handlers: {
    waiting,
    underWay,
    transfers,
    settleTransfer,
    askedBatchQuotes,
    answerBatchQuote,
    declineBatchQuote,
    shortRefunds,
    deliveryTerms,
    setDeliveryTerms,
    tellLate,
    punctuality,
    deliveryNotes,
    orderSheet,
    stock,
    recount: andTellWhoWaits(recount),
    recountFromSheet: andTellWhoWaits(recountFromSheet),
    accept,
    acceptAll,
    alternatives,
    changeOrder,
    ship,
    shipAll,
    stops,
    handIn,
    countHandIn,
    handIns: handInsBefore,
    bringHandover,
    recordDelivery,
    answerReceiptDispute,
    invoices: waitingInvoices,
    issueInvoice,
    recordRepayment,
    crates,
    moveCrates,
    disputes: waitingDisputes,
    repayment,
    answerRepaymentDispute,
    storeAccount,
    answerOpeningDispute,
    cash,
    owed,
    employees,
    consentToEarnings,
    endConsent,
    employeeStatement,
    reimbursements: ownReimbursements,
    reimbursement: ownReimbursement,
    signReimbursement,
    lowStores,
    openExchanges,
    closedExchanges,
    acceptExchange,
    declineExchange,
    toFetch,
    takeBack,
    exchangePhotos,
    exchangeTerms,
    setExchangeTerms,
    complaints: sellerComplaints,
    answerComplaint: answerAsSeller,
    complaintPhotos,
    prizes: prizesToBring,
    bringPrize,
  },
  world: () => {
    const world = cloudWorld();
    return { ...world, noteTransfer, notesOf: notesOfEmployment(world) };
  },
  seatOf,
  callerOf,
});

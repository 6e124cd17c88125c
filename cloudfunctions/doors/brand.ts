import { brandApi } from '#contracts/brand';
import { noteSwitch } from '../field/freeze-task';
import { doubtful, judge } from '../field/judge';
import { noteMove } from '../field/note-page';
import { returnBudget } from '../field/return-budget';
import { codes } from '../goods/code';
import { approve, decline, waitingApprovals } from '../money/control/approval';
import { auditsBefore } from '../money/control/audit';
import {
  confirmReversal,
  proposeReversal,
  takeBackReversal,
  waitingReversals,
} from '../money/control/reversal';
import { freeze, frozenNow, unfreeze } from '../money/control/switches';
import { entry, statement } from '../money/ledger/statement';
import {
  parkedPayments,
  proposePaymentClosing,
  takeBackPaymentClosing,
} from '../money/payment/close-payment';
import { parkedRefunds, proposeRefundClosing, takeBackRefundClosing } from '../money/payment/close-refund';
import { parkedPayouts, proposePayoutClosing, takeBackPayoutClosing } from '../money/payout/close-payout';
import { billRows } from '../money/reconciliation/bill-rows';
import {
  openBreaks,
  reconciledDays,
  reconciliation,
  reconciliationFile,
} from '../money/reconciliation/reconciliation-report';
import { confirmSuspense, proposeSuspense, takeBackSuspense } from '../money/reconciliation/suspense';
import {
  decideReimbursement,
  openReimbursements,
  reimbursement,
} from '../money/reimbursement/sign-reimbursement';
import { approveStore, declineStore, doorPhoto, waitingApplications } from '../people/decide-application';
import { seatOf } from '../people/identity';
import { printStoreCode } from '../people/print-store-code';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';
import { openPages } from '../trade/account/open-pages';
import {
  confirmOpeningRebate,
  proposeOpeningRebate,
  takeBackOpeningRebate,
  waitingRightings,
} from '../trade/account/right-opening-rebate';
import { answerAsBrand } from '../trade/complaint/answer-complaint';
import { brandComplaints, complaintPhotos } from '../trade/complaint/complaint-lists';
import { setAnswerHours } from '../trade/complaint/golden-time';
import { setExchangeDefault } from '../trade/exchange/exchange-terms';
import { giveVouchers, voucherGiftList } from '../trade/promotion/give-vouchers';
import { promotionSpending } from '../trade/promotion/promotion-spending';
import { withdrawVouchers } from '../trade/promotion/withdraw-vouchers';
import { answerRebateDispute, rebateDisputes } from '../trade/rebate/answer-dispute';
import { openPrizes } from '../trade/rebate/prize';
import { replayRebate } from '../trade/rebate/replay-rebate';
import { quietStores } from '../trade/restock/quiet-stores';
import { setSurvey, surveyResults } from '../trade/survey/brand-survey';
import { importWorkbook } from '../workbook/import-workbook';

export const main = serve({
  api: brandApi,
  handlers: {
    freeze,
    unfreeze,
    switches: frozenNow,
    waitingApprovals,
    approve,
    decline,
    parkedPayouts,
    proposePayoutClosing,
    takeBackPayoutClosing,
    parkedRefunds,
    proposeRefundClosing,
    takeBackRefundClosing,
    parkedPayments,
    proposePaymentClosing,
    takeBackPaymentClosing,
    audits: auditsBefore,
    statement,
    entry,
    importWorkbook,
    doubtful,
    quietStores,
    judge,
    storeCode: printStoreCode,
    codes,
    reconciliations: reconciledDays,
    reconciliation,
    reconciliationFile,
    billRows,
    breaks: openBreaks,
    proposeSuspense,
    takeBackSuspense,
    confirmSuspense,
    promotionSpending,
    giveVouchers,
    withdrawVouchers,
    voucherGifts: voucherGiftList,
    replayRebate,
    prizes: openPrizes,
    rebateDisputes,
    answerRebateDispute,
    reimbursements: openReimbursements,
    reimbursement,
    decideReimbursement,
    openingRightings: waitingRightings,
    proposeOpeningRebate,
    takeBackOpeningRebate,
    confirmOpeningRebate,
    reversals: waitingReversals,
    proposeReversal,
    takeBackReversal,
    confirmReversal,
    setExchangeDefault,
    complaints: brandComplaints,
    answerComplaint: answerAsBrand,
    complaintPhotos,
    setAnswerHours,
    setSurvey,
    surveyResults,
    storeApplications: waitingApplications,
    doorPhoto,
    approveStore,
    declineStore,
  },
  world: () => ({ ...cloudWorld(), noteMove, noteSwitch, returnBudget, openPages }),
  seatOf,
  callerOf,
});

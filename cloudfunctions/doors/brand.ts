import { brandApi } from '#contracts/brand';
import { noteSwitch } from '../field/freeze-task';
import { doubtful, judge } from '../field/judge';
import { noteMove } from '../field/rep-page';
import { codes } from '../goods/code';
import { approve, decline, waitingApprovals } from '../money/approval';
import { auditsBefore } from '../money/audit';
import { billRows } from '../money/bill-rows';
import { parkedPayments, proposePaymentClosing } from '../money/close-payment';
import { parkedPayouts, proposeClosing } from '../money/close-payout';
import { parkedRefunds, proposeRefundClosing, withdrawRefundClosing } from '../money/close-refund';
import {
  openBreaks,
  reconciledDays,
  reconciliation,
  reconciliationFile,
} from '../money/reconciliation-report';
import { decideReimbursement, openReimbursements, reimbursement } from '../money/sign-reimbursement';
import { entry, statement } from '../money/statement';
import { confirmSuspense, proposeSuspense } from '../money/suspense';
import { freeze, frozenNow, unfreeze } from '../money/switches';
import { seatOf } from '../people/identity';
import { printStoreCode } from '../people/print-store-code';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';
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
    proposeClosing,
    parkedRefunds,
    proposeRefundClosing,
    withdrawRefundClosing,
    parkedPayments,
    proposePaymentClosing,
    audits: auditsBefore,
    statement,
    entry,
    importWorkbook,
    doubtful,
    judge,
    storeCode: printStoreCode,
    codes,
    reconciliations: reconciledDays,
    reconciliation,
    reconciliationFile,
    billRows,
    breaks: openBreaks,
    proposeSuspense,
    confirmSuspense,
    reimbursements: openReimbursements,
    reimbursement,
    decideReimbursement,
  },
  world: () => ({ ...cloudWorld(), noteMove, noteSwitch }),
  seatOf,
  callerOf,
});

import { storeAccountCalls } from './account';
import { storeBatchQuoteCalls } from './batch-quote';
import { storeCalendarCalls } from './calendar';
import { storeComplaintCalls } from './complaint';
import { storeDisplayPlanCalls } from './display-plan';
import { storeExchangeCalls } from './exchange';
import { storeGoodsCalls } from './goods';
import { storeHandoverCalls } from './handover';
import { storeHomeCalls } from './home';
import { storeInvoiceCalls } from './invoice';
import { storeMessageCalls } from './message';
import { storePastedOrderCalls } from './pasted-order';
import { storePeopleCalls } from './people';
import { storePrizeCalls } from './prize';
import { storeRebateCalls } from './rebate';
import { storeReceiptDueCalls } from './receipt-due';
import { storeRepaymentCalls } from './repayment';
import { storeScanCalls } from './scan';
import { storeShelfCalls } from './shelf';
import { storeApplicationCalls } from './store-application';
import { storeOrderCalls } from './store-order';
import { storeSurveyCalls } from './survey';

export const storeApi = {
  ...storeBatchQuoteCalls,
  ...storePastedOrderCalls,
  ...storePeopleCalls,
  ...storeCalendarCalls,
  ...storeMessageCalls,
  ...storeApplicationCalls,
  ...storeHomeCalls,
  ...storeGoodsCalls,
  ...storeOrderCalls,
  ...storeRebateCalls,
  ...storePrizeCalls,
  ...storeDisplayPlanCalls,
  ...storeHandoverCalls,
  ...storeInvoiceCalls,
  ...storeReceiptDueCalls,
  ...storeRepaymentCalls,
  ...storeAccountCalls,
  ...storeShelfCalls,
  ...storeScanCalls,
  ...storeExchangeCalls,
  ...storeComplaintCalls,
  ...storeSurveyCalls,
} as const;
export type StoreApi = typeof storeApi;

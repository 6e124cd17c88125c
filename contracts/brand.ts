import * as z from 'zod';
import { closingCalls } from './closing';
import { brandComplaintCalls } from './complaint';
import { controlCalls } from './control';
import { brandExchangeCalls } from './exchange-terms';
import { brandOpeningCalls } from './opening-righting';
import { parkedMoneyCalls } from './parked-money';
import { brandPrizeCalls } from './prize';
import { brandPromotionCalls } from './promotion-spending';
import { brandRebateCalls } from './rebate';
import { brandReplayCalls } from './rebate-replay';
import { reconciliationCalls } from './reconciliation';
import { brandReimbursementCalls } from './reimbursement';
import { brandReversalCalls } from './reversal';
import { brandShelfCalls } from './shelf';
import { brandStoreApplicationCalls } from './store-application';
import { brandSurveyCalls } from './survey';
import { Claim } from './task';
import { Evidence } from './visit';
import { BatchId, ClaimId, FileId, Instant, StoreId, VisitId } from './vocabulary';
import { brandVoucherCalls } from './voucher-gift';
import { WorkbookReport } from './workbook';

export const brandApi = {
  ...controlCalls,
  ...closingCalls,
  ...parkedMoneyCalls,
  /** Says what the workbook would change; `apply` makes it so, whole or not at all. */
  importWorkbook: {
    by: ['operator'],
    input: z.object({ file: FileId, apply: z.boolean() }),
    output: WorkbookReport,
    problems: ['workbook_refused'],
  },
  /** Claims no rule could decide, the oldest first. */
  doubtful: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({
      claims: z.array(
        z.object({
          claim: Claim,
          visitId: VisitId,
          repName: z.string(),
          evidence: Evidence,
          photoUrl: z.string(),
          shownAt: Instant,
        }),
      ),
      more: z.boolean(),
    }),
    problems: [],
  },
  judge: {
    by: ['operator'],
    input: z.object({ claimId: ClaimId, visitId: VisitId, passed: z.boolean(), remark: z.string().max(120) }),
    output: Claim,
    problems: ['already_judged', 'task_frozen', 'consent_missing'],
  },
  /** The text of a store's own code, to print for its door. */
  storeCode: {
    by: ['operator'],
    input: z.object({ storeId: StoreId }),
    output: z.object({ code: z.string(), name: z.string() }),
    problems: [],
  },
  /** A case's code and those of its caps, to print. */
  codes: {
    by: ['operator'],
    input: z.object({ batchId: BatchId, caseNumber: z.number().int().min(0).max(9_999_999) }),
    output: z.object({ caseCode: z.string(), caps: z.array(z.string()) }),
    problems: [],
  },
  ...reconciliationCalls,
  ...brandPromotionCalls,
  ...brandVoucherCalls,
  ...brandRebateCalls,
  ...brandPrizeCalls,
  ...brandReplayCalls,
  ...brandReimbursementCalls,
  ...brandReversalCalls,
  ...brandOpeningCalls,
  ...brandExchangeCalls,
  ...brandComplaintCalls,
  ...brandSurveyCalls,
  ...brandShelfCalls,
  ...brandStoreApplicationCalls,
} as const;
export type BrandApi = typeof brandApi;

import * as z from 'zod';
import { Fen, Instant, Month, OrderId, PersonId, SellerId, StoreId } from './vocabulary';

/** `collecting` still takes lines; from then on a statement's lines never change and both sides sign it. */
export const ReimbursementState = z.enum([
  'collecting',
  'drafted',
  'disputed',
  'agreed',
  'approved',
  'settled',
]);
export type ReimbursementState = z.infer<typeof ReimbursementState>;

export const SellerAct = z.enum(['agree', 'dispute']);
export type SellerAct = z.infer<typeof SellerAct>;
export const BrandAct = z.enum(['answer', 'approve', 'settle']);
export type BrandAct = z.infer<typeof BrandAct>;
export const ReimbursementAct = z.enum([...SellerAct.options, ...BrandAct.options]);
export type ReimbursementAct = z.infer<typeof ReimbursementAct>;

/** What the seller gave a store for the brand: a rebate, a promotion; or what of it was taken back. */
export const ReimbursementLine = z.object({
  /** The ledger's entry. */
  entryId: z.string(),
  at: Instant,
  storeId: StoreId,
  storeName: z.string(),
  /** Of the rebate, which may be earlier than the statement. */
  month: Month,
  policyName: z.string(),
  policyVersion: z.number().int(),
  /** The receipts it was earned by; used at the door, the one it was used with. */
  orderIds: z.array(OrderId),
  amount: Fen,
  /** Taken back, because what it was given for came back. */
  way: z.literal('out').optional(),
});
export type ReimbursementLine = z.infer<typeof ReimbursementLine>;

/** What the brand owes one seller of one month. */
export const Reimbursement = z.object({
  sellerId: SellerId,
  sellerName: z.string(),
  month: Month,
  state: ReimbursementState,
  lines: z.number().int(),
  amount: Fen,
  /** More was taken back than given: the seller owes it to the brand. */
  way: z.literal('out').optional(),
  /** Who signed what and when, in order; a settlement's remark is the bank's reference. */
  signed: z.array(z.object({ act: ReimbursementAct, by: PersonId, at: Instant, remark: z.string() })),
});
export type Reimbursement = z.infer<typeof Reimbursement>;

const page = z.object({
  statement: Reimbursement,
  lines: z.array(ReimbursementLine),
  more: z.boolean(),
});
const after = z.string().max(200).optional();
const remark = z.string().max(200);

export const sellerReimbursementCalls = {
  /** What the brand owes, month by month, the latest first. */
  reimbursements: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({ owed: Fen, statements: z.array(Reimbursement) }),
    problems: [],
  },
  reimbursement: {
    by: ['seller'],
    input: z.object({ month: Month, after }),
    output: page,
    problems: [],
  },
  signReimbursement: {
    by: ['seller'],
    input: z.object({ month: Month, act: SellerAct, remark }),
    output: Reimbursement,
    problems: ['reimbursement_moved_on'],
  },
} as const;

export const brandReimbursementCalls = {
  /** Whatever is not settled, the oldest first. */
  reimbursements: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ statements: z.array(Reimbursement), more: z.boolean() }),
    problems: [],
  },
  reimbursement: {
    by: ['operator'],
    input: z.object({ sellerId: SellerId, month: Month, after }),
    output: page,
    problems: [],
  },
  /** Answers a dispute, approves what the seller agreed to, or, another person, says by which bank transfer it was paid. */
  decideReimbursement: {
    by: ['operator'],
    input: z.object({ sellerId: SellerId, month: Month, act: BrandAct, remark: remark.min(1) }),
    output: Reimbursement,
    problems: ['reimbursement_moved_on', 'another_person_needed'],
  },
} as const;

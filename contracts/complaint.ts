import * as z from 'zod';
import { ComplaintId, FileId, Instant, SellerId, StoreId } from './vocabulary';

/** What it is about; the kind decides who answers. */
export const ComplaintKind = z.enum(['goods', 'delivery', 'price', 'service', 'idea']);
export type ComplaintKind = z.infer<typeof ComplaintKind>;

export const ComplaintState = z.enum(['asked', 'answered', 'closed']);
export type ComplaintState = z.infer<typeof ComplaintState>;

export const ComplaintAct = z.enum(['ask', 'answer', 'escalate', 'insist', 'close']);
export type ComplaintAct = z.infer<typeof ComplaintAct>;

export const Answerer = z.enum(['seller', 'brand']);
export type Answerer = z.infer<typeof Answerer>;

export const Complaint = z.object({
  complaintId: ComplaintId,
  storeId: StoreId,
  storeName: z.string(),
  sellerId: SellerId.optional(),
  sellerName: z.string().optional(),
  kind: ComplaintKind,
  state: ComplaintState,
  askedAt: Instant,
  /** Whose word is awaited, and until when it should come. */
  answerer: Answerer,
  answerBy: Instant,
  photos: z.array(FileId),
  /** Every step, for the owner to see. */
  steps: z.array(
    z.object({
      act: ComplaintAct,
      at: Instant,
      by: z.enum(['owner', 'seller', 'brand', 'clock']),
      words: z.string().optional(),
    }),
  ),
});
export type Complaint = z.infer<typeof Complaint>;

const words = z.string().min(2).max(300);
const before = Instant.optional();
const page = z.object({ complaints: z.array(Complaint), more: z.boolean() });
const answer = z.object({ complaintId: ComplaintId, words });
const links = z.object({ links: z.array(z.string()) });

export const storeComplaintCalls = {
  complain: {
    by: ['owner'],
    input: z.object({
      complaintId: ComplaintId,
      storeId: StoreId,
      /** Whom it is about; none where it is about the brand or an idea for it. */
      sellerId: SellerId.optional(),
      kind: ComplaintKind,
      words,
      photos: z.array(FileId).max(3),
    }),
    output: Complaint,
    problems: ['complaint_differs', 'photo_missing'],
  },
  complaints: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, before }),
    output: page.extend({ sellers: z.array(z.object({ sellerId: SellerId, name: z.string() })) }),
    problems: [],
  },
  /** After an answer: it is settled, or it is not and goes to the brand. */
  replyToAnswer: {
    by: ['owner'],
    input: z.object({
      storeId: StoreId,
      complaintId: ComplaintId,
      isSettled: z.boolean(),
      words: words.optional(),
    }),
    output: Complaint,
    problems: ['complaint_moved_on'],
  },
} as const;

export const sellerComplaintCalls = {
  /** Those that wait for the seller's word, the most urgent first. */
  complaints: { by: ['seller'], input: z.object({}), output: page, problems: [] },
  answerComplaint: { by: ['seller'], input: answer, output: Complaint, problems: ['complaint_moved_on'] },
  complaintPhotos: {
    by: ['seller'],
    input: z.object({ complaintId: ComplaintId }),
    output: links,
    problems: [],
  },
} as const;

export const brandComplaintCalls = {
  /** Those that wait for the brand's word, and how long an answer may take. */
  complaints: {
    by: ['operator'],
    input: z.object({}),
    output: page.extend({ answerHours: z.number().int() }),
    problems: [],
  },
  answerComplaint: { by: ['operator'], input: answer, output: Complaint, problems: ['complaint_moved_on'] },
  complaintPhotos: {
    by: ['operator'],
    input: z.object({ complaintId: ComplaintId }),
    output: links,
    problems: [],
  },
  /** The golden time: unanswered by then, a seller's complaint goes to the brand. */
  setAnswerHours: {
    by: ['operator'],
    input: z.object({ answerHours: z.number().int().min(1).max(240) }),
    output: z.object({ answerHours: z.number().int() }),
    problems: [],
  },
} as const;

import * as z from 'zod';
import { Confirmed, Proposal, Read, TakingBack, Why } from './proposal';
import { Day, Fen, Instant } from './vocabulary';

/** A merchant number as WeChat Pay gives it out. */
export const MerchantNumber = z.string().regex(/^\d{8,10}$/);

/** What a bill tells of: the account payouts leave from, the one takings come into, and the payments one by one. */
export const BillAccount = z.enum(['OPERATION', 'BASIC', 'TRADE']);
export type BillAccount = z.infer<typeof BillAccount>;

export const Way = z.enum(['in', 'out']);
export type Way = z.infer<typeof Way>;

/** `fee` and `funding` are not of our books and stand aside; a `return` brings back what had gone out. */
export const BillRow = z.object({
  line: z.number().int(),
  /** In China, as the bill writes it. */
  at: z.string(),
  /** Every number it may be called by. */
  names: z.array(z.string()).readonly(),
  way: Way,
  amount: Fen,
  type: z.string(),
  kind: z.enum(['movement', 'return', 'fee', 'funding']),
  /** What this one takes back, where the bill says it. */
  of: z.array(z.string()).readonly().optional(),
});
export type BillRow = z.infer<typeof BillRow>;

/** A posting of ours that says money moved at WeChat. */
export const Booked = z.object({
  entryId: z.string(),
  names: z.array(z.string()).readonly(),
  way: Way,
  amount: Fen,
});
export type Booked = z.infer<typeof Booked>;

export const BreakKind = z.enum(['WX_ONLY', 'OURS_ONLY', 'AMOUNT', 'DUPLICATE', 'RETURN_WITHOUT_PAYOUT']);
export type BreakKind = z.infer<typeof BreakKind>;

/** `timing` waits one day for the other side; `parked` stands in suspense until somebody explains it. */
export const BreakState = z.enum(['timing', 'open', 'parked', 'closed']);

/** Into suspense; out of it because the right booking has come since; or borne as a gain or loss of the brand. */
export const SuspenseStep = z.enum(['park', 'reverse', 'bear']);
export type SuspenseStep = z.infer<typeof SuspenseStep>;

const SuspenseProposal = Proposal.extend({ step: SuspenseStep });

/** One thing that WeChat and the books do not both say. */
export const Break = z.object({
  breakId: z.string(),
  day: Day,
  mchid: z.string(),
  account: BillAccount,
  kind: BreakKind,
  state: BreakState,
  /** What WeChat moved beyond the books: what a posting to suspense would say. */
  beyond: z.object({ way: Way, amount: Fen }),
  row: BillRow.optional(),
  booked: Booked.optional(),
  /** The third voice: what WeChat answered when asked about the number. */
  wechatSays: z.object({ state: z.string(), amount: z.number().int().optional(), at: Instant }).optional(),
  /** The other side came later: a booking, or a line of another day's bill. */
  explainedBy: z.string().optional(),
  proposal: SuspenseProposal.optional(),
  /** What two people decided, in order. */
  decided: z.array(SuspenseProposal.extend(Confirmed.shape)),
});
export type Break = z.infer<typeof Break>;

export const ShownBreak = Break.extend({ says: z.string() });

const Sum = z.object({ count: z.number().int(), in: Fen, out: Fen });

/** A day of one account, as a bookkeeper reads it. */
export const Reconciliation = z.object({
  day: Day,
  mchid: z.string(),
  account: BillAccount,
  /**
   * `absent`: no bill yet, or one that cannot be read; `quiet`: WeChat says again and again that there is none, and the
   * books know of nothing either; `lost`: WeChat gives it no more.
   */
  state: z.enum(['absent', 'decided', 'done', 'quiet', 'lost']),
  why: z.string().optional(),
  opening: Fen.optional(),
  closing: Fen.optional(),
  moved: Sum.optional(),
  matched: Sum.optional(),
  fees: Sum.optional(),
  funding: Sum.optional(),
  breaks: z.number().int(),
  /** Lines that could not be read, or do not agree with one another. */
  complaints: z.array(z.object({ line: z.number().int(), says: z.string() })),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

export const ReconciliationWithBreaks = Reconciliation.extend({ list: z.array(ShownBreak) });
export type ReconciliationWithBreaks = z.infer<typeof ReconciliationWithBreaks>;

const billDay = z.object({ day: Day, mchid: MerchantNumber, account: BillAccount });
const ofBreak = z.object({ breakId: z.string().min(1).max(80) });

/** The brand's calls. */
export const reconciliationCalls = {
  /** The days held against WeChat's bills, the latest first. */
  reconciliations: {
    by: ['operator'],
    input: z.object({ before: Day.optional() }),
    output: z.object({ days: z.array(Reconciliation), more: z.boolean() }),
    problems: [],
  },
  /** One day of one account, with each break and both sides' figures. */
  reconciliation: { by: ['operator'], input: billDay, output: ReconciliationWithBreaks, problems: [] },
  /** The same as a workbook; the link works for a few minutes. */
  reconciliationFile: {
    by: ['operator'],
    input: billDay,
    output: z.object({ url: z.string() }),
    problems: [],
  },
  /** The kept bills' lines of one payout, and the days whose bill is not there to look at. */
  billRows: {
    by: ['operator'],
    input: z.object({ mchid: MerchantNumber, outBillNo: z.string().min(1).max(32), from: Day }),
    output: z.object({
      rows: z.array(z.object({ day: Day, sha256: z.string(), row: BillRow })),
      missing: z.array(Day),
    }),
    problems: [],
  },
  /** What is not explained yet, the oldest first. */
  breaks: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ breaks: z.array(ShownBreak), more: z.boolean() }),
    problems: [],
  },
  /** What should become of a difference; nothing is posted until another person confirms it. */
  proposeSuspense: {
    by: ['operator'],
    input: ofBreak.extend({ step: SuspenseStep, why: Why }),
    output: Proposal,
    problems: ['break_moved_on'],
  },
  takeBackSuspense: {
    by: ['operator'],
    input: ofBreak.extend(TakingBack.shape),
    output: z.object({}),
    problems: ['proposal_moved_on'],
  },
  confirmSuspense: {
    by: ['operator'],
    input: ofBreak.extend(Read.shape),
    output: Confirmed,
    problems: ['break_moved_on', 'proposal_moved_on', 'another_person_needed', 'already_reversed'],
  },
} as const;

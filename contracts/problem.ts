import * as z from 'zod';
import { Unproven } from './closing';
import { ComplaintState } from './complaint';
import { PayoutState } from './earning';
import { ExchangeState } from './exchange';
import { ExchangeReason } from './exchange-terms';
import { PaymentState, RefundState } from './payment';
import { QuoteReason } from './quote';
import { StoreApplicationState } from './store-application';
import { Fen, Gtin, Instant } from './vocabulary';
import { WorkbookFinding } from './workbook';

/** Every reason for a no, with the facts a screen needs to explain it. Words live on the phone, per audience. */
export const problems = {
  /** The input does not have the shape of the contract; fields are paths into it. */
  bad_input: z.object({ fields: z.array(z.string()) }),
  /** The wrong role, somebody else's record, or no such record: the three are not told apart. */
  not_yours: z.object({}),
  /** Too many people at once; nothing was changed and trying again is safe. */
  busy: z.object({}),

  code_unknown: z.object({}),
  code_expired: z.object({}),
  code_used: z.object({}),
  phone_unknown: z.object({}),
  /** The shop changes hands, and until that is settled its money and its people stand still. */
  transfer_open: z.object({}),
  transfer_over: z.object({}),
  /** More people than a shop has. */
  people_full: z.object({}),
  /** Only the owner by right decides who belongs to the store; whoever was invited may only leave. */
  not_first_owner: z.object({}),
  /** The shop is one of the brand's already: its owner, or a code, leads into it. */
  store_known: z.object({ name: z.string(), hasOwner: z.boolean() }),
  /** One application a person at a time. */
  application_open: z.object({}),
  /** The same id came with another shop. */
  application_differs: z.object({}),
  application_moved_on: z.object({ state: StoreApplicationState }),
  /** This seller does not sell this product line to stores of this level, or the line is named twice. */
  supply_wrong: z.object({ line: z.string() }),
  /** A rep is never owner or clerk of a store assigned to them. */
  own_store: z.object({}),

  /** Price, minimum, credit and stock are checked together; every failing reason is listed with its facts. */
  order_refused: z.object({ reasons: z.array(QuoteReason) }),
  /** The same order id came with other lines or another way to pay. */
  order_differs: z.object({}),
  /** The order is no longer where this step starts. */
  order_moved_on: z.object({ state: z.string() }),
  /** Closed days that would leave stores without a delivery for more than two weeks. */
  closed_too_long: z.object({}),
  /** A new day must still come. */
  day_has_passed: z.object({}),
  /** What was paid ahead or promised on account does not grow by what comes instead. */
  change_costs_more: z.object({ total: Fen, most: Fen }),
  /** The brand has stopped the seller's merchant number: no money is taken there for now. */
  payments_frozen: z.object({}),
  /** The seller has no number of its own at WeChat Pay. */
  wechat_not_taken: z.object({}),
  no_such_driver: z.object({}),
  receipt_exceeds_order: z.object({}),
  /** What is not paid in cash goes on account, and the account has no room for it. */
  account_short: z.object({ room: Fen }),
  /** Less of the store's rebate can be used with this delivery than was said. */
  offset_short: z.object({ ready: Fen }),
  /** The driver's last hand-in is still to be counted. */
  hand_in_open: z.object({}),
  hand_in_moved_on: z.object({}),
  /** No more can be paid than is owed. */
  more_than_owed: z.object({ owed: Fen }),
  /** The same repayment came with another amount or way. */
  repayment_differs: z.object({}),
  /** A transfer of this bank number is in the books already. */
  reference_used: z.object({}),
  /** Agreed, disputed or answered already, or too late for it. */
  dispute_moved_on: z.object({}),
  /** Not signed by this order's driver or owner, or not as it was signed. */
  handover_wrong: z.object({}),
  /** The receipt was settled otherwise before this came. */
  handover_differs: z.object({}),
  tax_number_wrong: z.object({}),
  /** The same move of crates came with other numbers. */
  crates_differ: z.object({}),
  /** The product comes in no returnable crate. */
  no_such_crate: z.object({}),
  /** More came back than ever stood there. */
  more_crates_than_there: z.object({ gtin: Gtin, there: z.number().int() }),
  invoice_issued: z.object({ number: z.string() }),

  /** The rule does not allow to give it back; with the numbers behind the no, and how many bottles it would allow. */
  exchange_refused: z.object({ may: z.number().int(), why: ExchangeReason.optional() }),
  /** The same id came with other goods. */
  exchange_differs: z.object({}),
  /** The same picture has proven something else. */
  photo_used: z.object({}),
  exchange_moved_on: z.object({ state: ExchangeState }),
  /** Broken and short had to be told by then. */
  damage_too_late: z.object({ until: Instant }),
  complaint_differs: z.object({}),
  complaint_moved_on: z.object({ state: ComplaintState }),
  survey_over: z.object({}),
  /** The same id was given to other questions, and has answers to those. */
  survey_differs: z.object({}),

  /** A rep ordered it, and without the owner's word nothing goes on the account: all of it is paid in cash. */
  owner_word_missing: z.object({}),
  /** It was handed over, or brought, already. */
  prize_moved_on: z.object({ state: z.string() }),
  /** The same gift was made with other terms. */
  gift_differs: z.object({}),
  /** The budget does not reach for all the stores that were named, or not even for one. */
  budget_short: z.object({ needed: Fen, isNamed: z.boolean() }),
  /** This seller does not sell it to this store. */
  not_sold: z.object({ gtins: z.array(Gtin) }),
  /** The batch quote is no longer where this step starts. */
  batch_quote_moved_on: z.object({ state: z.string() }),
  /** Its last day has passed. */
  batch_quote_over: z.object({}),

  task_over: z.object({}),
  task_full: z.object({}),
  task_taken: z.object({}),
  /** The brand has stopped the campaign for now. */
  task_frozen: z.object({}),
  consent_missing: z.object({ employer: z.string() }),
  photo_missing: z.object({}),
  visit_differs: z.object({}),

  more_than_available: z.object({ available: Fen }),
  below_least: z.object({ least: Fen }),
  above_most: z.object({ most: Fen }),
  /** One open bill per person: the first must end before another starts. */
  payout_open: z.object({}),
  /** The same withdrawal id came with another amount. */
  withdrawal_differs: z.object({}),
  client_too_old: z.object({}),
  /** The brand does not offer to pay without a tap for each bill. */
  not_offered: z.object({}),
  /** The brand has stopped this person's payouts, or the merchant number's; the money stays theirs. */
  payouts_frozen: z.object({}),
  /** Who changes their WeChat or phone number waits a while before money goes there. */
  cooling_down: z.object({ until: Instant }),
  too_often: z.object({ again: Instant }),
  times_a_day: z.object({ times: z.number().int() }),
  cap_of_day: z.object({ cap: Fen, left: Fen }),
  cap_of_month: z.object({ cap: Fen, left: Fen }),
  /** Enough people have taken out money on this phone today. */
  device_full: z.object({ persons: z.number().int() }),
  /** A large amount waits until two people of the brand have agreed. */
  waits_for_approval: z.object({}),
  already_decided: z.object({}),
  /** A sum this large is paid only to a legal name; smaller ones are not stopped. */
  real_name_needed: z.object({ from: Fen }),
  /** Not a citizen's number: a wrong place, birthday or check. The number itself is never said back. */
  id_number_wrong: z.object({}),

  /** It is no longer where this step starts: paid, returned, or asked about at this moment. */
  payout_moved_on: z.object({ state: PayoutState }),
  /** WeChat's word does not prove that nobody was paid. */
  closing_unproven: z.object({ why: Unproven }),
  /** It is no longer where this step starts. */
  refund_moved_on: z.object({ state: RefundState }),
  payment_moved_on: z.object({ state: PaymentState }),
  already_reversed: z.object({}),
  /** Nobody proposes it any more, or with other words than were read. */
  proposal_moved_on: z.object({}),
  /** What two people decide is not decided by the same one twice. */
  another_person_needed: z.object({}),
  /** The difference is no longer where this step starts. */
  break_moved_on: z.object({ state: z.string() }),
  /** The statement is no longer where this step starts. */
  reimbursement_moved_on: z.object({ state: z.string() }),

  /** One question about a statement at a time, and one answer to each. */
  dispute_open: z.object({}),
  dispute_answered: z.object({}),

  workbook_refused: z.object({ findings: z.array(WorkbookFinding) }),
  already_judged: z.object({ at: Instant }),
} as const;

export type Problems = typeof problems;
export type ProblemCode = keyof Problems;
export type Problem<C extends ProblemCode = ProblemCode> = {
  [Code in C]: { code: Code; facts: z.infer<Problems[Code]> };
}[C];

/** Every call may answer these; a call's own list adds to them. */
export const everyCallsProblems = ['bad_input', 'not_yours', 'busy'] as const;
export type EveryCallsProblem = (typeof everyCallsProblems)[number];

import type { Answerer, ComplaintAct, ComplaintKind, ComplaintState } from '#contracts/complaint';
import type { Instant } from '#contracts/vocabulary';

/** Goods, delivery and price are the seller's to answer for; the brand's people, its ideas, and what no seller is named for are the brand's. */
const answerers: Record<ComplaintKind, Answerer> = {
  goods: 'seller',
  delivery: 'seller',
  price: 'seller',
  service: 'brand',
  idea: 'brand',
};

export const answererOf = (kind: ComplaintKind, sellerId: string | undefined): Answerer =>
  sellerId === undefined ? 'brand' : answerers[kind];

/** The whole life of a complaint. What waits too long, or was answered and is not settled, is the brand's from then on. */
const acts: Record<ComplaintAct, { from: readonly ComplaintState[]; to: ComplaintState }> = {
  ask: { from: [], to: 'asked' },
  answer: { from: ['asked'], to: 'answered' },
  escalate: { from: ['asked'], to: 'asked' },
  insist: { from: ['answered'], to: 'asked' },
  close: { from: ['answered'], to: 'closed' },
};

export const mayAct = (state: ComplaintState, act: ComplaintAct) => acts[act].from.includes(state);
export const complaintAfter = (act: ComplaintAct) => acts[act].to;

/** The golden time in which a store should have an answer; the brand may set another. */
export const USUAL_ANSWER_HOURS = 24;

export const answerBy = (at: Instant, hours: number) => (at + hours * 3_600_000) as Instant;

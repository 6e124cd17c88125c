import type { ReimbursementAct, ReimbursementState } from '#contracts/reimbursement';
import type { Fen } from '#contracts/vocabulary';
import { fen } from './fen';

type Step = { from: ReimbursementState; to: ReimbursementState };

/** What each signature needs and what it makes of a statement; nothing but these changes one that was drafted. */
export const steps: Record<ReimbursementAct, Step> = {
  agree: { from: 'drafted', to: 'agreed' },
  dispute: { from: 'drafted', to: 'disputed' },
  answer: { from: 'disputed', to: 'drafted' },
  approve: { from: 'agreed', to: 'approved' },
  settle: { from: 'approved', to: 'settled' },
};

type Sum = { amount: Fen; way?: 'out' | undefined };

/** What it adds to what the brand owes: less than nothing where it takes back. */
export const signed = ({ amount, way }: Sum): number => (way === 'out' ? -amount : amount);
export const unsigned = (owed: number): Sum =>
  owed < 0 ? { amount: fen(-owed), way: 'out' } : { amount: fen(owed) };

export const owedBy = (sellerId: string) => `seller:${sellerId}:reimbursement`;
export const settlingId = (reimbursementId: string) => `reimburse:${reimbursementId}`;
export const isOffset = (entryId: string) => entryId.startsWith('offset:');
/** What the brand paid by its bank, outside of WeChat. */
export const paidByBank = 'bank:paid';

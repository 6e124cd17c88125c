import type { ReimbursementAct, ReimbursementState } from '#contracts/reimbursement';

type Step = { from: ReimbursementState; to: ReimbursementState };

/** What each signature needs and what it makes of a statement; nothing but these changes one that was drafted. */
export const steps: Record<ReimbursementAct, Step> = {
  agree: { from: 'drafted', to: 'agreed' },
  dispute: { from: 'drafted', to: 'disputed' },
  answer: { from: 'disputed', to: 'drafted' },
  approve: { from: 'agreed', to: 'approved' },
  settle: { from: 'approved', to: 'settled' },
};

export const owedBy = (sellerId: string) => `seller:${sellerId}:reimbursement`;
export const settlingId = (reimbursementId: string) => `reimburse:${reimbursementId}`;
export const isOffset = (entryId: string) => entryId.startsWith('offset:');
/** What the brand paid by its bank, outside of WeChat. */
export const paidByBank = 'bank:paid';

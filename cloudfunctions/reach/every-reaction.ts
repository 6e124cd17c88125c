import type { Reactions } from '../facts/fact';
import { paymentReactions } from '../trade/payment/payment-news';
import { displayReactions, returnReactions, tradeReactions } from '../trade/reactions';
import { reachReactions } from './tell';

/** Whoever hears of facts, on all floors: what was interrupted is caught up with, and what was parked tried again. */
export const everyReaction: Reactions = {
  ...tradeReactions,
  ...returnReactions,
  ...displayReactions,
  ...paymentReactions,
  ...reachReactions,
};

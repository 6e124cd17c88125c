import {
  caseFilledByBroken,
  complaintRewritten,
  debtBelieved,
  growthFromNothing,
  openedAgain,
  prizeNearlyWon,
  transferUnnoticed,
} from './in-accounts';
import {
  countedTwice,
  creditKept,
  handedOverTwice,
  heldGoodsBackTwice,
  holdsForgotten,
  lapsedEveryNight,
  orderedTwice,
  rebateOnOrdered,
  rebateUsedTwice,
  receivedTwice,
  remarksForgotten,
  repaidTwice,
  wholeRefunds,
} from './in-trading';

/** Ways to trade that look reasonable and lose goods, credit or money; each takes the place of a part of our cloud. */
export const wrongLives = {
  ordered_twice: orderedTwice,
  received_twice: receivedTwice,
  handed_over_twice: handedOverTwice,
  remarks_forgotten: remarksForgotten,
  counted_twice: countedTwice,
  repaid_twice: repaidTwice,
  held_goods_back_twice: heldGoodsBackTwice,
  holds_forgotten: holdsForgotten,
  credit_kept: creditKept,
  rebate_on_ordered: rebateOnOrdered,
  rebate_used_twice: rebateUsedTwice,
  whole_refunds: wholeRefunds,
  lapsed_every_night: lapsedEveryNight,
  debt_believed: debtBelieved,
  growth_from_nothing: growthFromNothing,
  opened_again: openedAgain,
  transfer_unnoticed: transferUnnoticed,
  complaint_rewritten: complaintRewritten,
  prize_nearly_won: prizeNearlyWon,
  case_filled_by_broken: caseFilledByBroken,
};
export type WrongLife = keyof typeof wrongLives;

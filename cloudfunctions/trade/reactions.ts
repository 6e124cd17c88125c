import type { Reactions } from '../facts/fact';
import { settlePromotions, settlePromotionsAgain } from './promotion/settle-promotions';
import { clawBack } from './rebate/claw-back';
import { countDisplay } from './rebate/count-display';
import { countForRebate } from './rebate/count-receipt';

/** Who must hear of a receipt, before the answer; the clock runs the same for what was interrupted. */
export const tradeReactions: Reactions = { rebate: countForRebate, promotion: settlePromotions };

/** Who must hear of goods that came back to a seller or were credited: what they earned has to go, too. */
export const returnReactions: Reactions = { clawBack, promotionBack: settlePromotionsAgain };

/** Who must hear of a photo of a display that was judged. */
export const displayReactions: Reactions = { display: countDisplay };

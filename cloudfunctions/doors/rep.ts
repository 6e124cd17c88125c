import { repApi } from '#contracts/rep';
import { ownClaims } from '../field/claim';
import { claimTask } from '../field/claim-task';
import { earnings } from '../field/income';
import { noteMove } from '../field/note-page';
import { offeredTasks } from '../field/offered-tasks';
import { today } from '../field/today';
import { reportVisit } from '../field/visit';
import { ownStatement } from '../money/ledger/statement';
import { payoutTermsOf } from '../money/payout/payout-terms';
import { withdraw } from '../money/payout/withdraw';
import { bindingCode } from '../people/binding';
import { seatOf } from '../people/identity';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { log } from '../platform/log';
import { serve } from '../platform/serve';
import { askBatchQuoteFor } from '../trade/batch-quote/ask-batch-quote';
import { parseMessageFor, proposalQuote, proposeOrder } from '../trade/order/propose-order';
import { bringPrize, prizesToBring } from '../trade/rebate/prize';

export const main = serve({
  api: repApi,
  handlers: {
    today,
    tasks: offeredTasks,
    claimTask,
    claims: ownClaims,
    bindingCode,
    proposalQuote,
    proposeOrder,
    parseMessage: parseMessageFor,
    askBatchQuote: askBatchQuoteFor,
    reportVisit,
    earnings,
    statement: ownStatement,
    withdraw,
    prizes: prizesToBring,
    bringPrize,
  },
  world: () => ({
    ...cloudWorld(),
    terms: payoutTermsOf(process.env.PAYOUTS),
    noteMove,
    report: log,
  }),
  seatOf,
  callerOf,
});

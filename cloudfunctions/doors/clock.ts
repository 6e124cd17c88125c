import { catchUp } from '../facts/fact';
import { expireClaims } from '../field/expire-claims';
import { noteMove } from '../field/note-page';
import { returnUndecidedPlaces } from '../field/quota';
import { renewPages } from '../field/renew-pages';
import { releaseKeptScans } from '../loyalty/scan';
import { askAboutOpenPayments, askAboutOpenRefunds } from '../money/payment/open-payments';
import { notifyUrlUnder } from '../money/payment/payment-world';
import { askAboutOpenAuthorizations } from '../money/payout/authorization';
import { askAboutOpenPayouts } from '../money/payout/payout';
import { payoutTermsOf } from '../money/payout/payout-terms';
import { askAboutBreaks } from '../money/reconciliation/break';
import { reconcileDue } from '../money/reconciliation/reconcile';
import { removeTaxFiles } from '../money/tax/tax-file';
import { cloudWechat } from '../platform/cloud-wechat';
import { cloudWorld } from '../platform/cloud-world';
import { log } from '../platform/log';
import { type Jobs, runJobs } from '../platform/run-jobs';
import { cloudWechatPay } from '../platform/wechatpay/cloud-wechatpay';
import { everyReaction } from '../reach/every-reaction';
import { messageTemplatesOf } from '../reach/message-templates';
import { sendMessages } from '../reach/send-messages';
import { settleReturnedStock } from '../trade/exchange/returned-stock';
import { returnUndecidedHolds } from '../trade/order/settle-stock';
import { endUnpaidOrders } from '../trade/payment/lapse-order';
import { endUnpaidDebts } from '../trade/payment/pay-debt';
import { paymentReactions } from '../trade/payment/payment-news';
import { finishImports, refreshAssignments } from '../workbook/import-workbook';

const terms = () => payoutTermsOf(process.env.PAYOUTS);

const payWorld = () => ({
  ...cloudWorld(),
  terms: terms(),
  noteMove,
  // A first sending needs the person who taps, so the clock makes none and has no key to names.
  legalNameOf: () => Promise.resolve(undefined),
  notifyUrlOf: notifyUrlUnder(terms().notifyUrl),
  paymentReactions,
  report: log,
  pay: cloudWechatPay(cloudWorld().db),
});

const everyMinute: Jobs = {
  reactions: () => catchUp(cloudWorld(), everyReaction),
  messages: () =>
    sendMessages({ ...cloudWorld(cloudWechat), templates: messageTemplatesOf(process.env.MESSAGES) }),
  stock: () => returnUndecidedHolds(cloudWorld()),
  returnedStock: () => settleReturnedStock(cloudWorld()),
  places: () => returnUndecidedPlaces(cloudWorld()),
  claims: () => expireClaims(cloudWorld()),
  pages: () => renewPages(cloudWorld()),
  payouts: () => askAboutOpenPayouts(payWorld()),
  authorizations: () => askAboutOpenAuthorizations(payWorld()),
  payments: () => askAboutOpenPayments(payWorld()),
  refunds: () => askAboutOpenRefunds(payWorld()),
  unpaidOrders: () => endUnpaidOrders(payWorld()),
  unpaidDebts: () => endUnpaidDebts(payWorld()),
  bills: () => reconcileDue(payWorld()),
  breaks: () => askAboutBreaks(payWorld()),
  taxFiles: () => removeTaxFiles(cloudWorld()),
  keptScans: () => releaseKeptScans(cloudWorld()),
  imports: () => finishImports(cloudWorld()),
  assignments: () => refreshAssignments(cloudWorld()),
};

/** What must go on when nobody calls: repeated every minute, bounded each time. */
export const main = () => runJobs(everyMinute);

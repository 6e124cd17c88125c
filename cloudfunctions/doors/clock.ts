import { catchUp } from '../facts/fact';
import { expireClaims } from '../field/expire-claims';
import { returnUndecidedPlaces } from '../field/quota';
import { renewPages } from '../field/renew-pages';
import { noteMove } from '../field/rep-page';
import { releaseKeptScans } from '../loyalty/scan';
import { askAboutOpenAuthorizations } from '../money/authorization';
import { askAboutBreaks } from '../money/break';
import { askAboutOpenPayments, askAboutOpenRefunds } from '../money/open-payments';
import { notifyUrlUnder } from '../money/payment-world';
import { askAboutOpenPayouts } from '../money/payout';
import { payoutTermsOf } from '../money/payout-terms';
import { reconcileDue } from '../money/reconcile';
import { removeTaxFiles } from '../money/tax-file';
import { hasRealName } from '../people/real-name';
import { cloudWorld } from '../platform/cloud-world';
import { log } from '../platform/log';
import { type Jobs, runJobs } from '../platform/run-jobs';
import { cloudWechatPay } from '../platform/wechatpay/cloud-wechatpay';
import { endUnpaidOrders } from '../trade/lapse-order';
import { paymentReactions } from '../trade/payment-news';
import { tradeReactions } from '../trade/reactions';
import { returnUndecidedHolds } from '../trade/settle-stock';
import { finishImports, refreshAssignments } from '../workbook/import-workbook';

const terms = () => payoutTermsOf(process.env.PAYOUTS);

const payWorld = () => ({
  ...cloudWorld(),
  terms: terms(),
  noteMove,
  hasRealName,
  // A first sending needs the person who taps, so the clock makes none and has no key to names.
  legalNameOf: () => Promise.resolve(undefined),
  notifyUrlOf: notifyUrlUnder(terms().notifyUrl),
  paymentReactions,
  report: log,
  pay: cloudWechatPay(cloudWorld().db),
});

const everyMinute: Jobs = {
  reactions: () => catchUp(cloudWorld(), { ...tradeReactions, ...paymentReactions }),
  stock: () => returnUndecidedHolds(cloudWorld()),
  places: () => returnUndecidedPlaces(cloudWorld()),
  claims: () => expireClaims(cloudWorld()),
  pages: () => renewPages(cloudWorld()),
  payouts: () => askAboutOpenPayouts(payWorld()),
  authorizations: () => askAboutOpenAuthorizations(payWorld()),
  payments: () => askAboutOpenPayments(payWorld()),
  refunds: () => askAboutOpenRefunds(payWorld()),
  unpaidOrders: () => endUnpaidOrders(payWorld()),
  bills: () => reconcileDue(payWorld()),
  breaks: () => askAboutBreaks(payWorld()),
  taxFiles: () => removeTaxFiles(cloudWorld()),
  keptScans: () => releaseKeptScans(cloudWorld()),
  imports: () => finishImports(cloudWorld()),
  assignments: () => refreshAssignments(cloudWorld()),
};

/** What must go on when nobody calls: repeated every minute, bounded each time. */
export const main = () => runJobs(everyMinute);

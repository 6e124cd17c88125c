import type { CallEvent } from '#contracts/call';
import { payApi } from '#contracts/pay';
import type { PersonId } from '#contracts/vocabulary';
import { noteMove } from '../field/note-page';
import type { PayWorld } from '../money/money-world';
import { askParkedPayment, confirmPaymentClosing } from '../money/payment/close-payment';
import { askParkedRefund, confirmRefundClosing } from '../money/payment/close-refund';
import { notifyUrlUnder } from '../money/payment/payment-world';
import { authorization, authorize, endAuthorization } from '../money/payout/authorize';
import { askParkedPayout, confirmPayoutClosing } from '../money/payout/close-payout';
import { hearNotice } from '../money/payout/notice';
import { collect, payout } from '../money/payout/payout';
import { payoutTermsOf } from '../money/payout/payout-terms';
import { type TaxWorld, taxFile } from '../money/tax/tax-file';
import { seatOf } from '../people/identity';
import { eraseRealName, giveRealName, legalIdentities, legalNameOf, realName } from '../people/real-name';
import { callerOf } from '../platform/caller';
import { cloudWorld } from '../platform/cloud-world';
import { bodyOf, type HttpEvent, httpEventIn } from '../platform/http-event';
import { log } from '../platform/log';
import type { Safe } from '../platform/ports';
import { safeWith } from '../platform/safe';
import { serve } from '../platform/serve';
import { cloudWechatPay } from '../platform/wechatpay/cloud-wechatpay';
import { debtPayment, payDebt } from '../trade/payment/pay-debt';
import { payment, payOrder } from '../trade/payment/pay-order';
import { paymentReactions } from '../trade/payment/payment-news';

const terms = () => payoutTermsOf(process.env.PAYOUTS);

const world = (): PayWorld & TaxWorld & { safe: Safe } => ({
  ...cloudWorld(),
  ...names(),
  terms: terms(),
  noteMove,
  notifyUrlOf: notifyUrlUnder(terms().notifyUrl),
  paymentReactions,
  report: log,
  pay: cloudWechatPay(cloudWorld().db),
});

/** This door alone holds the key to legal names. */
function names() {
  const [{ db }, safe] = [cloudWorld(), safeWith(process.env.IDENTITY_KEY, 'IDENTITY_KEY')];
  return {
    safe,
    legalNameOf: (personId: PersonId) => legalNameOf({ db, safe }, personId),
    identitiesOf: (personIds: readonly PersonId[]) => legalIdentities({ db, safe }, personIds),
  };
}

const calls = serve({
  api: payApi,
  handlers: {
    collect,
    payout,
    realName,
    giveRealName,
    eraseRealName,
    taxFile,
    payOrder,
    payment,
    payDebt,
    debtPayment,
    askParkedPayout,
    confirmPayoutClosing,
    askParkedRefund,
    confirmRefundClosing,
    askParkedPayment,
    confirmPaymentClosing,
    authorization,
    authorize,
    endAuthorization,
  },
  world,
  seatOf,
  callerOf,
});

/** Phones call by name; WeChat Pay posts its notices to the HTTP path. Who posts is not asked: the signature says it. */
export const main = (event: CallEvent | HttpEvent, context: unknown) => {
  const posted = httpEventIn(event);
  return posted ? answerNotice(posted) : calls(event as CallEvent, context);
};

async function answerNotice(event: HttpEvent) {
  const heard = await hearNotice(world(), toldMerchant(event), event.headers, bodyOf(event));
  if (heard === 'heard') return { statusCode: 204, headers: {}, body: '' };
  const body = JSON.stringify({ code: 'FAIL', message: 'the signature does not verify' });
  return { statusCode: 401, headers: { 'Content-Type': 'application/json' }, body };
}

/** Each merchant number has an address of its own, `/pay/notify/<mchid>`: the address says whose keys must open it. */
const toldMerchant = ({ path }: HttpEvent) => /\/notify\/(\d{8,10})$/.exec(path)?.[1] ?? '';

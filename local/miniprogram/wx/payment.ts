import type { Life } from '../life';
import { asyncMethods, textOption } from './method';
import { refuse } from './refusal';

/** The page on which the person pays a merchant; its success says that WeChat took the tap, not what the merchant knows. */
export function paymentMethods(life: Life) {
  const { phone } = life;
  return asyncMethods(life, {
    requestPayment: async (options) => {
      const sheet = {
        timeStamp: textOption(options, 'timeStamp'),
        nonceStr: textOption(options, 'nonceStr'),
        package: textOption(options, 'package'),
        signType: textOption(options, 'signType'),
        paySign: textOption(options, 'paySign'),
      };
      if (phone.isOffline) refuse('network error');
      phone.shown.push({ name: 'requestPayment', options: sheet });
      if (phone.answers.payment === 'cancel') refuse('cancel');
      const { payMerchant } = phone.cloud;
      if (!payMerchant) throw new Error('The test passed no payMerchant, so nobody can pay');
      await payMerchant(sheet).catch((error: Error) => refuse(error.message));
      // A payment counts as a tap for the sheets that need one.
      life.hasTapped = true;
    },
  });
}

import type { Life } from '../life';
import { asyncMethods, textOption } from './method';
import { refuse } from './refusal';

/** The page on which the person takes the money; its success says it was shown and answered, not that money moved. */
export function merchantTransferMethods(life: Life) {
  const { phone } = life;
  if (!phone.device.canRequestMerchantTransfer) return {};
  const { requestMerchantTransfer } = asyncMethods(life, {
    requestMerchantTransfer: async (options) => {
      const request = {
        mchId: textOption(options, 'mchId'),
        appId: textOption(options, 'appId'),
        package: textOption(options, 'package'),
      };
      if (request.appId !== phone.appId) refuse('appId mismatch');
      if (phone.isOffline) refuse('network error');
      phone.shown.push({ name: 'requestMerchantTransfer', options: request });
      if (phone.answers.transfer === 'cancel') refuse('cancel');
      const { confirmTransfer } = phone.cloud;
      if (!confirmTransfer)
        throw new Error('The test passed no confirmTransfer, so nobody can confirm a transfer');
      await confirmTransfer(request).catch((error: Error) => refuse(error.message));
      return { result: 'success' };
    },
  });
  // WeChat gives no promise here, so an app that waits for one would wait in vain.
  return {
    requestMerchantTransfer: (options: Record<string, unknown>) =>
      void requestMerchantTransfer!({ complete: () => {}, ...options }),
  };
}

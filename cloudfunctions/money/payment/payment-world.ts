import type { Reactions } from '../../facts/fact';
import type { World } from '../../platform/ports';
import type { WechatPay } from '../../platform/wechatpay/port';

/** What money that comes in needs of the world. Only the doors pay and clock can open the keys of WeChat Pay. */
export type PaymentWorld = World & {
  pay: WechatPay;
  /** Where WeChat tells this merchant number its news. */
  notifyUrlOf: (mchid: string) => string;
  /** Floors above hear by a fact that a payment or a refund came to its end. */
  paymentReactions: Reactions;
  /** One line for whoever watches over the money; ids only. */
  report: (line: Readonly<Record<string, unknown>>) => void;
};

/** Each merchant number has an address of its own. */
export const notifyUrlUnder = (notifyUrl: string) => (mchid: string) => `${notifyUrl}/${mchid}`;

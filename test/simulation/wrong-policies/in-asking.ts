import type { WechatPay } from '../../../cloudfunctions/platform/wechatpay/port';
import type { FrozenTransfer } from '../../../cloudfunctions/platform/wechatpay/transfer';
import type { Parts } from '../../../local/simulation/payouts/parts';
import { believed, billOfBody } from './made-up';

type Ask = Pick<WechatPay, 'sendTransfer' | 'queryTransfer'>;
const asking = (change: (pay: WechatPay) => Partial<Ask>): Partial<Parts> => ({
  pay: (pay) => ({ ...pay, ...change(pay) }),
});

/** No answer, so the payment is made anew. */
export const newNumberOnError = () =>
  asking((pay) => ({
    sendTransfer: async (frozen) => {
      const outcome = await pay.sendTransfer(frozen);
      if (outcome.kind === 'accepted') return outcome;
      const outBillNo = `${frozen.outBillNo.slice(0, 31)}X`;
      return pay.sendTransfer({
        ...frozen,
        outBillNo,
        body: frozen.body.replace(frozen.outBillNo, outBillNo),
      });
    },
  }));

/** No answer, so it surely failed and the person gets the money back. */
export const releaseOnError = () =>
  asking((pay) => ({
    sendTransfer: async (frozen) => {
      const outcome = await pay.sendTransfer(frozen);
      return outcome.kind === 'accepted' ? outcome : believed(billOfBody(frozen, 'FAIL'));
    },
  }));

/** The second time it is said a little differently. */
export const changedBodyOnRetry = () => {
  const sent = new Set<string>();
  return asking((pay) => ({
    sendTransfer: (frozen) => {
      const isAgain = sent.has(frozen.outBillNo);
      sent.add(frozen.outBillNo);
      return pay.sendTransfer(
        isAgain ? { ...frozen, body: frozen.body.replace('报酬"', '报酬二"') } : frozen,
      );
    },
  }));
};

/** WeChat does not know the bill, so it failed; what is still on its way is forgotten. */
export const absentIsFailed = () => {
  const sent = new Map<string, FrozenTransfer>();
  return asking((pay) => ({
    sendTransfer: (frozen) => {
      sent.set(frozen.outBillNo, frozen);
      return pay.sendTransfer(frozen);
    },
    queryTransfer: async (bill) => {
      const outcome = await pay.queryTransfer(bill);
      const frozen = sent.get(bill.outBillNo);
      const isAbsent = outcome.kind === 'refused' && outcome.code === 'NOT_FOUND';
      return isAbsent && frozen ? believed(billOfBody(frozen, 'FAIL')) : outcome;
    },
  }));
};

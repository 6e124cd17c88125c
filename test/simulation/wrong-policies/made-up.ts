import type { TransferBill, TransferOutcome } from '../../../cloudfunctions/platform/wechatpay/transfer';

/** What a wrong policy believes without WeChat's signature: it has the shape of evidence and proves nothing. */
export const madeUpEvidence = (bill: TransferBill) => ({
  requestId: '',
  serial: '',
  timestamp: '',
  nonce: '',
  signature: '',
  body: JSON.stringify({
    out_bill_no: bill.outBillNo,
    transfer_amount: bill.amountFen,
    mch_id: bill.mchid,
    openid: bill.openid,
    state: bill.state,
  }),
});

export const believed = (bill: TransferBill): TransferOutcome => ({
  kind: 'accepted',
  bill,
  evidence: madeUpEvidence(bill),
});

/** The bill as we meant it, in a state that nobody vouched for. */
export function billOfBody(
  { mchid, body }: { mchid: string; body: string },
  state: TransferBill['state'],
): TransferBill {
  const asked = JSON.parse(body) as Record<string, string & number>;
  return {
    outBillNo: String(asked.out_bill_no),
    transferBillNo: 'made up',
    state,
    mchid,
    appid: String(asked.appid),
    openid: String(asked.openid),
    amountFen: Number(asked.transfer_amount),
  };
}

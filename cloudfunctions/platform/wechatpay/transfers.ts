import * as z from 'zod';
import type { Connect } from './connection';
import type { WechatPay } from './port';
import { type Reading, readAnswer } from './read-answer';
import { type TransferRefusal, transferRefusals } from './refusal-codes';
import { inPath } from './sendable';
import { type BillName, type TransferBill, type TransferOutcome, transferStates } from './transfer';
import { transferBody } from './transfer-body';

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';

type Transfers = Pick<WechatPay, 'prepareTransfer' | 'sendTransfer' | 'queryTransfer' | 'cancelTransfer'>;

export function transfersOver(connect: Connect): Transfers {
  return {
    prepareTransfer: async (request) => {
      const { merchant, platformKey } = await connect(request.mchid);
      const { serial, key } = await platformKey();
      return { body: transferBody(merchant, request, key), serial };
    },
    sendTransfer: async ({ mchid, outBillNo, body, serial }) => {
      const { ask } = await connect(mchid);
      return readAnswer(
        await ask({ method: 'POST', path: endpointFor(body), body, serial }),
        about(outBillNo),
      );
    },
    queryTransfer: async (bill) => {
      const { ask } = await connect(bill.mchid);
      const answer = await ask({ method: 'GET', path: pathOf(bill), body: '' });
      return ofMerchant(bill, readAnswer(answer, about(bill.outBillNo)));
    },
    cancelTransfer: async (bill) => {
      const { ask } = await connect(bill.mchid);
      const answer = await ask({ method: 'POST', path: `${pathOf(bill)}/cancel`, body: '' });
      return readAnswer(answer, about(bill.outBillNo));
    },
  };
}

const pathOf = ({ outBillNo }: BillName) =>
  `${BILLS}/out-bill-no/${inPath(outBillNo, /^[0-9A-Za-z]{1,32}$/)}`;

/** The frozen bytes alone say where they go, so that they cannot be sent to the other place later. */
function endpointFor(body: string): string {
  const { authorization_id: authorized } = JSON.parse(body) as { authorization_id?: string };
  return authorized === undefined ? BILLS : `${BILLS}/transfer`;
}

/** A signature covers the answer, not the question: an answer about another bill may be a replay. */
const about = (outBillNo: string): Reading<{ bill: TransferBill }, TransferRefusal> => ({
  codes: transferRefusals,
  read: (json) => {
    const bill = readTransfer(json);
    if (!bill) return 'not_understood';
    return bill.outBillNo === outBillNo ? { bill } : 'another_bill';
  },
});

/** A query settles money, so it must tell whose bill and how much; without these it settles nothing. */
function ofMerchant(bill: BillName, outcome: TransferOutcome): TransferOutcome {
  if (outcome.kind !== 'accepted') return outcome;
  const { mchid, appid, amountFen } = outcome.bill;
  if (mchid === bill.mchid && appid !== undefined && amountFen !== undefined) return outcome;
  const why = mchid === undefined || mchid === bill.mchid ? 'not_understood' : 'another_bill';
  return { kind: 'unknown', why, detail: outcome.evidence.body.slice(0, 300) };
}

/** Creation, query, cancel and notify tell parts of one bill; a query and a notify call the merchant `mch_id`. */
const WireBill = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.string(),
  state: z.enum(transferStates),
  mch_id: z.string().optional(),
  appid: z.string().optional(),
  openid: z.string().optional(),
  transfer_amount: z.int().nonnegative().optional(),
  package_info: z.string().optional(),
  fail_reason: z.string().optional(),
});

export function readTransfer(json: unknown): TransferBill | undefined {
  const parsed = WireBill.safeParse(json);
  if (!parsed.success) return undefined;
  const wire = parsed.data;
  return {
    outBillNo: wire.out_bill_no,
    transferBillNo: wire.transfer_bill_no,
    state: wire.state,
    ...(wire.mch_id !== undefined && { mchid: wire.mch_id }),
    ...(wire.appid !== undefined && { appid: wire.appid }),
    ...(wire.openid !== undefined && { openid: wire.openid }),
    ...(wire.transfer_amount !== undefined && { amountFen: wire.transfer_amount }),
    ...(wire.package_info !== undefined && { packageInfo: wire.package_info }),
    ...(wire.fail_reason !== undefined && { failReason: wire.fail_reason }),
  };
}

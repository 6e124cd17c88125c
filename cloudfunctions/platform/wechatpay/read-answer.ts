import * as z from 'zod';
import type { KeyRing } from './key-ring';
import { type Evidence, type TransferBill, type TransferOutcome, transferStates } from './port';
import { type TransferRefusal, transferRefusals } from './refusal-codes';
import type { Reply } from './transport';
import { verifyMessage } from './verify-message';

/** An answer which is not signed by WeChat proves nothing about the bill, whatever its status says. */
export function readAnswer(ring: KeyRing, reply: Reply, outBillNo: string, nowMs: number): TransferOutcome {
  if (reply.kind === 'silence') return { kind: 'unknown', why: reply.why, detail: reply.detail };
  const verdict = verifyMessage(ring, reply.headers, reply.rawBody, nowMs);
  const detail = `HTTP ${reply.status}: ${reply.rawBody.toString('utf8').slice(0, 300)}`;
  if (verdict.kind === 'unverified') return { kind: 'unknown', why: verdict.why, detail };
  if (reply.status >= 500) return { kind: 'unknown', why: 'server_error', detail };
  const { evidence } = verdict;
  if (reply.status !== 200) return readRefusal(reply.status, evidence, detail);

  const bill = readBill(parseJson(evidence.body));
  if (!bill) return { kind: 'unknown', why: 'not_understood', detail };
  // A signature covers the answer, not the question: an answer about another bill may be a replay.
  if (bill.outBillNo !== outBillNo) return { kind: 'unknown', why: 'another_bill', detail };
  return { kind: 'accepted', bill, evidence };
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

export function readBill(json: unknown): TransferBill | undefined {
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

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const WireRefusal = z.object({ code: z.string(), message: z.string().default('') });
const ABSENT = new Set(['NOT_FOUND', 'RESOURCE_NOT_EXISTS', 'RECORD_NOT_EXISTS', 'RECORD_NOT_EXIST']);

function readRefusal(httpStatus: number, evidence: Evidence, detail: string): TransferOutcome {
  const parsed = WireRefusal.safeParse(parseJson(evidence.body));
  if (!parsed.success) return { kind: 'unknown', why: 'not_understood', detail };
  const { message } = parsed.data;
  // The text of a 404 is not documented for this product; the known spellings are one word for us.
  const code = httpStatus === 404 && ABSENT.has(parsed.data.code) ? 'NOT_FOUND' : parsed.data.code;
  if (!isKnown(code)) return { kind: 'unknown', why: 'unknown_code', detail };
  return { kind: 'refused', code, message, httpStatus, evidence };
}

const isKnown = (code: string): code is TransferRefusal =>
  (transferRefusals as readonly string[]).includes(code);

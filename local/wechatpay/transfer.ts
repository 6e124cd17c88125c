import { type Asked, isReply, readAsked } from './asked';
import { advance, type Bill, enter } from './bill';
import { billKey, billNow, fund, keepBill, paceOf } from './book';
import { digits } from './chance';
import type { Question } from './desk';
import { chinaTime, type Reply, refusal } from './wire';

const DAY_MS = 86_400_000;

/** The same number with the same parameters is the same bill, however often it is asked for. */
export function createTransfer(q: Question, body: Buffer, serial: string | undefined): Reply {
  const asked = readAsked(body, q.merchant, serial);
  if (isReply(asked)) return asked;
  const known = billNow(q, billKey(q.merchant.mchid, asked.out_bill_no));
  if (known && !isSame(known.asked, asked)) {
    return refusal(400, 'INVALID_REQUEST', '单号已存在但信息不一致,请确认后重试');
  }
  const bill = known ?? newBill(q, asked);
  const isFunded = bill.isFunded || bill.state !== 'ACCEPTED' || fund(q.store, bill);
  if (!isFunded) {
    keepBill(q, bill);
    return refusal(403, 'NOT_ENOUGH', '商户运营账户资金不足,请充值后原单号重试');
  }
  if (bill.isFunded || bill.state !== 'ACCEPTED') return { status: 200, json: created(bill) };
  const funded = advance({ ...bill, isFunded, updatedAt: q.nowMs }, paceOf(q.store), q.nowMs);
  keepBill(q, funded);
  return { status: 200, json: created(funded) };
}

export function queryTransfer(q: Question, outBillNo: string): Reply {
  const bill = billNow(q, billKey(q.merchant.mchid, outBillNo));
  if (!bill || q.nowMs - bill.createdAt > 30 * DAY_MS) return refusal(404, 'NOT_FOUND', '记录不存在');
  return { status: 200, json: record(bill) };
}

/** Acceptance only: whether the user was faster is told by a query or a notify. */
export function cancelTransfer(q: Question, outBillNo: string, body: Buffer): Reply {
  if (!['', '{}'].includes(body.toString('utf8').trim()))
    return refusal(400, 'PARAM_ERROR', '撤销转账没有请求参数');
  const bill = billNow(q, billKey(q.merchant.mchid, outBillNo));
  if (!bill) return refusal(404, 'NOT_FOUND', '记录不存在');
  if (bill.state === 'CANCELING' || bill.state === 'CANCELLED') return { status: 200, json: canceled(bill) };
  if (!['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'].includes(bill.state)) {
    return refusal(400, 'INVALID_REQUEST', '当前单据状态不支持撤销');
  }
  const canceling = enter(bill, { to: 'CANCELING', at: q.nowMs });
  // The acceptance answers before the cancellation is done, as WeChat does.
  keepBill(q, canceling);
  return { status: 200, json: canceled(canceling) };
}

function newBill({ merchant, random, nowMs }: Question, asked: Asked): Bill {
  return {
    mchid: merchant.mchid,
    outBillNo: asked.out_bill_no,
    transferBillNo: `13300000711${digits(random, 29)}`,
    asked,
    state: 'ACCEPTED',
    createdAt: nowMs,
    updatedAt: nowMs,
    isFunded: false,
    packageInfo: random(48).toString('base64'),
  };
}

const isSame = (a: Asked, b: Asked) => canonical(a) === canonical(b);
const canonical = (asked: Asked) =>
  JSON.stringify(Object.entries(asked).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const created = (bill: Bill) => ({
  out_bill_no: bill.outBillNo,
  transfer_bill_no: bill.transferBillNo,
  create_time: chinaTime(bill.createdAt),
  state: bill.state,
  ...(bill.state === 'FAIL' && { fail_reason: bill.failReason }),
  ...(bill.state === 'WAIT_USER_CONFIRM' && { package_info: bill.packageInfo }),
});

const record = (bill: Bill) => ({
  mch_id: bill.mchid,
  out_bill_no: bill.outBillNo,
  transfer_bill_no: bill.transferBillNo,
  appid: bill.asked.appid,
  state: bill.state,
  transfer_amount: bill.asked.transfer_amount,
  transfer_remark: bill.asked.transfer_remark,
  ...(bill.failReason !== undefined && { fail_reason: bill.failReason }),
  openid: bill.asked.openid,
  create_time: chinaTime(bill.createdAt),
  update_time: chinaTime(bill.updatedAt),
});

const canceled = (bill: Bill) => ({
  out_bill_no: bill.outBillNo,
  transfer_bill_no: bill.transferBillNo,
  state: bill.state,
  update_time: chinaTime(bill.updatedAt),
});

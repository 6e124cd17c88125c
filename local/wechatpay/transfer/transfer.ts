import { digits } from '../chance';
import type { Asking } from '../desk';
import { isReply, isSame } from '../fields';
import type { Question } from '../merchant';
import { paceOf } from '../pace';
import { chinaTime, type Reply, refusal } from '../wire';
import { type Asked, Authorized, readAsked, ToConfirm, WithAuthorization } from './asked';
import { authorizationInEffect, authorizeWith } from './authorization';
import { advance, type Bill, enter } from './bill';
import { billByTransferNo, billKey, billNow, fund, isNamedWrong, keepBill, type Refused } from './book';

const DAY_MS = 86_400_000;

export function createTransfer(q: Question, { body, serial }: Asking): Reply {
  const asked = readAsked(ToConfirm, body, q.merchant, serial);
  if (isReply(asked)) return asked;
  return place(q, asked, { isAuthorized: false, tell: created });
}

/** The first transfer, on whose page the payee may also allow the next ones. */
export function createWithAuthorization(q: Question, { body, serial }: Asking): Reply {
  const asked = readAsked(WithAuthorization, body, q.merchant, serial);
  if (isReply(asked)) return asked;
  const wanted = asked.authorization_info;
  const refused = wanted && authorizeWith(q, asked, wanted);
  if (refused) return refused;
  const reply = place(q, asked, { isAuthorized: false, tell: created });
  if (reply.status !== 200 || !wanted) return reply;
  const { user_display_name, out_authorization_no } = wanted;
  return { status: 200, json: { ...reply.json, user_display_name, out_authorization_no } };
}

/** To somebody who allowed it: nobody is asked, and the money is gone. */
export function transferAuthorized(q: Question, { body, serial }: Asking): Reply {
  const asked = readAsked(Authorized, body, q.merchant, serial);
  if (isReply(asked)) return asked;
  const known = q.store.get<Bill>(billKey(q.merchant.mchid, asked.out_bill_no));
  const openid = known?.asked.openid ?? authorizationInEffect(q, asked)?.openid;
  if (openid === undefined) return refusal(400, 'INVALID_REQUEST', '授权单不存在或未生效');
  return place(q, { ...asked, openid }, { isAuthorized: true, tell: record });
}

/** The same number with the same parameters is the same bill, however often it is asked for. */
function place(
  q: Question,
  asked: Asked,
  { isAuthorized, tell }: { isAuthorized: boolean; tell: (bill: Bill) => object },
): Reply {
  const known = billNow(q, billKey(q.merchant.mchid, asked.out_bill_no));
  if (known && !(known.isAuthorized === isAuthorized && isSame(known.asked, asked))) {
    return refusal(400, 'INVALID_REQUEST', '单号已存在但信息不一致,请确认后重试');
  }
  const bill = known ?? newBill(q, asked, isAuthorized);
  if (bill.isFunded || bill.state !== 'ACCEPTED') return { status: 200, json: tell(bill) };
  const refused = fund(q, bill);
  if (refused === 'over_day_limit') return whyNot[refused];
  if (refused) {
    // WeChat keeps such a bill: after a top-up the same number goes on.
    keepBill(q, bill);
    return whyNot[refused];
  }
  const funded = advance({ ...bill, isFunded: true, updatedAt: q.nowMs }, paceOf(q.store), q.nowMs);
  keepBill(q, funded);
  return { status: 200, json: tell(funded) };
}

const whyNot: Record<Refused, Reply> = {
  empty: refusal(403, 'NOT_ENOUGH', '商户运营账户资金不足,请充值后原单号重试'),
  over_day_limit: refusal(400, 'INVALID_REQUEST', '超过商户单日转账额度'),
};

export const queryTransfer = (q: Question, { number }: Asking): Reply =>
  told(q, billNow(q, billKey(q.merchant.mchid, number)));

export const queryByTransferNo = (q: Question, { number }: Asking): Reply =>
  told(q, billByTransferNo(q, q.merchant.mchid, number));

const told = (q: Question, bill: Bill | undefined): Reply =>
  !bill || q.nowMs - bill.createdAt > 30 * DAY_MS
    ? refusal(404, 'NOT_FOUND', '记录不存在')
    : { status: 200, json: record(bill) };

/** Acceptance only: whether the user was faster is told by a query or a notify. */
export function cancelTransfer(q: Question, { number, body }: Asking): Reply {
  if (!['', '{}'].includes(body.toString('utf8').trim()))
    return refusal(400, 'PARAM_ERROR', '撤销转账没有请求参数');
  const bill = billNow(q, billKey(q.merchant.mchid, number));
  if (!bill) return refusal(404, 'NOT_FOUND', '记录不存在');
  if (bill.state === 'CANCELING' || bill.state === 'CANCELLED') return { status: 200, json: canceled(bill) };
  if (bill.isAuthorized || !['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'].includes(bill.state)) {
    return refusal(400, 'INVALID_REQUEST', '当前单据状态不支持撤销');
  }
  const canceling = enter(bill, { to: 'CANCELING', at: q.nowMs });
  // The acceptance answers before the cancellation is done, as WeChat does.
  keepBill(q, canceling);
  return { status: 200, json: canceled(canceling) };
}

function newBill(q: Question, asked: Asked, isAuthorized: boolean): Bill {
  const { merchant, random, nowMs } = q;
  return {
    mchid: merchant.mchid,
    outBillNo: asked.out_bill_no,
    transferBillNo: `13300000711${digits(random, 29)}`,
    asked,
    state: 'ACCEPTED',
    createdAt: nowMs,
    updatedAt: nowMs,
    isFunded: false,
    isAuthorized,
    packageInfo: random(48).toString('base64'),
    ...(isAuthorized && isNamedWrong(q, asked) && { willFailWith: 'NAME_NOT_CORRECT' }),
  };
}

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

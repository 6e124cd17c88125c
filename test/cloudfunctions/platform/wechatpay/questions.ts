import type { WechatPay } from '../../../../cloudfunctions/platform/wechatpay/port';
import { appid, mchid } from './wechat-says';

const notifyUrl = `https://pay.crowncap.example/pay/notify/${mchid}`;

export const transfer = {
  mchid,
  outBillNo: 'CCw1',
  sceneId: '1005',
  openid: 'o-li',
  amountFen: 200,
  remark: '陈列任务报酬',
  notifyUrl,
  reportInfos: [
    { type: '岗位类型', content: '业务员' },
    { type: '报酬说明', content: '陈列任务报酬' },
  ],
};
export const authorization = {
  mchid,
  outAuthorizationNo: 'CCa1',
  openid: 'o-li',
  sceneId: '1005',
  displayName: '小李',
  notifyUrl,
};
export const payment = {
  mchid,
  outTradeNo: 'CCorder1',
  openid: 'o-laowang',
  amountFen: 3_000,
  description: '冰红茶 1 箱',
  notifyUrl,
};
export const refund = {
  mchid,
  outRefundNo: 'CCr1',
  outTradeNo: 'CCorder1',
  amountFen: 1_000,
  totalFen: 3_000,
};

export const told = {
  transfer: {
    mch_id: mchid,
    appid,
    openid: 'o-li',
    out_bill_no: 'CCw1',
    transfer_bill_no: '1330',
    state: 'SUCCESS',
    transfer_amount: 200,
  },
  authorization: {
    out_authorization_no: 'CCa1',
    appid,
    openid: 'o-li',
    authorization_id: '2012',
    state: 'TAKING_EFFECT',
    transfer_scene_id: '1005',
  },
  payment: {
    mchid,
    appid,
    out_trade_no: 'CCorder1',
    transaction_id: '4200',
    trade_state: 'SUCCESS',
    success_time: '2026-11-21T10:00:00+08:00',
    amount: { total: 3_000, payer_total: 3_000, currency: 'CNY' },
    payer: { openid: 'o-laowang' },
  },
  refund: {
    out_refund_no: 'CCr1',
    refund_id: '5030',
    out_trade_no: 'CCorder1',
    transaction_id: '4200',
    status: 'SUCCESS',
    success_time: '2026-11-21T10:05:00+08:00',
    amount: { refund: 1_000, total: 3_000, currency: 'CNY' },
  },
};

type Question = {
  ask: (client: WechatPay) => Promise<{ kind: string }>;
  /** A true answer to it, and the same about something else. */
  answer: object;
  other: object;
};

/** Every question whose answer may move money or stop it. */
export const questions: Record<string, Question> = {
  'sending a transfer': {
    ask: async (client) => client.sendTransfer({ ...transfer, ...(await client.prepareTransfer(transfer)) }),
    answer: told.transfer,
    other: { ...told.transfer, out_bill_no: 'CCw2' },
  },
  'querying a transfer': {
    ask: (client) => client.queryTransfer(transfer),
    answer: told.transfer,
    other: { ...told.transfer, mch_id: '1900000110' },
  },
  'cancelling a transfer': {
    ask: (client) => client.cancelTransfer(transfer),
    answer: { ...told.transfer, state: 'CANCELING' },
    other: { ...told.transfer, out_bill_no: 'CCw2', state: 'CANCELING' },
  },
  'asking for an authorization': {
    ask: (client) => client.sendAuthorization(authorization),
    answer: { out_authorization_no: 'CCa1', state: 'WAIT_USER_CONFIRM', package_info: 'p==' },
    other: { out_authorization_no: 'CCa2', state: 'WAIT_USER_CONFIRM', package_info: 'p==' },
  },
  'querying an authorization': {
    ask: (client) => client.queryAuthorization(authorization),
    answer: told.authorization,
    other: { ...told.authorization, out_authorization_no: 'CCa2' },
  },
  'closing an authorization': {
    ask: (client) => client.closeAuthorization(authorization),
    answer: { ...told.authorization, state: 'CLOSED' },
    other: { ...told.authorization, state: 'CLOSED', out_authorization_no: 'CCa2' },
  },
  'querying a payment': {
    ask: (client) => client.queryPayment(payment),
    answer: told.payment,
    other: { ...told.payment, mchid: '1900000110' },
  },
  'sending a refund': {
    ask: async (client) => client.sendRefund({ ...refund, ...(await client.prepareRefund(refund)) }),
    answer: { ...told.refund, status: 'PROCESSING' },
    other: { ...told.refund, out_refund_no: 'CCr2' },
  },
  'querying a refund': {
    ask: (client) => client.queryRefund(refund),
    answer: told.refund,
    other: { ...told.refund, out_refund_no: 'CCr2' },
  },
};

/**
 * What WeChat publishes about every call that is built: each field by its path (`[]` is each of an array), its type,
 * its greatest length where one is stated, and whether it must be there (`y`, or `n`). The number is that of the page
 * under https://pay.weixin.qq.com/doc/v3/merchant/; where a page and the published OpenAPI differ, both are allowed.
 */
export type Field = readonly [path: string, type: string, isRequired: 'y' | 'n'];
export type Published = {
  page: string;
  method: 'GET' | 'POST';
  path: RegExp;
  asked: readonly Field[];
  status: number;
  told: readonly Field[];
};

const number = '[0-9A-Za-z_\\-|*@]+';
const at = (path: string) => new RegExp(`^${path.replace('{}', number)}$`);

const everyTransfer: Field[] = [
  ['appid', 'string(32)', 'y'],
  ['out_bill_no', 'string(32)', 'y'],
  ['transfer_scene_id', 'string(36)', 'y'],
  ['user_name', 'string', 'n'],
  ['transfer_amount', 'integer', 'y'],
  ['transfer_remark', 'string(32)', 'y'],
  ['notify_url', 'string(256)', 'n'],
  ['user_recv_perception', 'string(32)', 'n'],
  ['transfer_scene_report_infos', 'array', 'y'],
  ['transfer_scene_report_infos[].info_type', 'string(15)', 'y'],
  ['transfer_scene_report_infos[].info_content', 'string(32)', 'y'],
];
const createdTransfer: Field[] = [
  ['out_bill_no', 'string(32)', 'y'],
  ['transfer_bill_no', 'string(64)', 'y'],
  ['create_time', 'time', 'y'],
  ['state', 'ACCEPTED|PROCESSING|WAIT_USER_CONFIRM|TRANSFERING|SUCCESS|FAIL|CANCELING|CANCELLED', 'y'],
  ['fail_reason', 'string', 'n'],
  ['package_info', 'string', 'n'],
];
const queriedTransfer: Field[] = [
  ['mch_id', 'string(32)', 'y'],
  ['out_bill_no', 'string(32)', 'y'],
  ['transfer_bill_no', 'string(64)', 'y'],
  ['appid', 'string(32)', 'y'],
  ['state', 'ACCEPTED|PROCESSING|WAIT_USER_CONFIRM|TRANSFERING|SUCCESS|FAIL|CANCELING|CANCELLED', 'y'],
  ['transfer_amount', 'integer', 'y'],
  ['transfer_remark', 'string(32)', 'y'],
  ['fail_reason', 'string', 'n'],
  ['openid', 'string(64)', 'n'],
  ['user_name', 'string', 'n'],
  ['create_time', 'time', 'y'],
  ['update_time', 'time', 'y'],
];
const authorization: Field[] = [
  ['out_authorization_no', 'string(32)', 'y'],
  ['appid', 'string(32)', 'y'],
  ['openid', 'string(64)', 'y'],
  ['user_display_name', 'string', 'y'],
  ['authorization_id', 'string', 'n'],
  ['authorize_time', 'time', 'n'],
  ['close_info', 'object', 'n'],
  ['close_info.close_time', 'time', 'y'],
  [
    'close_info.close_reason',
    'CLOSE_VIA_MCH_API|USER_CLOSE|USER_OVERDUE_UNCONFIRMED|TRANSFER_RISK|USER_ACCOUNT_ABNORMAL',
    'y',
  ],
];

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';
const AUTHORIZATIONS = '/v3/fund-app/mch-transfer/user-confirm-authorization';

const payment: Field[] = [
  ['appid', 'string(32)', 'y'],
  ['mchid', 'string(32)', 'y'],
  ['out_trade_no', 'string(32)', 'y'],
  ['transaction_id', 'string(32)', 'n'],
  ['trade_type', 'JSAPI', 'n'],
  ['trade_state', 'SUCCESS|REFUND|NOTPAY|CLOSED', 'y'],
  ['trade_state_desc', 'string(256)', 'y'],
  ['bank_type', 'string(32)', 'n'],
  ['attach', 'string(128)', 'n'],
  ['success_time', 'time', 'n'],
  ['payer', 'object', 'n'],
  ['payer.openid', 'string(128)', 'n'],
  ['amount', 'object', 'n'],
  ['amount.total', 'integer', 'n'],
  ['amount.payer_total', 'integer', 'n'],
  ['amount.currency', 'CNY', 'n'],
  ['amount.payer_currency', 'CNY', 'n'],
  ['promotion_detail', 'array', 'n'],
];
const refund: Field[] = [
  ['refund_id', 'string(32)', 'y'],
  ['out_refund_no', 'string(64)', 'y'],
  ['transaction_id', 'string(32)', 'y'],
  ['out_trade_no', 'string(32)', 'y'],
  ['channel', 'ORIGINAL|BALANCE|OTHER_BALANCE|OTHER_BANKCARD', 'y'],
  ['user_received_account', 'string(64)', 'y'],
  ['success_time', 'time', 'n'],
  ['create_time', 'time', 'y'],
  ['status', 'SUCCESS|CLOSED|PROCESSING|ABNORMAL', 'y'],
  ['funds_account', 'string(32)', 'n'],
  ['amount', 'object', 'y'],
  ['amount.total', 'integer', 'y'],
  ['amount.refund', 'integer', 'y'],
  ['amount.from', 'array', 'n'],
  ['amount.payer_total', 'integer', 'y'],
  ['amount.payer_refund', 'integer', 'y'],
  ['amount.settlement_refund', 'integer', 'y'],
  ['amount.settlement_total', 'integer', 'y'],
  ['amount.discount_refund', 'integer', 'y'],
  ['amount.currency', 'CNY', 'y'],
  ['promotion_detail', 'array', 'n'],
];
const PAYMENTS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';
const ofMerchant: Field[] = [['mchid', 'string(32)', 'y']];

export const published: readonly Published[] = [
  {
    page: '4012716434',
    method: 'POST',
    path: at(BILLS),
    asked: [
      ...everyTransfer,
      ['openid', 'string(64)', 'y'],
      ['user_recv_style', 'object', 'n'],
      ['user_recv_style.type', 'CONFIRM_PAGE|RED_PACKET', 'y'],
    ],
    status: 200,
    told: createdTransfer,
  },
  {
    page: '4014399371',
    method: 'POST',
    path: at(`${BILLS}/transfer`),
    asked: [
      ...everyTransfer,
      ['authorization_id', 'string', 'n'],
      ['out_authorization_no', 'string(32)', 'n'],
    ],
    status: 200,
    told: queriedTransfer,
  },
  {
    page: '4015930512',
    method: 'POST',
    path: at(`${BILLS}/pre-transfer-with-authorization`),
    asked: [
      ...everyTransfer,
      ['openid', 'string(64)', 'y'],
      ['authorization_info', 'object', 'n'],
      ['authorization_info.user_display_name', 'string', 'y'],
      ['authorization_info.out_authorization_no', 'string(32)', 'y'],
      ['authorization_info.authorization_notify_url', 'string(256)', 'y'],
    ],
    status: 200,
    told: [
      ...createdTransfer,
      ['user_display_name', 'string', 'n'],
      ['out_authorization_no', 'string(32)', 'n'],
    ],
  },
  {
    page: '4012716437',
    method: 'GET',
    path: at(`${BILLS}/out-bill-no/{}`),
    asked: [],
    status: 200,
    told: queriedTransfer,
  },
  {
    page: '4012716457',
    method: 'GET',
    path: at(`${BILLS}/transfer-bill-no/{}`),
    asked: [],
    status: 200,
    told: queriedTransfer,
  },
  {
    page: '4012716458',
    method: 'POST',
    path: at(`${BILLS}/out-bill-no/{}/cancel`),
    asked: [],
    status: 200,
    told: [
      ['out_bill_no', 'string(32)', 'y'],
      ['transfer_bill_no', 'string(64)', 'y'],
      ['state', 'CANCELING|CANCELLED', 'y'],
      ['update_time', 'time', 'y'],
    ],
  },
  {
    page: '4014399293',
    method: 'POST',
    path: at(AUTHORIZATIONS),
    asked: [
      ['out_authorization_no', 'string(32)', 'y'],
      ['appid', 'string(32)', 'y'],
      ['openid', 'string(64)', 'y'],
      ['transfer_scene_id', 'string(36)', 'y'],
      ['user_display_name', 'string', 'y'],
      ['user_recv_perception', 'string(32)', 'n'],
      ['authorization_notify_url', 'string(256)', 'y'],
    ],
    status: 200,
    told: [
      ['out_authorization_no', 'string(32)', 'y'],
      ['state', 'WAIT_USER_CONFIRM', 'y'],
      ['create_time', 'time', 'y'],
      ['package_info', 'string', 'y'],
    ],
  },
  {
    page: '4014399293',
    method: 'GET',
    path: at(`${AUTHORIZATIONS}/out-authorization-no/{}`),
    asked: [],
    status: 200,
    told: [
      ...authorization,
      ['state', 'TAKING_EFFECT|CLOSED|WAIT_USER_CONFIRM', 'y'],
      ['transfer_scene_id', 'string', 'n'],
      ['user_recv_perception', 'string', 'n'],
      ['create_time', 'time', 'n'],
    ],
  },
  {
    page: '4015653811',
    method: 'POST',
    path: at(`${AUTHORIZATIONS}/out-authorization-no/{}/close`),
    asked: [],
    status: 200,
    told: [...authorization, ['state', 'CLOSED', 'y']],
  },
  {
    page: '4012791897',
    method: 'POST',
    path: at(`${PAYMENTS}/jsapi`),
    asked: [
      ['appid', 'string(32)', 'y'],
      ['mchid', 'string(32)', 'y'],
      ['description', 'string(127)', 'y'],
      ['out_trade_no', 'string(32)', 'y'],
      ['time_expire', 'time', 'n'],
      ['attach', 'string(128)', 'n'],
      ['notify_url', 'string(255)', 'y'],
      ['amount', 'object', 'y'],
      ['amount.total', 'integer', 'y'],
      ['amount.currency', 'CNY', 'n'],
      ['payer', 'object', 'y'],
      ['payer.openid', 'string(128)', 'y'],
    ],
    status: 200,
    told: [['prepay_id', 'string(64)', 'y']],
  },
  {
    page: '4013070356',
    method: 'GET',
    path: at(`${PAYMENTS}/out-trade-no/{}`),
    asked: ofMerchant,
    status: 200,
    told: payment,
  },
  {
    page: '4013070356',
    method: 'GET',
    path: at(`${PAYMENTS}/id/{}`),
    asked: ofMerchant,
    status: 200,
    told: payment,
  },
  {
    page: '4012791901',
    method: 'POST',
    path: at(`${PAYMENTS}/out-trade-no/{}/close`),
    asked: ofMerchant,
    status: 204,
    told: [],
  },
  {
    page: '4012791903',
    method: 'POST',
    path: at(REFUNDS),
    asked: [
      ['transaction_id', 'string(32)', 'n'],
      ['out_trade_no', 'string(32)', 'n'],
      ['out_refund_no', 'string(64)', 'y'],
      ['reason', 'string(80)', 'n'],
      ['notify_url', 'string(256)', 'n'],
      ['funds_account', 'AVAILABLE|UNSETTLED', 'n'],
      ['amount', 'object', 'y'],
      ['amount.refund', 'integer', 'y'],
      ['amount.total', 'integer', 'y'],
      ['amount.currency', 'CNY', 'y'],
    ],
    status: 200,
    told: refund,
  },
  { page: '4012791904', method: 'GET', path: at(`${REFUNDS}/{}`), asked: [], status: 200, told: refund },
  {
    page: '4012791889',
    method: 'GET',
    path: at('/v3/bill/fundflowbill'),
    asked: [
      ['bill_date', 'string(10)', 'y'],
      ['account_type', 'BASIC|OPERATION|FEES', 'n'],
      ['tar_type', 'GZIP', 'n'],
    ],
    status: 200,
    told: [
      ['hash_type', 'SHA1', 'y'],
      ['hash_value', 'string(1024)', 'y'],
      ['download_url', 'string(2048)', 'y'],
    ],
  },
  {
    page: '4012791888',
    method: 'GET',
    path: at('/v3/bill/tradebill'),
    asked: [
      ['bill_date', 'string(10)', 'y'],
      ['bill_type', 'ALL|SUCCESS|REFUND', 'n'],
      ['tar_type', 'GZIP', 'n'],
    ],
    status: 200,
    told: [
      ['hash_type', 'SHA1', 'y'],
      ['hash_value', 'string(1024)', 'y'],
      ['download_url', 'string(2048)', 'y'],
    ],
  },
  {
    page: '4012551764',
    method: 'GET',
    path: at('/v3/certificates'),
    asked: [],
    status: 200,
    told: [
      ['data', 'array', 'y'],
      ['data[].serial_no', 'string', 'y'],
      ['data[].effective_time', 'time', 'y'],
      ['data[].expire_time', 'time', 'y'],
      ['data[].encrypt_certificate', 'object', 'y'],
      ['data[].encrypt_certificate.algorithm', 'AEAD_AES_256_GCM', 'y'],
      ['data[].encrypt_certificate.nonce', 'string', 'y'],
      ['data[].encrypt_certificate.associated_data', 'string', 'y'],
      ['data[].encrypt_certificate.ciphertext', 'string', 'y'],
    ],
  },
];

/** Every refusal of every call. */
export const refusedWith: readonly Field[] = [
  ['code', 'string(32)', 'y'],
  ['message', 'string(256)', 'y'],
  ['detail', 'object', 'n'],
];

/** What lies under the seal of each notify. */
const toldRefund: readonly Field[] = [
  ['mchid', 'string(32)', 'y'],
  ['transaction_id', 'string(32)', 'y'],
  ['out_trade_no', 'string(32)', 'y'],
  ['refund_id', 'string(32)', 'y'],
  ['out_refund_no', 'string(64)', 'y'],
  ['refund_status', 'SUCCESS|CLOSED|ABNORMAL', 'y'],
  ['success_time', 'time', 'n'],
  ['user_received_account', 'string(64)', 'y'],
  ['amount', 'object', 'y'],
  ['amount.total', 'integer', 'y'],
  ['amount.refund', 'integer', 'y'],
  ['amount.payer_total', 'integer', 'y'],
  ['amount.payer_refund', 'integer', 'y'],
];
const toldAuthorization: readonly Field[] = [
  ...authorization,
  ['mchid', 'string(32)', 'n'],
  ['state', 'TAKING_EFFECT|CLOSED', 'y'],
];
export const notices: Readonly<Record<string, readonly Field[]>> = {
  'MCHTRANSFER.BILL.FINISHED': [
    ['out_bill_no', 'string(32)', 'y'],
    ['transfer_bill_no', 'string(64)', 'y'],
    ['state', 'SUCCESS|FAIL|CANCELLED', 'y'],
    ['mch_id', 'string(32)', 'y'],
    ['transfer_amount', 'integer', 'y'],
    ['openid', 'string(64)', 'y'],
    ['fail_reason', 'string', 'n'],
    ['create_time', 'time', 'y'],
    ['update_time', 'time', 'y'],
  ],
  'MCHTRANSFER.AUTHORIZATION.CONFIRMED': toldAuthorization,
  'MCHTRANSFER.AUTHORIZATION.CLOSED': toldAuthorization,
  'TRANSACTION.SUCCESS': payment,
  'REFUND.SUCCESS': toldRefund,
  'REFUND.CLOSED': toldRefund,
  'REFUND.ABNORMAL': toldRefund,
};

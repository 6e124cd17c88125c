import { at, type Field, type Published } from './published';

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

export const transferCalls: readonly Published[] = [
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
];

const toldAuthorization: readonly Field[] = [
  ...authorization,
  ['mchid', 'string(32)', 'n'],
  ['state', 'TAKING_EFFECT|CLOSED', 'y'],
];

/** What lies under the seal of each notify. */
export const transferNotices: Readonly<Record<string, readonly Field[]>> = {
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
};

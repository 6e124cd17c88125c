/** Closed lists: WeChat forbids drawing conclusions from a code one does not know, so such an answer is `unknown`. */
const everywhere = [
  'PARAM_ERROR',
  'INVALID_REQUEST',
  'SIGN_ERROR',
  'NO_AUTH',
  'NOT_FOUND',
  'FREQUENCY_LIMITED',
  'FREQUENCY_LIMIT_EXCEED',
  'RATELIMIT_EXCEEDED',
] as const;
export const transferRefusals = [...everywhere, 'NOT_ENOUGH', 'USER_ERROR', 'ACCOUNT_ERROR'] as const;
export const authorizationRefusals = [...everywhere, 'USER_ERROR', 'ACCOUNT_ERROR'] as const;
export const paymentRefusals = [
  ...everywhere,
  'ORDERPAID',
  'ORDER_CLOSED',
  'OUT_TRADE_NO_USED',
  'APPID_MCHID_NOT_MATCH',
  'OPENID_MISMATCH',
  'MCH_NOT_EXISTS',
  'ACCOUNT_ERROR',
  'RULE_LIMIT',
  'TRADE_ERROR',
] as const;
export const refundRefusals = [
  ...everywhere,
  'NOT_ENOUGH',
  'USER_ACCOUNT_ABNORMAL',
  'MCH_NOT_EXISTS',
  'REQUEST_BLOCKED',
] as const;
export const billRefusals = [...everywhere, 'NO_STATEMENT_EXIST', 'STATEMENT_CREATING'] as const;
export type TransferRefusal = (typeof transferRefusals)[number];
export type AuthorizationRefusal = (typeof authorizationRefusals)[number];
export type PaymentRefusal = (typeof paymentRefusals)[number];
export type RefundRefusal = (typeof refundRefusals)[number];
export type BillRefusal = (typeof billRefusals)[number];

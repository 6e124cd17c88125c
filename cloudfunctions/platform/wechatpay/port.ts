import type { Day } from '#contracts/vocabulary';
import type * as no from './refusal-codes';

/**
 * What a capability may ask of WeChat Pay: plain data in, plain data out, and an outcome for every question. Every
 * question names its merchant number, for a brand may have several and every seller has its own.
 */
export type WechatPay = {
  /** Local: nothing is sent. The same body must be kept and sent again, byte for byte, for the bill's life. */
  prepareTransfer(request: TransferRequest): Promise<PreparedTransfer>;
  /** A body that names an authorization goes where nobody has to confirm. */
  sendTransfer(frozen: FrozenTransfer): Promise<TransferOutcome>;
  queryTransfer(bill: BillName): Promise<TransferOutcome>;
  cancelTransfer(bill: BillName): Promise<TransferOutcome>;

  /** A person's standing consent to be paid without confirming; moves no money, and the same number finds the same one. */
  sendAuthorization(request: AuthorizationRequest): Promise<AuthorizationOutcome>;
  queryAuthorization(name: AuthorizationName): Promise<AuthorizationOutcome>;
  closeAuthorization(name: AuthorizationName): Promise<AuthorizationOutcome>;

  /** Local, as for transfers: the number is sent again with the same bytes or not at all. */
  preparePayment(request: PaymentRequest): Promise<PreparedBody>;
  sendPayment(frozen: PaymentName & PreparedBody): Promise<PrepayOutcome>;
  queryPayment(name: PaymentName): Promise<PaymentOutcome>;
  /** Accepted says that nobody can pay any more, not that nobody has: a query must follow before a new number. */
  closePayment(name: PaymentName): Promise<CloseOutcome>;
  /** What wx.requestPayment takes; signed for this phone and this moment. Local: nothing is sent. */
  paySheet(prepay: { mchid: string; prepayId: string }): Promise<PaySheet>;

  prepareRefund(request: RefundRequest): Promise<PreparedBody>;
  /** Under one number for ever: a new number for the same refund pays twice. */
  sendRefund(frozen: RefundName & PreparedBody): Promise<RefundOutcome>;
  queryRefund(name: RefundName): Promise<RefundOutcome>;

  /** The day's bill as text, its SHA1 checked against WeChat's signed word. */
  fetchBill(request: BillRequest): Promise<BillTextOutcome>;

  /** The merchant is the one in the address that WeChat was given; what it says inside must agree. */
  readNotify(mchid: string, headers: Headers, rawBody: Buffer): Promise<Notify>;
};

/**
 * `accepted` and `refused` come from answers whose signature was verified; everything else is `unknown`.
 * Neither `refused` nor `unknown` says that there is no bill: only a queried terminal state ends one.
 */
export type Outcome<Told, Code extends string> =
  | ({ kind: 'accepted'; evidence: Evidence } & Told)
  | { kind: 'refused'; code: Code; message: string; httpStatus: number; evidence: Evidence }
  | { kind: 'unknown'; why: Unknown; detail: string };

export type TransferOutcome = Outcome<{ bill: TransferBill }, no.TransferRefusal>;
export type AuthorizationOutcome = Outcome<{ authorization: Authorization }, no.AuthorizationRefusal>;
export type PrepayOutcome = Outcome<{ prepayId: string }, no.PaymentRefusal>;
export type PaymentOutcome = Outcome<{ payment: Payment }, no.PaymentRefusal>;
type CloseOutcome = Outcome<object, no.PaymentRefusal>;
export type RefundOutcome = Outcome<{ refund: Refund }, no.RefundRefusal>;
export type BillTextOutcome = Outcome<{ text: string }, no.BillRefusal>;

export type PreparedBody = { body: string };

export type BillName = { mchid: string; outBillNo: string };

export type TransferRequest = BillName & {
  sceneId: string;
  openid: string;
  /** The payee's legal name; WeChat refuses to pay another. Needed from 2,000 yuan, not allowed below 0.3 yuan. */
  userName?: string;
  amountFen: number;
  remark: string;
  notifyUrl: string;
  perception?: string;
  reportInfos: readonly { type: string; content: string }[];
  /** How the person sees it; a red packet carries at most 200 yuan. Not together with an authorization. */
  style?: 'CONFIRM_PAGE' | 'RED_PACKET';
  /** WeChat's id of an authorization in effect: the money arrives without anybody confirming. */
  authorizationId?: string;
};

/** The serial is that of the key the name was encrypted with, so it is kept with the body. */
export type PreparedTransfer = PreparedBody & { serial: string };
export type FrozenTransfer = BillName & PreparedTransfer;

export const transferStates = [
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'SUCCESS',
  'FAIL',
  'CANCELING',
  'CANCELLED',
] as const;
export type TransferState = (typeof transferStates)[number];

export type TransferBill = {
  outBillNo: string;
  transferBillNo: string;
  state: TransferState;
  mchid?: string;
  appid?: string;
  openid?: string;
  amountFen?: number;
  packageInfo?: string;
  failReason?: string;
};

export type AuthorizationName = { mchid: string; outAuthorizationNo: string };

export type AuthorizationRequest = AuthorizationName & {
  openid: string;
  sceneId: string;
  /** Which of our accounts this is, as the person will read it in WeChat. */
  displayName: string;
  perception?: string;
  notifyUrl: string;
};

export const authorizationStates = ['WAIT_USER_CONFIRM', 'TAKING_EFFECT', 'CLOSED'] as const;

export type Authorization = {
  outAuthorizationNo: string;
  state: (typeof authorizationStates)[number];
  /** Only once it is in effect; transfers name it. */
  authorizationId?: string;
  mchid?: string;
  appid?: string;
  openid?: string;
  sceneId?: string;
  /** Opens WeChat's page; told by a creation only. */
  packageInfo?: string;
  closeReason?: string;
};

export type PaymentName = { mchid: string; outTradeNo: string };

export type PaymentRequest = PaymentName & {
  openid: string;
  amountFen: number;
  /** What is paid for, as the bill in WeChat says it: at most 127 characters. */
  description: string;
  notifyUrl: string;
  /** Epoch milliseconds; after it nobody can pay. */
  expiresAt?: number;
};

export const paymentStates = [
  'SUCCESS',
  'REFUND',
  'NOTPAY',
  'CLOSED',
  'REVOKED',
  'USERPAYING',
  'PAYERROR',
] as const;

/** What was paid is told once it was paid: then the transaction, the amount and the payer are always there. */
export type Payment = { outTradeNo: string; mchid: string; appid: string } & (
  | { state: 'SUCCESS' | 'REFUND'; transactionId: string; amountFen: number; openid: string; paidAt?: number }
  | { state: Exclude<(typeof paymentStates)[number], 'SUCCESS' | 'REFUND'> }
);

export type PaySheet = {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
};

export type RefundName = { mchid: string; outRefundNo: string };

export type RefundRequest = RefundName & {
  outTradeNo: string;
  amountFen: number;
  /** What the whole payment was. */
  totalFen: number;
  /** Shown to the payer; at most 80 characters. */
  reason?: string;
  notifyUrl?: string;
};

export const refundStates = ['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL'] as const;

export type Refund = {
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  transactionId: string;
  state: (typeof refundStates)[number];
  amountFen: number;
  totalFen: number;
  refundedAt?: number;
};

export type BillRequest = {
  mchid: string;
  day: Day;
  /** The operating account (transfers leave it), the basic account (takings), and the payments one by one. */
  bill: 'OPERATION' | 'BASIC' | 'TRADE';
};

export type Unknown =
  /** No connection: the request cannot have arrived. */
  | 'not_sent'
  | 'cut_off'
  | 'timed_out'
  /** An answer came but nothing in it may be believed. */
  | Unverified
  /** The answer is WeChat's, and says nothing about the bill. */
  | 'server_error'
  | 'unknown_code'
  | 'not_understood'
  | 'another_bill'
  /** What was downloaded is not what the signed answer described. */
  | 'wrong_hash';

export type Unverified = 'missing_headers' | 'clock_skew' | 'unknown_serial' | 'bad_signature';

/** Everything needed to verify the answer again, years later. */
export type Evidence = {
  requestId: string;
  serial: string;
  timestamp: string;
  nonce: string;
  signature: string;
  body: string;
};

/** A verified notify is a hint that leads to a query; it never moves money by itself. */
export type Notify =
  | { kind: 'verified'; eventId: string; eventType: string; mchid: string; resource: Notified }
  | {
      kind: 'rejected';
      why:
        | Unverified
        | 'unknown_merchant'
        | 'not_opened'
        | 'unknown_event'
        | 'not_understood'
        | 'another_merchant';
    };

export type Notified =
  | ({ kind: 'transfer' } & TransferBill)
  | ({ kind: 'payment' } & Payment)
  | ({ kind: 'refund' } & Refund)
  | ({ kind: 'authorization' } & Authorization);

/** As Node gives them: names in any case, a repeated header as a list. */
export type Headers = Record<string, string | string[] | undefined>;

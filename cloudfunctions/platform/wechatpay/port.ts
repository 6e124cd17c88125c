/** What a capability may ask of WeChat Pay: plain data in, plain data out, and an outcome for every question. */
export type WechatPay = {
  /** Pure and local: nothing is sent. The same body must be kept and sent again, byte for byte, for the bill's life. */
  prepareTransfer(request: TransferRequest): PreparedTransfer;
  sendTransfer(frozen: FrozenTransfer): Promise<TransferOutcome>;
  queryTransfer(bill: BillName): Promise<TransferOutcome>;
  cancelTransfer(bill: BillName): Promise<TransferOutcome>;
  readNotify(headers: Headers, rawBody: Buffer): Notify;
};

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
};

export type PreparedTransfer = { body: string; serial: string };
export type FrozenTransfer = BillName & PreparedTransfer;

/**
 * `accepted` and `refused` come from answers whose signature was verified; everything else is `unknown`.
 * Neither `refused` nor `unknown` says that there is no bill: only a queried terminal state ends one.
 */
export type TransferOutcome =
  | { kind: 'accepted'; bill: TransferBill; evidence: Evidence }
  | { kind: 'refused'; code: RefusalCode; message: string; httpStatus: number; evidence: Evidence }
  | { kind: 'unknown'; why: Unknown; detail: string };

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

/** A closed list: WeChat forbids drawing conclusions from a code one does not know, so such an answer is `unknown`. */
export const refusalCodes = [
  'PARAM_ERROR',
  'INVALID_REQUEST',
  'SIGN_ERROR',
  'NO_AUTH',
  'NOT_ENOUGH',
  'USER_ERROR',
  'ACCOUNT_ERROR',
  'NOT_FOUND',
  'FREQUENCY_LIMITED',
  'FREQUENCY_LIMIT_EXCEED',
  'RATELIMIT_EXCEEDED',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

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
  | 'another_bill';

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
  | { kind: 'verified'; eventId: string; eventType: string; mchid: string; resource: TransferBill }
  | { kind: 'rejected'; why: Unverified | 'not_opened' | 'unknown_event' | 'not_understood' };

/** As Node gives them: names in any case, a repeated header as a list. */
export type Headers = Record<string, string | string[] | undefined>;

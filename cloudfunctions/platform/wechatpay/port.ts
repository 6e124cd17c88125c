import type { PaySheet } from '#contracts/vocabulary';
import type { AuthorizationName, AuthorizationOutcome, AuthorizationRequest } from './authorization';
import type { BillRequest, BillTextOutcome } from './bill';
import type { Headers, Notify } from './notify';
import type { PreparedBody } from './outcome';
import type { CloseOutcome, PaymentName, PaymentOutcome, PaymentRequest, PrepayOutcome } from './payment';
import type { RefundName, RefundOutcome, RefundRequest } from './refund';
import type {
  BillName,
  FrozenTransfer,
  PreparedTransfer,
  TransferOutcome,
  TransferRequest,
} from './transfer';

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

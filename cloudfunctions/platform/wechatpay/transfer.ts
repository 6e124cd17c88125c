import type { Outcome, PreparedBody } from './outcome';
import type { TransferRefusal } from './refusal-codes';

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

export type TransferOutcome = Outcome<{ bill: TransferBill }, TransferRefusal>;

import type { Asking } from './desk';
import type { Call } from './limit';
import type { Question } from './merchant';
import { closePayment, prepay, queryPayment, queryTransaction } from './payment/payment';
import { createRefund, queryRefund } from './payment/refund';
import { listCertificates } from './rotation';
import { downloadFile, requestFundFlow, requestTrade } from './statement/statement';
import type { Subject } from './subject';
import { closeAuthorization, queryAuthorization, requestAuthorization } from './transfer/authorization';
import {
  cancelTransfer,
  createTransfer,
  createWithAuthorization,
  queryByTransferNo,
  queryTransfer,
  transferAuthorized,
} from './transfer/transfer';
import type { Reply, Request } from './wire';

type Route = {
  call: Call;
  method: 'GET' | 'POST';
  path: RegExp;
  /** Whose number it names, and under which name in a body. */
  about?: { subject: keyof Subject; field: string };
  /** Only transfers are refused from an address that is not on the merchant's list. */
  isTransfer?: boolean;
  act: (question: Question, asking: Asking) => Reply;
};

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';
const AUTHORIZATIONS = '/v3/fund-app/mch-transfer/user-confirm-authorization';
const PAYMENTS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';
const bill = { subject: 'outBillNo', field: 'out_bill_no' } as const;
const authorization = { subject: 'outAuthorizationNo', field: 'out_authorization_no' } as const;
const payment = { subject: 'outTradeNo', field: 'out_trade_no' } as const;
const refund = { subject: 'outRefundNo', field: 'out_refund_no' } as const;

const at = (path: string) => new RegExp(`^${path.replace('{}', '([0-9A-Za-z_\\-|*@]{1,64})')}$`);

/** All that is built; everything else is refused by its name. */
const routes: Route[] = [
  { call: 'create', method: 'POST', path: at(BILLS), about: bill, isTransfer: true, act: createTransfer },
  {
    call: 'create',
    method: 'POST',
    path: at(`${BILLS}/transfer`),
    about: bill,
    isTransfer: true,
    act: transferAuthorized,
  },
  {
    call: 'create',
    method: 'POST',
    path: at(`${BILLS}/pre-transfer-with-authorization`),
    about: bill,
    isTransfer: true,
    act: createWithAuthorization,
  },
  { call: 'query', method: 'GET', path: at(`${BILLS}/out-bill-no/{}`), about: bill, act: queryTransfer },
  { call: 'query', method: 'GET', path: at(`${BILLS}/transfer-bill-no/{}`), act: queryByTransferNo },
  {
    call: 'cancel',
    method: 'POST',
    path: at(`${BILLS}/out-bill-no/{}/cancel`),
    about: bill,
    act: cancelTransfer,
  },
  {
    call: 'authorize',
    method: 'POST',
    path: at(AUTHORIZATIONS),
    about: authorization,
    act: requestAuthorization,
  },
  {
    call: 'query_authorization',
    method: 'GET',
    path: at(`${AUTHORIZATIONS}/out-authorization-no/{}`),
    about: authorization,
    act: queryAuthorization,
  },
  {
    call: 'close_authorization',
    method: 'POST',
    path: at(`${AUTHORIZATIONS}/out-authorization-no/{}/close`),
    about: authorization,
    act: closeAuthorization,
  },
  { call: 'pay', method: 'POST', path: at(`${PAYMENTS}/jsapi`), about: payment, act: prepay },
  {
    call: 'query_payment',
    method: 'GET',
    path: at(`${PAYMENTS}/out-trade-no/{}`),
    about: payment,
    act: queryPayment,
  },
  { call: 'query_payment', method: 'GET', path: at(`${PAYMENTS}/id/{}`), act: queryTransaction },
  {
    call: 'close_payment',
    method: 'POST',
    path: at(`${PAYMENTS}/out-trade-no/{}/close`),
    about: payment,
    act: closePayment,
  },
  { call: 'refund', method: 'POST', path: at(REFUNDS), about: refund, act: createRefund },
  { call: 'query_refund', method: 'GET', path: at(`${REFUNDS}/{}`), about: refund, act: queryRefund },
  { call: 'bill', method: 'GET', path: at('/v3/bill/fundflowbill'), act: requestFundFlow },
  { call: 'bill', method: 'GET', path: at('/v3/bill/tradebill'), act: requestTrade },
  { call: 'download', method: 'GET', path: at('/v3/billdownload/file'), act: downloadFile },
  { call: 'certificates', method: 'GET', path: at('/v3/certificates'), act: listCertificates },
];

export function routeOf({ method, path, body }: Request) {
  const [plain = '', query = ''] = path.split('?');
  const route = routes.find((known) => known.method === method && known.path.test(plain));
  if (!route) return undefined;
  const inPath = route.path.exec(plain)?.[1];
  const number = inPath ?? (route.about ? numberIn(body, route.about.field) : '');
  const subject: Subject = route.about ? { [route.about.subject]: number } : {};
  return { ...route, number, subject, query: new URLSearchParams(query) };
}

const numberIn = (body: Buffer, field: string) =>
  new RegExp(`"${field}"\\s*:\\s*"([^"]*)"`).exec(body.toString('utf8'))?.[1] ?? '';

import { assertHost, type HostEnvironment } from '../wechat/official-host';
import { officialHost, WechatPayConfiguration, type WechatPayMerchant } from './configuration';
import { currentKey, type KeyRing, keyRingOf } from './key-ring';
import type { BillName, TransferOutcome, WechatPay } from './port';
import { readAnswer } from './read-answer';
import { notifyReader } from './read-notify';
import { type Call, SigningPay } from './signing-pay';
import { transferBody } from './transfer-body';

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';

export type World = {
  now: () => number;
  environment: HostEnvironment;
};

/** Throws on a configuration that could not work, at start and not at the first payout. */
export function connectWechatPay(input: unknown, world: World): WechatPay {
  const configuration = WechatPayConfiguration.parse(input);
  assertHost(configuration.baseUrl, officialHost, world.environment);
  const merchants = new Map(
    configuration.merchants.map((merchant) => [
      merchant.mchid,
      {
        merchant,
        ring: keyRingOf(merchant),
        pay: new SigningPay(merchant, { ...configuration, now: world.now }),
      },
    ]),
  );
  const readNotify = notifyReader(configuration.merchants);
  const merchantOf = (mchid: string): Connected => {
    const found = merchants.get(mchid);
    if (!found) throw new Error(`There are no keys for merchant ${mchid}.`);
    return found;
  };
  const ask = async (bill: BillName, call: Omit<Call, 'serial'> & { serial?: string }) => {
    const { pay, ring } = merchantOf(bill.mchid);
    const reply = await pay.call({ serial: currentKey(ring, world.now()).serial, ...call });
    return readAnswer(ring, reply, bill.outBillNo, world.now());
  };

  return {
    prepareTransfer: async (request) => {
      const { merchant, ring } = merchantOf(request.mchid);
      const { serial, key } = currentKey(ring, world.now());
      return { body: transferBody(merchant, request, key), serial };
    },
    sendTransfer: (frozen) =>
      ask(frozen, { method: 'POST', path: BILLS, body: frozen.body, serial: frozen.serial }),
    queryTransfer: async (bill) =>
      ofMerchant(bill, await ask(bill, { method: 'GET', path: pathOf(bill), body: '' })),
    cancelTransfer: (bill) => ask(bill, { method: 'POST', path: `${pathOf(bill)}/cancel`, body: '' }),
    sendAuthorization: notBuiltYet,
    queryAuthorization: notBuiltYet,
    closeAuthorization: notBuiltYet,
    preparePayment: notBuiltYet,
    sendPayment: notBuiltYet,
    queryPayment: notBuiltYet,
    closePayment: notBuiltYet,
    paySheet: notBuiltYet,
    prepareRefund: notBuiltYet,
    sendRefund: notBuiltYet,
    queryRefund: notBuiltYet,
    fetchBill: notBuiltYet,
    readNotify: async (mchid, headers, rawBody) => readNotify(mchid, headers, rawBody, world.now()),
  };
}

const notBuiltYet = () => Promise.reject(new Error('not built yet'));

type Connected = { merchant: WechatPayMerchant; ring: KeyRing; pay: SigningPay };

/** The library puts path parts in verbatim; a number that is not one must not become another path. */
function pathOf({ outBillNo }: BillName): string {
  if (!/^[0-9A-Za-z]{1,32}$/.test(outBillNo)) throw new Error(`${outBillNo} is not a bill number.`);
  return `${BILLS}/out-bill-no/${outBillNo}`;
}

/** A query settles money, so it must tell whose bill and how much; without these it settles nothing. */
function ofMerchant(bill: BillName, outcome: TransferOutcome): TransferOutcome {
  if (outcome.kind !== 'accepted') return outcome;
  const { mchid, appid, amountFen } = outcome.bill;
  if (mchid === bill.mchid && appid !== undefined && amountFen !== undefined) return outcome;
  const why = mchid === undefined || mchid === bill.mchid ? 'not_understood' : 'another_bill';
  return { kind: 'unknown', why, detail: outcome.evidence.body.slice(0, 300) };
}

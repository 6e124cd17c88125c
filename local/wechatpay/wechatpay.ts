import { join } from 'node:path';
import type * as z from 'zod';
import { signedAnswer, spoil, systemError } from './answer';
import { advanceAll } from './book';
import { takeFault } from './fault';
import { leversOf, type Shown, Tap } from './levers';
import { type Call, rateLimits } from './limit';
import { type Merchant, type MerchantSeed, merchantKey, openMerchant, setupOf } from './merchant';
import { deliverDue, type Notify } from './notice';
import { mchidOf, signatureFault } from './signature';
import { openStore, type Store } from './store';
import { cancelTransfer, createTransfer, queryTransfer } from './transfer';
import { type Answer, type Dropped, header, type Reply, type Request, refusal } from './wire';

export type WechatPayOptions = {
  folder: string;
  now: () => number;
  notify: Notify;
  seed: { merchants: MerchantSeed[] };
};

/** WeChat Pay on a laptop: 商家转账 with the user's confirmation, and nothing else; the rest is refused by name. */
export async function createWechatPay({ folder, now, notify, seed }: WechatPayOptions) {
  const store = openStore(join(folder, 'wechatpay'));
  const merchants = await Promise.all(seed.merchants.map((merchant) => openMerchant(store, merchant, now())));
  const levers = leversOf({ store, now, notify });
  const limit = rateLimits();
  let lastTick = Promise.resolve();
  const tick = async () => {
    store.atomically(() => advanceAll(store, now()));
    await deliverDue(store, notify, now());
  };
  return {
    handle: async (request: Request): Promise<Answer | Dropped> =>
      request.method === 'POST' && request.path === '/wechat/confirm'
        ? plain(confirmOnPhone(request, levers.confirm))
        : answerMerchant({ store, limit, nowMs: now() }, request),
    levers,
    /** Carries out what is due on the given clock; ticks follow one another, so no notify is sent twice by two of them. */
    tick: (): Promise<void> => {
      lastTick = lastTick.then(tick, tick);
      return lastTick;
    },
    merchantSetup: () => merchants.map(setupOf),
    close: () => store.close(),
  };
}

/** `wx.requestMerchantTransfer` on the phone of one person: what is shown, or why nothing is. */
function confirmOnPhone({ body }: Request, confirm: (tap: z.output<typeof Tap>) => Shown): Reply {
  const tap = Tap.safeParse(JSON.parse(body.toString('utf8')));
  if (!tap.success) return { status: 400, json: { errMsg: 'requestMerchantTransfer:fail parameter error' } };
  return { status: 200, json: confirm(tap.data) };
}

type Desk = { store: Store; limit: ReturnType<typeof rateLimits>; nowMs: number };

async function answerMerchant(desk: Desk, request: Request): Promise<Answer | Dropped> {
  const { store, nowMs } = desk;
  const merchant = store.get<Merchant>(merchantKey(mchidOf(request) ?? ''));
  if (!merchant) return plain(refusal(401, 'SIGN_ERROR', 'Http头Authorization中的mchid有误'));
  const signing = { merchant, serial: header(request.headers, 'wechatpay-serial'), nowMs };
  const broken = signatureFault(request, merchant, nowMs);
  if (broken !== undefined) return signedAnswer(refusal(401, 'SIGN_ERROR', broken), signing);
  const route = routeOf(request);
  if (!route) return plain(notBuilt(request));

  const fault = store.atomically(() => takeFault(store, route.call, route.outBillNo));
  const isStopped = fault !== undefined && STOPPING.has(fault.kind);
  const reply = isStopped
    ? systemError
    : (desk.limit(merchant.mchid, route.call, nowMs) ??
      store.atomically(() => act({ store, merchant, nowMs }, route, request, signing.serial)));
  const answer = signedAnswer(reply, signing);
  return fault ? spoil(answer, fault, signing) : answer;
}

/** These meet the request before anything was decided. */
const STOPPING = new Set<string>(['drop_before', 'error_before', 'rate_limited']);

function act(
  question: { store: Store; merchant: Merchant; nowMs: number },
  route: Route,
  request: Request,
  serial: string | undefined,
): Reply {
  switch (route.call) {
    case 'create':
      return createTransfer(question, request.body, serial);
    case 'query':
      return queryTransfer(question, route.outBillNo);
    case 'cancel':
      return cancelTransfer(question, route.outBillNo, request.body);
  }
}

type Route = { call: Call; outBillNo: string };

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';
const BY_NUMBER = new RegExp(`^${BILLS}/out-bill-no/([0-9A-Za-z]{1,32})(/cancel)?$`);

function routeOf({ method, path, body }: Request): Route | undefined {
  if (method === 'POST' && path === BILLS) return { call: 'create', outBillNo: numberIn(body) };
  const [, outBillNo, cancel] = BY_NUMBER.exec(path) ?? [];
  if (outBillNo === undefined) return undefined;
  if (method === 'GET' && !cancel) return { call: 'query', outBillNo };
  if (method === 'POST' && cancel) return { call: 'cancel', outBillNo };
  return undefined;
}

const numberIn = (body: Buffer) => /"out_bill_no"\s*:\s*"([^"]*)"/.exec(body.toString('utf8'))?.[1] ?? '';

const notBuilt = ({ method, path }: Request) =>
  refusal(501, 'NOT_BUILT', `The local WeChat Pay does not build ${method} ${path}.`);

/** Without a merchant there is no key to sign with, and a phone does not verify. */
const plain = ({ status, json }: Reply): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: Buffer.from(JSON.stringify(json)),
});

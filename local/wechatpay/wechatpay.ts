import { setTimeout as truly } from 'node:timers/promises';
import type * as z from 'zod';
import { signedAnswer, spoil, systemError, type Wait } from './answer';
import { advanceAll } from './book';
import { type Random, trueChance } from './chance';
import type { Desk, Question } from './desk';
import { takeFault } from './fault';
import { type KeySource, newKeys } from './key-pair';
import { leversOf, type Shown, Tap } from './levers';
import { type Call, rateLimits } from './limit';
import { type Merchant, type MerchantSeed, merchantKey, openMerchant, setupOf } from './merchant';
import { deliverDue, type Notify } from './notice';
import { mchidOf, signatureFault } from './signature';
import type { Store } from './store';
import { type Stranger, strangerAt } from './stranger';
import { cancelTransfer, createTransfer, queryTransfer } from './transfer';
import { type Answer, type Dropped, header, type Reply, type Request, refusal } from './wire';

export type WechatPayOptions = {
  store: Store;
  now: () => number;
  notify: Notify;
  seed: { merchants: MerchantSeed[] };
  /** What a simulation brings along, so that the same seed is the same world: chance, keys, and time that passes. */
  random?: Random;
  keys?: KeySource;
  wait?: Wait;
};

/** WeChat Pay on a laptop: 商家转账 with the user's confirmation, and nothing else; the rest is refused by name. */
export async function createWechatPay(options: WechatPayOptions) {
  const { store, now, notify, seed, random = trueChance, keys = newKeys, wait = truly } = options;
  const desk = (): Desk => ({ store, random, nowMs: now() });
  const stranger = strangerAt(store, keys);
  const merchants = await Promise.all(seed.merchants.map((merchant) => openMerchant(desk(), merchant, keys)));
  const levers = leversOf({ desk, notify, stranger });
  const limit = rateLimits();
  let lastTick = Promise.resolve();
  const tick = async () => {
    store.atomically(() => advanceAll(desk()));
    await deliverDue(desk(), notify);
  };
  return {
    handle: async (request: Request): Promise<Answer | Dropped> =>
      request.method === 'POST' && request.path === '/wechat/confirm'
        ? plain(confirmOnPhone(request, levers.confirm))
        : answerMerchant({ ...desk(), limit, stranger, wait }, request),
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

type Counter = Desk & { limit: ReturnType<typeof rateLimits>; stranger: Stranger; wait: Wait };

async function answerMerchant(counter: Counter, request: Request): Promise<Answer | Dropped> {
  const { store, nowMs, random } = counter;
  const merchant = store.get<Merchant>(merchantKey(mchidOf(request) ?? ''));
  if (!merchant) return plain(refusal(401, 'SIGN_ERROR', 'Http头Authorization中的mchid有误'));
  const signing = { merchant, serial: header(request.headers, 'wechatpay-serial'), nowMs, random };
  const broken = signatureFault(request, merchant, nowMs);
  if (broken !== undefined) return signedAnswer(refusal(401, 'SIGN_ERROR', broken), signing);
  const route = routeOf(request);
  if (!route) return plain(notBuilt(request));

  const fault = store.atomically(() => takeFault(store, route.call, route.outBillNo));
  const isStopped = fault !== undefined && STOPPING.has(fault.kind);
  const reply = isStopped
    ? systemError
    : (counter.limit(merchant.mchid, route.call, nowMs) ??
      store.atomically(() => act({ store, merchant, nowMs, random }, route, request, signing.serial)));
  const answer = signedAnswer(reply, signing);
  return fault ? spoil(answer, fault, { ...counter, ...signing }) : answer;
}

/** These meet the request before anything was decided. */
const STOPPING = new Set<string>(['drop_before', 'error_before', 'rate_limited']);

function act(question: Question, route: Route, request: Request, serial: string | undefined): Reply {
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

import { setTimeout as truly } from 'node:timers/promises';
import { plainAnswer, signedAnswer, spoil, systemError, type Wait } from './answer';
import { type Random, trueChance } from './chance';
import type { Desk } from './desk';
import { advanceAll } from './due';
import type { Notify } from './envelope';
import { takeFault } from './fault';
import { type KeySource, newKeys } from './key-pair';
import { leversOf } from './levers/levers';
import { rateLimits } from './limit';
import {
  findMerchant,
  type Merchant,
  type MerchantSeed,
  merchantOf,
  openMerchant,
  setupOf,
} from './merchant';
import { deliverDue } from './notice';
import { onPhone } from './phone';
import { routeOf } from './routes';
import { mchidOf, signatureFault } from './signature';
import type { Store } from './store';
import { type Stranger, strangerAt } from './stranger';
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

/** WeChat Pay on a laptop: what our cloud asks of it, as documented; everything else is refused by name. */
export async function createWechatPay(options: WechatPayOptions) {
  const { store, now, notify, seed, random = trueChance, keys = newKeys, wait = truly } = options;
  const desk = (): Desk => ({ store, random, nowMs: now() });
  const stranger = strangerAt(store, keys);
  await Promise.all(seed.merchants.map((merchant) => openMerchant(desk(), merchant, keys)));
  const levers = leversOf({ desk, notify, stranger, keys });
  const limit = rateLimits();
  let lastTick = Promise.resolve();
  const tick = async () => {
    store.atomically(() => advanceAll(desk()));
    await deliverDue(desk(), notify);
  };
  return {
    handle: async (request: Request): Promise<Answer | Dropped> =>
      onPhone(request, levers) ?? answerMerchant({ ...desk(), limit, stranger, wait }, request),
    levers,
    /** Carries out what is due on the given clock; ticks follow one another, so no notify is sent twice by two of them. */
    tick: (): Promise<void> => {
      lastTick = lastTick.then(tick, tick);
      return lastTick;
    },
    /** As the console shows them now, in the order of the seed. */
    merchantSetup: () => seed.merchants.map(({ mchid }) => setupOf(merchantOf(store, mchid))),
    close: () => store.close(),
  };
}

type Counter = Desk & { limit: ReturnType<typeof rateLimits>; stranger: Stranger; wait: Wait };

async function answerMerchant(counter: Counter, request: Request): Promise<Answer | Dropped> {
  const { store, nowMs, random } = counter;
  const merchant = findMerchant(store, mchidOf(request) ?? '');
  if (!merchant) return unsigned(refusal(401, 'SIGN_ERROR', 'Http头Authorization中的mchid有误'));
  const signing = { merchant, serial: header(request.headers, 'wechatpay-serial'), nowMs, random };
  const broken = signatureFault(request, merchant, nowMs);
  if (broken !== undefined) return signedAnswer(refusal(401, 'SIGN_ERROR', broken), signing);
  const route = routeOf(request);
  if (!route) return unsigned(notBuilt(request));

  const fault = store.atomically(() => takeFault(store, route.call, route.subject));
  const isStopped = fault !== undefined && STOPPING.has(fault.kind);
  const reply = isStopped
    ? systemError
    : (counter.limit(merchant.mchid, route.call, nowMs) ??
      strangeAddress(merchant, route) ??
      store.atomically(() =>
        route.act(
          { store, merchant, nowMs, random },
          { body: request.body, number: route.number, query: route.query, serial: signing.serial },
        ),
      ));
  const answer = signedAnswer(reply, signing);
  return fault ? spoil(answer, fault, { ...counter, ...signing }) : answer;
}

/** These meet the request before anything was decided. */
const STOPPING = new Set<string>(['drop_before', 'error_before', 'rate_limited']);

const strangeAddress = ({ isStrangeAddress }: Merchant, { isTransfer }: { isTransfer?: boolean }) =>
  isStrangeAddress && isTransfer ? refusal(400, 'INVALID_REQUEST', '此IP地址不允许调用该接口') : undefined;

const notBuilt = ({ method, path }: Request) =>
  refusal(501, 'NOT_BUILT', `The local WeChat Pay does not build ${method} ${path}.`);

const unsigned = ({ status, json = {} }: Reply) => plainAnswer(status, json);

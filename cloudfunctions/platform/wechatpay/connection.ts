import { announcedKeys } from './announced-keys';
import type { WechatPayMerchant } from './configuration';
import { currentKey, type KeyRing, keyRingOf, type PlatformKey } from './key-ring';
import type { Headers } from './notify';
import { type Call, SigningPay } from './signing-pay';
import type { Exchange, Reply } from './transport';
import { type Verdict, verifyMessage } from './verify-message';

/** What came back, and whether it is WeChat's. */
export type Checked =
  | Extract<Reply, { kind: 'silence' }>
  | { kind: 'answer'; status: number; rawBody: Buffer; verdict: Verdict };

/** One merchant number with its keys at hand, and WeChat's keys to believe its answers by. */
export type Connection = {
  merchant: WechatPayMerchant;
  pay: SigningPay;
  /** The key of WeChat's to encrypt with and to name. */
  platformKey: () => Promise<PlatformKey>;
  ask: (call: Call) => Promise<Checked>;
  verify: (headers: Headers, rawBody: Buffer) => Promise<Verdict>;
};
export type Connect = (mchid: string) => Promise<Connection>;

/** What WeChat announced since the configuration was written; outlives its next reading. */
export type Learned = { keys: KeyRing; askedAt: number; asking: Promise<void> };
export const nothingLearned = (): Learned => ({ keys: [], askedAt: 0, asking: Promise.resolve() });

const LEARN_EVERY_MS = 60_000;

export type Way = { exchange: Exchange; now: () => number };

export function connect(merchant: WechatPayMerchant, learned: Learned, { exchange, now }: Way): Connection {
  const pay = new SigningPay(merchant, { exchange, now });
  let made = { from: learned.keys, ring: keyRingOf(merchant, learned.keys) };
  /** Reading keys is slow, so it is done once for what is known. */
  const ring = (): KeyRing => {
    if (made.from !== learned.keys) {
      made = { from: learned.keys, ring: keyRingOf(merchant, learned.keys) };
    }
    return made.ring;
  };

  /** An unknown serial may be WeChat's newest key or anybody's invention, so it is worth one question a minute. */
  const learn = (): Promise<void> => {
    const mayAsk = merchant.platformCertificates.length > 0 && now() - learned.askedAt >= LEARN_EVERY_MS;
    if (!mayAsk) return learned.asking;
    learned.askedAt = now();
    learned.asking = announcedKeys(merchant, pay, ring(), now()).then((keys) => {
      if (keys.length > 0) learned.keys = keys;
    });
    return learned.asking;
  };

  const platformKey = async (): Promise<PlatformKey> => {
    if (!currentKey(ring(), now())) await learn();
    const key = currentKey(ring(), now());
    if (!key) throw new Error(`Every WeChat Pay platform certificate of ${merchant.mchid} has expired.`);
    return key;
  };

  const verify = async (headers: Headers, rawBody: Buffer): Promise<Verdict> => {
    const verdict = verifyMessage(ring(), headers, rawBody, now());
    if (verdict.kind === 'verified' || verdict.why !== 'unknown_serial') return verdict;
    await learn();
    return verifyMessage(ring(), headers, rawBody, now());
  };

  const ask = async (call: Call): Promise<Checked> => {
    const { serial } = await platformKey();
    const reply = await pay.call({ serial, ...call });
    if (reply.kind === 'silence') return reply;
    const { status, headers, rawBody } = reply;
    return { kind: 'answer', status, rawBody, verdict: await verify(headers, rawBody) };
  };

  return { merchant, pay, platformKey, ask, verify };
}

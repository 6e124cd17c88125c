import { createPublicKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import type { Reply, Sent } from '../../../../cloudfunctions/platform/wechatpay/transport';
import { connectWechatPay } from '../../../../cloudfunctions/platform/wechatpay/wechatpay';
import { selfSigned } from '../../../../local/wechatpay/certificate';
import { sealedHeaders, sealResource } from '../../../../local/wechatpay/signature';

export const mchid = '1900000109';
export const appid = 'wxcrowncaplocal0001';
const DAY_MS = 86_400_000;

export type Key = { serial: string; privateKey: string; pem: string };
export type Said = {
  status?: number;
  json?: unknown;
  text?: string;
  /** Which key signs; a stranger's under WeChat's serial is a forgery. */
  by?: Key;
  serial?: string;
  agoMs?: number;
  unsigned?: true;
};

/**
 * A WeChat Pay that says what a test wants, truly signed unless told otherwise: for answers which no honest service
 * gives. What honest ones give comes from the local WeChat Pay.
 */
export function openSayingWechat(configured: object = {}) {
  const clock = { ms: Date.parse('2026-11-21T10:00:00+08:00') };
  const setup = {
    mchid,
    appid,
    privateKey: merchantKey,
    certificate: certificate('Merchant', merchantKey, clock.ms),
    apiV3Key: randomBytes(16).toString('hex'),
    publicKey: { id: platform.serial, pem: platform.pem },
    scenes: [
      {
        id: '1005',
        reportTypes: ['岗位类型', '报酬说明'],
        perceptions: ['劳务报酬', '报销款'],
        maxFen: 500_000,
      },
    ],
    ...configured,
  };
  const asked: Sent[] = [];
  const toSay: ((request: Sent) => Reply)[] = [];
  const client = connectWechatPay(
    { baseUrl: 'http://127.0.0.1:1' },
    {
      now: () => clock.ms,
      environment: { CROWNCAP_LOCAL: '1' },
      configurationOf: async (wanted) => (wanted === mchid ? structuredClone(setup) : undefined),
      exchange: async (request) => {
        asked.push(request);
        const next = toSay.shift();
        if (!next) throw new Error(`WeChat was not told what to say to ${request.method} ${request.url}.`);
        return next(request);
      },
    },
  );
  const random = (bytes: number) => randomBytes(bytes);

  function reply({ status = 200, json, text, by = platform, serial, agoMs = 0, unsigned }: Said): Reply {
    const rawBody = Buffer.from(text ?? (json === undefined ? '' : JSON.stringify(json)));
    const key = { serial: serial ?? by.serial, privateKey: by.privateKey };
    const headers = unsigned ? {} : sealedHeaders(rawBody, key, { nowMs: clock.ms - agoMs, random });
    return { kind: 'answer', status, headers, rawBody };
  }
  return {
    client,
    clock,
    setup,
    platform,
    asked,
    /** Answers in the order they are given. */
    says: (...answers: (Said | Reply)[]) =>
      toSay.push(...answers.map((said) => () => ('kind' in said ? said : reply(said)))),
    reply,
    /** A notify, sealed with the merchant's key and signed with WeChat's. */
    tells: (eventType: string, plaintext: object, how: Said & { apiV3Key?: string } = {}) => {
      const { apiV3Key = setup.apiV3Key, ...said } = how;
      const resource = sealResource(JSON.stringify(plaintext), apiV3Key, 'anything', random);
      const told = reply({
        json: { id: randomBytes(8).toString('hex'), event_type: eventType, resource },
        ...said,
      });
      if (told.kind === 'silence') throw new Error('a notify is never silence');
      return told;
    },
    /** What /v3/certificates lists. */
    announces: (...keys: Key[]) => ({
      data: keys.map(({ serial, pem }) => ({
        serial_no: serial,
        encrypt_certificate: sealResource(pem, setup.apiV3Key, 'certificate', random),
      })),
    }),
  };
}

export type SayingWechat = ReturnType<typeof openSayingWechat>;

/** Small, for tests make many. */
const newKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 1024 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

export function newPublicKey(): Key {
  const privateKey = newKey();
  const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  return { serial: `PUB_KEY_ID_${randomBytes(16).toString('hex')}`, privateKey, pem };
}

/** One of WeChat's platform certificates; valid from ten days ago. */
export function newCertificate(nowMs: number, days?: number): Key {
  const privateKey = newKey();
  const pem = certificate('Tenpay.com', privateKey, nowMs, days);
  return { serial: new X509Certificate(pem).serialNumber, privateKey, pem };
}

const certificate = (name: string, privateKey: string, nowMs: number, days = 1_000) =>
  selfSigned({ name, privateKey, fromMs: nowMs - 10 * DAY_MS, untilMs: nowMs + days * DAY_MS }, (bytes) =>
    randomBytes(bytes),
  );

const merchantKey = newKey();
const platform = newPublicKey();

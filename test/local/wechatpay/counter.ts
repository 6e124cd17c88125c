import { createDecipheriv } from 'node:crypto';
import { type KeySource, preparedKeys } from '../../../local/wechatpay/key-pair';
import { memoryStore } from '../../../local/wechatpay/memory-store';
import type { MerchantSeed } from '../../../local/wechatpay/merchant';
import { createWechatPay } from '../../../local/wechatpay/wechatpay';
import type { Answer } from '../../../local/wechatpay/wire';
import { authorized } from './authorized';
import { breaches, noticeBreaches } from './conformance';
import { isSignedBy } from './signed-by';

const keys = preparedKeys({ count: 10, bits: 1024 });
export const mchid = '1900000109';
export const appid = 'wx-crowncap';
export const li = 'openid-of-li';
export const notifyUrl = `https://crowncap.example/pay/notify/${mchid}`;
export const commission = {
  transfer_scene_id: '1005',
  transfer_scene_report_infos: [
    { info_type: '岗位类型', info_content: '业务员' },
    { info_type: '报酬说明', info_content: '陈列任务报酬' },
  ],
};

const seed: MerchantSeed = { mchid, appid, balanceFen: 1_000_000, sceneIds: ['1005', '1000'] };

/**
 * WeChat Pay below the socket, asked by requests that are written from the documentation and not by our client.
 * Every request and answer is held against what is published.
 */
export async function openCounter(changes: Partial<MerchantSeed> = {}) {
  const clock = { ms: Date.parse('2026-11-21T10:00:00+08:00') };
  const told: { url: string; headers: Record<string, string>; body: string }[] = [];
  const ear = { status: 204 };
  const source: KeySource = keys();
  const pay = await createWechatPay({
    store: memoryStore(),
    now: () => clock.ms,
    keys: source,
    wait: async (ms) => {
      clock.ms += ms;
    },
    notify: async (url, headers, body) => {
      told.push({ url, headers, body: body.toString('utf8') });
      return { status: ear.status };
    },
    seed: {
      merchants: [
        { ...seed, ...changes },
        { ...seed, mchid: '1900000110', ...changes },
      ],
    },
  });
  const setup = (of = mchid) => {
    const found = pay.merchantSetup().find((merchant) => merchant.mchid === of);
    if (!found) throw new Error(`There is no merchant ${of}.`);
    return found;
  };
  const signed = (method: string, path: string, json?: object, of = mchid, serial?: string) => {
    const body = json === undefined ? '' : JSON.stringify(json);
    return authorized(setup(of), { method, path, body, nowMs: clock.ms, ...(serial && { serial }) });
  };
  const send = async (...asked: Parameters<typeof signed>) => {
    const request = signed(...asked);
    const answer = await pay.handle(request);
    expect(breaches(request, answer)).toEqual([]);
    return answer;
  };
  const heardAt = (at: number) => {
    const notify = told[at];
    if (!notify) throw new Error('WeChat said nothing.');
    expect(isSignedBy(setup().publicKey?.pem ?? '', notify.headers, Buffer.from(notify.body))).toBe(true);
    const { event_type: event, resource } = JSON.parse(notify.body);
    const plaintext = opened(resource, setup().apiV3Key);
    expect(noticeBreaches(event, plaintext)).toEqual([]);
    return { url: notify.url, event, ...plaintext } as { url: string; event: string } & Record<
      string,
      unknown
    >;
  };
  return {
    ...pay,
    clock,
    told,
    ear,
    setup,
    signed,
    send,
    /** Whatever comes back, be it no answer to such a request at all. */
    answerTo: (method: string, path: string, json?: object) => pay.handle(signed(method, path, json)),
    isTrue: ({ headers, body }: Answer) => isSignedBy(setup().publicKey?.pem ?? '', headers, body),
    /** What is told, by a body whose signature was verified; a no is its status and code. */
    ask: async (method: string, path: string, json?: object, of = mchid) => {
      const answer = await send(method, path, json, of);
      if (answer === 'dropped') return { status: 0 };
      expect(isSignedBy(setup(of).publicKey?.pem ?? '', answer.headers, answer.body)).toBe(true);
      const text = answer.body.toString('utf8');
      return { status: answer.status, ...(text === '' ? {} : (JSON.parse(text) as object)) };
    },
    /** The last notify, opened. */
    heard: () => heardAt(told.length - 1),
    heardAt,
  };
}
export type Counter = Awaited<ReturnType<typeof openCounter>>;

type Sealed = { ciphertext: string; nonce: string; associated_data: string };

export function opened({ ciphertext, nonce, associated_data }: Sealed, apiV3Key: string) {
  return JSON.parse(unsealed({ ciphertext, nonce, associated_data }, apiV3Key)) as Record<string, unknown>;
}

export function unsealed({ ciphertext, nonce, associated_data }: Sealed, apiV3Key: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce);
  decipher.setAAD(Buffer.from(associated_data));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
}

import { X509Certificate } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Aes, Decorator, Rsa, type WechatpayAxiosPlugin } from 'wechatpay-axios-plugin';
import { quickKeys } from '../../../local/wechatpay/key-pair';
import { memoryStore } from '../../../local/wechatpay/memory-store';
import { createWechatPay } from '../../../local/wechatpay/wechatpay';
import { listener } from '../../cloudfunctions/platform/wechatpay/listener';

export const mchid = '1900000109';
export const appid = 'wxcrowncaplocal0001';
export type Told = { headers: Record<string, string>; body: Buffer };
type Answer = { status: number; data: unknown; code?: string };

/** The local WeChat Pay, spoken to by a library that is not ours: it signs, verifies and opens by its own code. */
export async function openSecondClient(keys: ('public_key' | 'certificate')[]) {
  const told: Told[] = [];
  const wechatPay = await createWechatPay({
    store: memoryStore(),
    now: () => Date.now(),
    keys: quickKeys,
    notify: async (_url, headers, body) => {
      told.push({ headers, body });
      return { status: 204 };
    },
    seed: {
      merchants: [{ mchid, appid, balanceFen: 10_000_000, basicFen: 10_000_000, sceneIds: ['1005'], keys }],
    },
  });
  const server = http.createServer(listener(wechatPay.handle, { prefix: '' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const [setup] = wechatPay.merchantSetup();
  if (!setup) throw new Error('no merchant');
  const certs = {
    ...(setup.publicKey && { [setup.publicKey.id]: setup.publicKey.pem }),
    ...Object.fromEntries(
      setup.platformCertificates.map((pem) => [new X509Certificate(pem).serialNumber, pem]),
    ),
  };
  const [serial = ''] = Object.keys(certs);
  const client = (changes: object = {}) =>
    new Decorator({
      baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      mchid,
      serial: new X509Certificate(setup.certificate).serialNumber,
      privateKey: setup.privateKey,
      certs,
      ...changes,
    });
  const askBy = async (by: Decorator, method: string, path: string, data?: object): Promise<Answer> => {
    try {
      const headers = { 'Wechatpay-Serial': serial };
      const { status, data: answered } = await by.request(path, method, data, { headers });
      return { status, data: answered };
    } catch (error) {
      const { code, response } = error as { code?: string; response?: { status: number; data: unknown } };
      return { status: response?.status ?? 0, data: response?.data, ...(code && { code }) };
    }
  };
  const ours = client();
  return {
    ...wechatPay,
    told,
    setup,
    client,
    askBy,
    ask: (method: string, path: string, data?: object) => askBy(ours, method, path, data),
    /** As the library's guide checks and opens a notify. */
    hears: ({ headers, body }: Told): unknown => {
      const text = body.toString();
      const signed = `${headers['Wechatpay-Timestamp']}\n${headers['Wechatpay-Nonce']}\n${text}\n`;
      const key = (certs as Record<string, string>)[headers['Wechatpay-Serial'] ?? ''] ?? '';
      if (!Rsa.verify(signed, headers['Wechatpay-Signature'] ?? '', Rsa.from(key, 'public')))
        return 'not WeChat';
      const { resource } = JSON.parse(text);
      const { ciphertext, nonce, associated_data } = resource;
      return JSON.parse(gcm.decrypt(ciphertext, setup.apiV3Key, nonce, associated_data));
    },
    sealed: (name: string) => Rsa.encrypt(name, Rsa.from(certs[serial] ?? '', 'public')),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await wechatPay.close();
    },
  };
}

/** The library's types forget what its class carries. */
const { AesGcm: gcm } = Aes as unknown as typeof WechatpayAxiosPlugin.Aes;
export const openWith = (
  key: string,
  sealed: { ciphertext: string; nonce: string; associated_data: string },
) => gcm.decrypt(sealed.ciphertext, key, sealed.nonce, sealed.associated_data);

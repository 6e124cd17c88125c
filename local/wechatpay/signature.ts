import { createCipheriv, sign, verify } from 'node:crypto';
import type { Random } from './chance';
import { certificateOf, privateKeyOf } from './key-pair';
import type { Merchant } from './merchant';
import type { PlatformKey } from './platform-key';
import { header, type Request } from './wire';

const SKEW_MS = 300_000;

/** Returns why the request is not the merchant's, or nothing. The signature covers the exact bytes that came. */
export function signatureFault(request: Request, merchant: Merchant, nowMs: number): string | undefined {
  const claim = readAuthorization(request);
  if (!claim) return 'Http头Authorization值格式错误';
  if (claim.serial !== certificateOf(merchant.certificate).serialNumber) return '商户证书序列号有误';
  if (Math.abs(nowMs - Number(claim.timestamp) * 1000) > SKEW_MS)
    return 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟';
  const signed = Buffer.concat([
    Buffer.from(`${request.method}\n${request.path}\n${claim.timestamp}\n${claim.nonce}\n`),
    request.body,
    Buffer.from('\n'),
  ]);
  const key = certificateOf(merchant.certificate).publicKey;
  if (!verify('RSA-SHA256', signed, key, Buffer.from(claim.signature, 'base64')))
    return '签名错误,请检查后再试';
  return undefined;
}

export function mchidOf(request: Request): string | undefined {
  return readAuthorization(request)?.mchid;
}

function readAuthorization(request: Request) {
  const [scheme, rest] = header(request.headers, 'authorization')?.split(/ (.*)/s) ?? [];
  if (scheme !== 'WECHATPAY2-SHA256-RSA2048' || !rest) return undefined;
  const fields = new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const mchid = fields.get('mchid');
  const nonce = fields.get('nonce_str');
  const timestamp = fields.get('timestamp');
  const serial = fields.get('serial_no');
  const signature = fields.get('signature');
  if (!mchid || !nonce || !timestamp || !serial || !signature || !/^\d+$/.test(timestamp)) return undefined;
  return { mchid, nonce, timestamp, serial, signature };
}

/** The headers WeChat puts on answers and notifies alike. */
export function sealedHeaders(
  body: Buffer,
  key: Pick<PlatformKey, 'serial' | 'privateKey'>,
  { nowMs, random }: { nowMs: number; random: Random },
) {
  const timestamp = Math.floor(nowMs / 1000).toString();
  const nonce = random(16).toString('hex');
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': key.serial,
    'Wechatpay-Signature': sign('RSA-SHA256', signed, privateKeyOf(key.privateKey)).toString('base64'),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    'Request-ID': random(20).toString('hex').toUpperCase(),
  };
}

export function sealResource(plaintext: string, apiV3Key: string, kind: string, random: Random) {
  const nonce = random(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(kind));
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    original_type: kind,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: kind,
    nonce,
  };
}
